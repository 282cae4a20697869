"""How a copy of a file is mended; everything here but `why_not` runs in the sandbox."""
