"""Clocks that are not ours: what comes unevenly goes out evenly, and a device is followed at its own speed."""
