"""The pages of docs/api, made from the docstrings of what authors of plugins, kinds, panels and scripts import.

The sources are read, never imported: a page is the same on every computer and under every version of Python. Libraries that
make such pages leave out the comments behind fields, which here say what a field is, and want templates or web pages.
"""
