"""The product's version, read by the build and by `jdf-gateway --version`."""

__version__ = "0.1.0"
