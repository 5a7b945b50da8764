"""The canvas: the graph painted straight from its value, and everything that edits it by hand."""
