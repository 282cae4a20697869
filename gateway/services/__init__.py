"""Use cases, one a file: each loads values, decides by pure functions, and keeps the outcome in one transaction."""
