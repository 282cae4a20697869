"""Checks of the fonts that pages are written in."""
