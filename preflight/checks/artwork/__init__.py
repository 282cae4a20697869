"""Checks of artwork that comes as something else than a PDF."""
