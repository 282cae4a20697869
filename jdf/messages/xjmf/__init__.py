"""The messages of XJMF, one a file: what each asks, and what answers it."""
