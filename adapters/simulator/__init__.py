"""A print device in its own process that knows only its folders: `python -m adapters.simulator --folder DIR`.

It is the judge in the tests of delivery, so it shares nothing with the code under test but the parser that
turns hostile XML away: it reads tickets with its own eyes, decides from their content alone, and keeps its
own log.
"""
