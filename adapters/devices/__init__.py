"""The kinds of device, one module each with its frozen Config beside it; the registry finds them here."""
