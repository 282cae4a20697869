"""The JDF gateway. Empty on purpose: importing any part of it runs this first (see gateway.__main__)."""
