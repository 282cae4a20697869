"""Interactive forms and signatures (ISO 32000-2, 12.7 and 12.8)."""

import pikepdf

from preflight.facts import FormFacts
from preflight.interpreter.values import entry, flag, items, table, whole, word

_MOST_FIELDS = 20_000


def form_of(root: pikepdf.Object) -> FormFacts | None:
    """Read the form of a file; None where there is none, or one without anything in it."""
    form = table(root, "/AcroForm")
    if form is None:
        return None
    fields = signatures = signed = 0
    waiting = items(form.get("/Fields"), _MOST_FIELDS)
    seen: set[tuple[int, int]] = set()
    while waiting and fields < _MOST_FIELDS:
        field = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary) or (field.objgen in seen and field.objgen != (0, 0)):
            continue
        seen.add(field.objgen)
        kids = [kid for kid in items(field.get("/Kids"), _MOST_FIELDS) if "/T" in kid]
        waiting += kids
        if kids:
            continue
        fields += 1
        if word(field.get("/FT")) == "Sig":
            signatures += 1
            signed += isinstance(entry(field, "/V"), pikepdf.Dictionary)
    xfa = "/XFA" in form
    if not fields and not xfa:
        return None
    needs = flag(form.get("/NeedAppearances"))
    return FormFacts(
        fields, xfa, needs, signatures, signed + (whole(form.get("/SigFlags")) & 1 if not signatures else 0)
    )
