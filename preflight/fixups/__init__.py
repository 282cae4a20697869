"""The fixups, one a file, found by their files."""
