"""Labelled spans and the layout of direct speech → statements."""
