"""Checks of colour and ink."""
