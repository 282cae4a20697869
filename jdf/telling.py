"""The values of a job in business words: what a person calls each field, and how they read its value.

The words are English; a field's path without names and numbers is the row of `CHANGE_LABELS` they come from, so that
a caller can say the same in another language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from jdf.intent.finish import Finish
from jdf.intent.job import JobSpec
from jdf.intent.part import Part
from jdf.vocabulary import words

Value = str | float | tuple[str, ...] | None
_LONGEST_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class ChangeLabel:
    """What a person calls a field of a job, and its unit."""

    name: str
    unit: str = ""


CHANGE_LABELS: Final[Mapping[str, ChangeLabel]] = MappingProxyType(
    {
        "product_type": ChangeLabel("Product"),
        "name": ChangeLabel("Name"),
        "quantity": ChangeLabel("Quantity"),
        "comment": ChangeLabel("Comment"),
        "parts": ChangeLabel("Parts"),
        "parts.role": ChangeLabel("Kind of part"),
        "parts.pages": ChangeLabel("Pages"),
        "parts.size.trim_w_mm": ChangeLabel("Width", "mm"),
        "parts.size.trim_h_mm": ChangeLabel("Height", "mm"),
        "parts.size.bleed_mm": ChangeLabel("Bleed", "mm"),
        "parts.size.safe_mm": ChangeLabel("Safe margin", "mm"),
        "parts.size.flat_w_mm": ChangeLabel("Open width", "mm"),
        "parts.size.flat_h_mm": ChangeLabel("Open height", "mm"),
        "parts.media.type": ChangeLabel("Material"),
        "parts.media.stock": ChangeLabel("Stock"),
        "parts.media.gsm": ChangeLabel("Paper", "g/m2"),
        "parts.media.thickness_um": ChangeLabel("Thickness", "um"),
        "parts.media.coating_front": ChangeLabel("Coating of the front"),
        "parts.media.coating_back": ChangeLabel("Coating of the back"),
        "parts.print.front.inks": ChangeLabel("Inks on the front"),
        "parts.print.front.coating": ChangeLabel("Varnish on the front"),
        "parts.print.back": ChangeLabel("Print on the back"),
        "parts.print.back.inks": ChangeLabel("Inks on the back"),
        "parts.print.back.coating": ChangeLabel("Varnish on the back"),
        "parts.print.turn": ChangeLabel("Back stands head to"),
        "parts.finish": ChangeLabel("Finishing"),
        "binding": ChangeLabel("Binding"),
        "binding.type": ChangeLabel("Binding"),
        "binding.edge": ChangeLabel("Bound edge"),
        "binding.order": ChangeLabel("Sections"),
        "binding.stitches": ChangeLabel("Staples"),
        "delivery": ChangeLabel("Delivery"),
        "delivery.name": ChangeLabel("Deliver to"),
        "delivery.company": ChangeLabel("Company"),
        "delivery.street": ChangeLabel("Street"),
        "delivery.city": ChangeLabel("City"),
        "delivery.postal_code": ChangeLabel("Postal code"),
        "delivery.country_code": ChangeLabel("Country"),
        "delivery.quantity": ChangeLabel("Pieces"),
        "delivery.due": ChangeLabel("Due"),
        "delivery.method": ChangeLabel("Shipping"),
        "parts.size.scale": ChangeLabel("Drawn at"),
        "parts.media.color": ChangeLabel("Colour of the material"),
        "parts.media.grain": ChangeLabel("Grain"),
        "parts.media.brand": ChangeLabel("Brand"),
        "parts.media.customer_supplied": ChangeLabel("Material comes from the customer"),
        "parts.media.carbonless": ChangeLabel("Layer of the set"),
        "parts.print.front.profile": ChangeLabel("Printing condition of the front"),
        "parts.print.front.max_tac_percent": ChangeLabel("Most ink on the front", "%"),
        "parts.print.back.profile": ChangeLabel("Printing condition of the back"),
        "parts.print.back.max_tac_percent": ChangeLabel("Most ink on the back", "%"),
        "parts.print.press": ChangeLabel("Printing process"),
        "parts.fold": ChangeLabel("Fold"),
        "parts.fold.catalog": ChangeLabel("Fold"),
        "parts.fold.steps": ChangeLabel("Folds"),
        "parts.fold.crease": ChangeLabel("Creased"),
        "binding.spine_mm": ChangeLabel("Spine", "mm"),
        "binding.glue": ChangeLabel("Glue"),
        "binding.color": ChangeLabel("Colour of the binding"),
        "binding.hanger": ChangeLabel("Hanger"),
        "binding.sewn": ChangeLabel("Sewn"),
        "versions": ChangeLabel("Versions"),
        "overrun_percent": ChangeLabel("Taken more", "%"),
        "underrun_percent": ChangeLabel("Taken less", "%"),
        "insertions": ChangeLabel("Insertions"),
        "numbering": ChangeLabel("Numbering"),
        "variable": ChangeLabel("Variable data"),
        "variable.kind": ChangeLabel("Variable data"),
        "variable.records": ChangeLabel("Rows of data"),
        "variable.data_file": ChangeLabel("File of the data"),
        "variable.columns": ChangeLabel("Columns of the data"),
        "variable.postal": ChangeLabel("Class of post"),
        "packing": ChangeLabel("Packing"),
        "packing.unit": ChangeLabel("Packing"),
        "packing.unit_quantity": ChangeLabel("Pieces in a unit"),
        "packing.box_quantity": ChangeLabel("Pieces in a carton"),
        "packing.pallet_quantity": ChangeLabel("Pieces on a pallet"),
        "packing.core_mm": ChangeLabel("Core of the roll", "mm"),
        "packing.winding": ChangeLabel("Winding direction"),
        "proofs": ChangeLabel("Proofs"),
        "certificates": ChangeLabel("Certificates"),
        "art": ChangeLabel("Originals"),
        "art.way": ChangeLabel("Originals come by"),
        "art.handling": ChangeLabel("Originals afterwards"),
    }
)
"""Every field of a job by its path without names and numbers."""


def plain(value: Any) -> Value:  # noqa: ANN401 (any value of a job)
    """Return a value as a person reads it: an object by what it says, a list by its members."""
    if isinstance(value, tuple):
        return tuple(str(plain(each)) for each in value)
    if isinstance(value, Finish):
        said = ", ".join(_members(value)[1:])
        return f"{value.op} ({said})"
    if is_dataclass(value):
        return ", ".join(_members(value))
    return None if value is None or value == "" else value


def _members(value: Any) -> list[str]:  # noqa: ANN401 (any object of a job)
    """Return what an object says, a fact that is simply true by its name."""
    told = [(each.name, getattr(value, each.name)) for each in fields(value)]
    return [
        name.replace("_", " ") if found is True else words_of(plain(found))
        for name, found in told
        if found not in (None, "", (), False, 0)
    ]


def words_of(value: Value) -> str:
    """Return a value as text of bearable length."""
    if value is None or value in ("", ()):
        return "none"
    if isinstance(value, tuple):
        return " ".join(value) if len(value) == 1 else ", ".join(value)
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST_WORDS else f"{text[: _LONGEST_WORDS - 3]}..."


def told(spec: JobSpec, keys: frozenset[str]) -> Iterator[str]:
    """Yield the values of a job under these keys, where they say more than their default: "cover: Fold F6-1"."""
    for key, owner, value in _values(spec, "", ""):
        if key in keys:
            label = CHANGE_LABELS[key]
            unit = f" {label.unit}" if label.unit else ""
            at = f"{owner}: " if owner else ""
            yield f"{at}{label.name} {words_of(plain(value))}{unit}"


_ALREADY: Final = frozenset(
    words(
        "quantity name product_type parts parts.id parts.role parts.pages parts.size.trim_w_mm parts.size.trim_h_mm"
        " parts.media.type parts.media.gsm parts.print.front.inks parts.print.back parts.print.back.inks"
    )
)
"""What a sentence about a job or part says anyway."""


def told_of(value: JobSpec | Part) -> Iterator[str]:
    """Yield what a job as a whole, or a part by itself, says beyond size, pages, stock and inks."""
    start = "parts" if isinstance(value, Part) else ""
    for key, owner, found in _values(value, start, ""):
        shown = not owner and not is_dataclass(found) and key not in _ALREADY
        if key in CHANGE_LABELS and shown and (start or not key.startswith("parts")):
            label = CHANGE_LABELS[key]
            said = "yes" if found is True else words_of(plain(found))
            yield f"{label.name}: {said} {label.unit}".rstrip()


def _values(value: Any, key: str, owner: str) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 (any values of a job)
    """Yield every value that is not its field's default, with its key and the part or member it belongs to."""
    for name, default in _defaults(type(value)):  # type: ignore[arg-type]  # as in facts()
        found = getattr(value, name)
        if found is default or (default is not MISSING and found == default):
            continue
        here = f"{key}.{name}" if key else name
        yield here, owner, found
        if is_dataclass(found):
            yield from _values(found, here, owner)
        elif isinstance(found, tuple):
            for number, member in enumerate(found, start=1):
                if is_dataclass(member):
                    of = getattr(member, "id", "") or getattr(member, "name", "") or f"{here} {number}"
                    yield from _values(member, here, of)


@cache
def _defaults(cls: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((each.name, each.default) for each in fields(cls))
