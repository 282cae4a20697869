"""The text of an attribute as a value of its data type, for every type that the tables of the standards name.

Values keep the unit of the standard: a length is in points. Clause: JDF 1.5, Encoding (Data Types).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from jdf.standard.kinds import Kind
from jdf.values import read_date_time, read_number

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; months stand apart, for no number of seconds is a month."""

    months: int = 0
    seconds: float = 0


Single = str | bool | int | float | bytes | datetime | Duration
Value = Single | tuple[Single | tuple[Single, Single], ...]
"""What an attribute can say: of a range list pairs of first and last, of a transfer curve pairs of in and out."""

_INFINITE: Final = ("INF", "-INF")
_DURATION: Final = re.compile(
    r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?\Z", re.ASCII
)
_CURVES: Final = frozenset({"TransferCurve", "Curve"})
"""Attributes of the type TransferFunction, which the schemas write as lists of numbers."""


def _boolean(text: str) -> bool:
    return text == "true"


def _integer(text: str) -> int | float:
    return read_number(text) if text in _INFINITE else int(text)


def _moment(text: str) -> datetime | str:
    return text if text in _INFINITE else read_date_time(text)


def _duration(text: str) -> Duration | str:
    found = _DURATION.match(text)
    if found is None:
        return text
    sign = -1 if found[1] else 1
    years, months, days, hours, minutes = (int(each or 0) for each in found.groups()[1:6])
    seconds = float(found[7] or 0)
    return Duration(
        sign * (years * 12 + months), sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    )


def _list(one: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    return lambda text: tuple(one(word) for word in text.split())


def _ranges(one: Callable[[str], T]) -> Callable[[str], tuple[tuple[T, T], ...]]:
    """Read values and ranges of them; a single value is a range from itself to itself."""

    def read(text: str) -> tuple[tuple[T, T], ...]:
        found: list[tuple[T, T]] = []
        words = text.replace("~", " ~ ").split()
        for before, word in zip(["", *words], words, strict=False):
            if before == "~" and found:
                found[-1] = (found[-1][0], one(word))
            elif word != "~":
                found.append((one(word), one(word)))
        return tuple(found)

    return read


def _points_of_curve(text: str) -> tuple[tuple[float, float], ...]:
    numbers = [read_number(word) for word in text.split()]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


_READERS: Final[Mapping[str, Callable[[str], Value]]] = {
    **dict.fromkeys(("NMTOKENS", "IDREFS", "languages"), _list(str)),
    **dict.fromkeys(
        ("XYPair", "shape", "rectangle", "matrix", "LabColor", "sRGBColor", "CMYKColor", "DoubleList"),
        _list(read_number),
    ),
    "boolean": _boolean,
    "BooleanList": _list(_boolean),
    "Integer": _integer,
    "IntegerList": _list(_integer),
    "IntegerRangeList": _ranges(_integer),
    "double": read_number,
    "DoubleRangeList": _ranges(read_number),
    "NameRangeList": _ranges(str),
    "dateTime": _moment,
    "DateTimeRangeList": _ranges(_moment),
    "duration": _duration,
    "DurationRangeList": _ranges(_duration),
    "hexBinary": bytes.fromhex,
}  # fmt: skip


def reader_of(kind: Kind, attribute: str) -> Callable[[str], Value]:
    """Return what turns a text into a value of a type; it raises ValueError where the text is not of the type."""
    if attribute in _CURVES:
        read: Callable[[str], Value] = _points_of_curve
    elif kind.several:
        read = _list(str)
    else:
        read = _READERS.get(kind.name, str)

    def checked(text: str) -> Value:
        if not kind.fits(text):
            raise ValueError(f"expected {kind.expected}")
        return read(text)

    return checked
