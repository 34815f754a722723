"""The studio's cards: price card, countdown, product strip, sold ticker, QR code, logo, lower third, comment, tally, banner."""
