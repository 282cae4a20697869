"""Checks of pictures as they are placed on the pages."""
