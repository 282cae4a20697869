"""Checks of lines, areas and other drawn shapes."""
