"""The elements below a node, one module an element; a new module is found by itself."""
