"""What a show is made of: its document as frozen values, for engine and windows alike."""
