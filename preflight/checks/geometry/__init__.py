"""Checks of pages, sizes and boxes against the order."""
