"""Pages of the shop's staff, one module a page."""
