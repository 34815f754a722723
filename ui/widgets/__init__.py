"""Widgets, menus and a form that several areas of the window use."""
