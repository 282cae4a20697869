"""XJDF 2.x: what is to be made in one flat document, without nodes and links."""
