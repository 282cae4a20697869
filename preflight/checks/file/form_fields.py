"""Flag files with fields to fill in, which programs draw each in their own way.

Why: what stands in a field may print otherwise than it looked, or not at all.
Fix: print the filled form to a new PDF, or flatten its fields, and upload that.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "xfa": Text(
        "the file is an XFA form, fixed pages expected; its pages exist only in one program, ask for a flattened PDF",
        "Your file is a form that only one program can show. Please print it to a new PDF.",
        explains=("page-count", "blank-page"),
    ),
    "undrawn": Text(
        "{on_pages}: {count} form fields, drawn only by the viewer, 0 expected; flatten them and compare",
        "Your file has fields to fill in, and their content may be missing in print. Please check the preview.",
        severity=Severity.WARNING,
    ),
    "fields": Text(
        "{on_pages}: {count} form fields, 0 expected; flatten them and compare what stands in them",
        "Your file has fields to fill in. Please check in the preview what stands in them.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST)
def form_fields(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell an XFA form first, for it explains the rest; a field for a signature is digital-signature's business."""
    form = facts.form
    if form is None:
        return
    count = form.fields - form.signature_fields
    if form.xfa:
        yield Hit("xfa")
    elif count > 0:
        case = "undrawn" if form.need_appearances else "fields"
        yield from _on_pages(facts, case, (("count", str(count)),))


def _on_pages(facts: Facts, case: str, told: tuple[tuple[str, str], ...]) -> Iterator[Hit]:
    places = {
        page.number: tuple(note.rect_mm for note in page.annotations if note.field and not note.hidden)
        for page in facts.pages
    }
    shown = {number: rects for number, rects in places.items() if rects}
    for number, rects in shown.items():
        yield Hit(case, number, rects_mm=rects, arguments=told)
    if not shown:
        yield Hit(case, arguments=told)
