"""Lengths as people type them: `210`, `21cm`, `8.5in`, `8 1/2"`, `8½ Zoll`; kept in millimetres."""

import re
from enum import StrEnum
from fractions import Fraction

_PER_UNIT: dict[str, Fraction] = {
    "mm": Fraction(1), "cm": Fraction(10), "m": Fraction(1000),
    **dict.fromkeys(("in", "inch", "inches", "zoll", '"', "\u2033", "\u201d", "''", "\u2032\u2032"), Fraction(127, 5)),
}  # fmt: skip
_PARTS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_LENGTH = re.compile(
    r"(?P<whole>\d{1,6}(?:[.,]\d{1,6})?)?"
    r"(?:(?:^|(?<=\d)[ -]+)(?P<over>\d{1,4})/(?P<under>\d{1,4}))?"
    r"\s*(?P<unit>[^\d\s]*)"
)
_PLACES = {"mm": 3, "in": 3}


class Unit(StrEnum):
    """The unit in which a reader sees lengths, and means a number typed without one."""

    MM = "mm"
    INCH = "in"


def read_length(text: str, unit: Unit = Unit.MM) -> float | None:
    """Return a typed length in millimetres; None where it is no length."""
    plain = text.strip().lower().rstrip(".")
    for sign, written in _PARTS.items():
        plain = plain.replace(sign, f" {written}")
    found = _LENGTH.fullmatch(plain.strip())
    if found is None or not (found["whole"] or found["over"]) or found["under"] in ("0", "00", "000", "0000"):
        return None
    factor = _PER_UNIT.get(found["unit"] or unit.value)
    if factor is None:
        return None
    amount = Fraction((found["whole"] or "0").replace(",", "."))
    if found["over"]:
        amount += Fraction(int(found["over"]), int(found["under"]))
    length = round(float(amount * factor), 3)
    return int(length) if length.is_integer() else length


def write_length(length_mm: float, unit: Unit = Unit.MM, decimal: str = ".") -> str:
    """Write a length for its reader, without the unit: `148`, `5.827`."""
    amount = length_mm if unit is Unit.MM else length_mm / 25.4
    text = f"{amount:.{_PLACES[unit.value]}f}".rstrip("0").rstrip(".")
    return text.replace(".", decimal)
