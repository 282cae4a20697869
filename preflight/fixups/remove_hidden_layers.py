"""Take out what stands in layers that are not printed.

Why: a hidden layer may be switched on again by a later program, and older devices print all layers.
Changes: content, pictures and notes of layers that do not print; what is printed stays as it is.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup
from preflight.interpreter.layers import Layers
from preflight.mending.parts import drop_annotations, named_pages
from preflight.mending.rewriter import Change, Mark, rewrite
from preflight.texts import page_ranges, pages_in

_MOST_NAMES = 5


def _proposes(_facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    pages = {number for finding in findings for number in pages_in(finding.pages)}
    names = sorted({finding.arguments.get("layer", "?") for finding in findings})
    return {"pages": page_ranges(pages), "layers": ", ".join(names[:_MOST_NAMES])} if pages else None


@fixup(
    answers=("layer-visibility.hidden", "layer-visibility.screen-only"),
    area=Area.NOTHING,
    manner=Manner(rank=10),
    offer=Offer(
        "{on_pages}: take out what stands in the layers {layers}, which do not print",
        "We take out the hidden parts ({layers}). They would not have been printed.",
    ),
    proposes=_proposes,
)
def remove_hidden_layers(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Leave out the marks and keep what changes the state for the marks after them."""
    layers = Layers.of(pdf.Root)
    pages = list(named_pages(pdf, parameters))
    rewrite(pdf, pages, _Visible())
    for page in pages:
        drop_annotations(page, lambda note: "/OC" in note and not layers.prints(note.get("/OC")))


class _Visible:
    def change(self, mark: Mark) -> Change | None:
        """Drop what is painted in a layer that does not print."""
        return Change(drop=True) if mark.run.hidden else None

    def unlayers(self) -> bool:
        """Take the signs around hidden content away with it."""
        return True
