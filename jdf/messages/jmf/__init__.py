"""The messages of JMF, one a file: what each asks, and what answers it."""
