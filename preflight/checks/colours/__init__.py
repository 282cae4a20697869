"""Checks of colours and inks against what was ordered."""
