"""What the processes say to each other, and the two lines they say it on."""
