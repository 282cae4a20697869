"""The command line: a module a noun; heavy imports wait for their verb, so that `--help` is quick."""
