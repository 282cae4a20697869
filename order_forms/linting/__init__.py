"""Refuse a form that would lose an answer, hide a field for ever or speak to nobody: before a customer meets it."""
