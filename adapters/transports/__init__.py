"""How bytes travel to a device and back: one module a transport."""
