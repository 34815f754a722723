"""What the desk reads the chat for (tallies of keywords, watched words, what viewers ask), and what was done in it, by whom."""
