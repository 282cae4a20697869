"""Checks of what a file says of itself."""
