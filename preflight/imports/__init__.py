"""Reports of other preflight programs, told as findings of ours.

Nothing here parses XML: who has a report hands over its root element, read by a parser that refuses what is hostile.
"""
