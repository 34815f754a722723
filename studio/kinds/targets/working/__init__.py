"""What the working parts of destinations share: when they dial, how they shed and count, what they say of a network's trouble."""
