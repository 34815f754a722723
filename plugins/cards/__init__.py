"""The studio's own cards: price card, countdown, product strip, sold ticker, QR code, logo, lower third, comment, banner."""
