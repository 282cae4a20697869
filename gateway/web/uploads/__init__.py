"""Files from browsers and clients that must survive broken connections."""
