"""Pages of customers, one module a page."""
