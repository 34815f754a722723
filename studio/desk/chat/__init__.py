"""What the desk reads the chat for: tallies of keywords, watched words, what viewers ask."""
