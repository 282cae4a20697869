"""Runs the content streams of a PDF as far as facts need it: what is painted, where, with which colour, font and size.

`Interpreter` is asked for one page after another and answers with a `Sheet`; everything that pages share (fonts,
colour spaces, forms) it looks at once. Nothing is rendered and no image is decoded.
"""

from preflight.interpreter.machine import Interpreter

__all__ = ["Interpreter"]
