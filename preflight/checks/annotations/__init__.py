"""Checks of notes and marks that lie upon the pages."""
