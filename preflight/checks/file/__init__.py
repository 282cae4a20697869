"""Checks of the file as a whole: can it be opened, and by anybody."""
