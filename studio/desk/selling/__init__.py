"""The selling side of the desk: runs the rules of `studio.show.selling` for windows, shops, cards and the journal."""
