"""Reads files that are not PDF: each format by a reader of its own, by its headers, bounded from the first byte.

They run in the sandbox. None of them runs what a file holds, and none decodes more pixels than it was told to.
"""
