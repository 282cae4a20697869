"""Flag shapes for cutting, foil, embossing or varnish that are ordered and not in the file, or the other way round.

Why: without its shape a finishing cannot be made, and a shape nobody ordered is printed as a line.
Fix: draw the shape in a spot colour of its own name, such as CutContour, or take it out of the file.
"""

import re
from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity
from preflight.texts import pages_in

TEXTS = {
    "missing": Text(
        "{shape} is ordered, no layer or spot colour for it found; ask for the shape as layer or spot colour",
        "You ordered {shape}, but your file has no shape for it. Please add it in a colour of its own.",
        from_order=("finishing",),
    ),
    "not-ordered": Text(
        "{on_pages}: the layer {layer} is for {shape}, which is not ordered; change the order or drop the layer",
        "{on_pages}: your file has a shape for {shape}, which you did not order. Please check your order.",
        severity=Severity.WARNING,
        from_order=("finishing",),
    ),
}
_SHAPES = {
    # finishing: (what it is, step types of ISO 19593-1, names that spot colours usually have)
    "dieCut": (
        "die cutting",
        r"(partial|reversepartial)?cutting.*|creasing.*",
        r"cut|die|stanz|contour|kontur",
    ),
    "kissCut": ("kiss cutting", r"(partial|reversepartial)?cutting.*", r"cut|die|stanz|contour|kontur"),
    "foil": ("foil", r".*foilstamping", r"foil|folie|gold|silver|silber|hot ?stamp"),
    "emboss": ("embossing", r"embossing", r"emboss|präg|praeg|relief"),
    "deboss": ("debossing", r"debossing", r"deboss|emboss|präg|praeg|relief"),
    "spotVarnish": ("spot varnish", r"varnish", r"varnish|lack|uv|gloss|spot ?coat"),
}
_STEPS = {
    # step types nobody prints that the order would name, and the finishings that ask for them
    "cutting": ("die cutting", {"dieCut", "kissCut"}),
    "partialcutting": ("kiss cutting", {"dieCut", "kissCut"}),
    "perforating": ("perforation", {"perforate", "dieCut"}),
    "creasing": ("creasing", {"score", "dieCut"}),
    "drilling": ("drilling", {"drill"}),
    "foilstamping": ("foil", {"foil"}),
    "coldfoilstamping": ("foil", {"foil"}),
    "embossing": ("embossing", {"emboss"}),
    "debossing": ("debossing", {"deboss", "emboss"}),
    "varnish": ("spot varnish", {"spotVarnish", "varnish"}),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST)
def processing_steps(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Look for the shapes by the layers' processing steps (ISO 19593-1), then by the usual names of spot colours."""
    steps = {_step(layer.group, layer.step) for layer in facts.layers if layer.group}
    spots = " / ".join(facts.spots()).lower()
    for op in dict.fromkeys(expected.finishing):
        what, types, names = _SHAPES.get(op, ("", "", ""))
        if what and not any(re.fullmatch(types, step) for step in steps) and not re.search(names, spots):
            yield Hit("missing", wanted=op, arguments=(("shape", what),))
    if expected.part:
        yield from _not_ordered(facts, expected)


def _not_ordered(facts: Facts, expected: Expected) -> Iterator[Hit]:
    for layer in facts.layers:
        what, ops = _STEPS.get(_step(layer.group, layer.step) if layer.group else "", ("", set()))
        if what and layer.printed and not ops & set(expected.finishing):
            for number in pages_in(layer.pages):
                yield Hit(
                    "not-ordered", number, arguments=(("layer", layer.name[:40] or "?"), ("shape", what))
                )


def _step(group: str, step: str) -> str:
    """Return what a step does: its type, or its group where that says it all."""
    return (step or group).lower() if group.lower() == "structural" else group.lower()
