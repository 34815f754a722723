"""What the studio asks when it runs on a computer for the first time."""
