"""The demo: a shop, a device, five orders drawn from a seed, and a judge that believes nobody's word."""
