"""Inputs of the studio: the list, and the dialog that adds one."""
