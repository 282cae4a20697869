"""Checks of layers that can be switched on and off."""
