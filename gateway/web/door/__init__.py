"""Where people come in: signing in and out, links, the language."""
