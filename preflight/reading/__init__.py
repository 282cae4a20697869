"""Reads what a PDF says of itself: structure, boxes, metadata, layers, actions, and what its pages paint, as facts."""
