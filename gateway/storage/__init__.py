"""Rows, repositories, migrations and blobs: the only place that knows a database."""
