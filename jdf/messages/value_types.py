"""The data types of messages: as in tickets, only that what another party said is repeated as it was said.

An id that a device invented must come back to it letter by letter, and a time with its fraction; hence no
normalising and no limit of length here. Clause: JDF 1.5, Encoding (Data Types).
"""

import math
import re
from datetime import datetime
from typing import Final

from jdf.values import ValueType, read_date_time, read_number

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME: Final = re.compile(r"[\w.:\-\u00b7]+\Z")
_MOST_DIGITS: Final = 1e15
_PRECISION: Final = {False: "seconds", True: "milliseconds"}


def _writable(text: str) -> str:
    if found := _NOT_XML.search(text):
        raise ValueError(f"expected text that XML can hold, found the character {ord(found[0]):#06x}")
    return text


def _name(text: str) -> str:
    if not _NAME.match(text):
        raise ValueError("expected a name without blanks")
    return text


def _read_names(text: str) -> tuple[str, ...]:
    return tuple(_name(each) for each in text.split())


def _write_names(names: tuple[str, ...]) -> str:
    return " ".join(_name(each) for each in names)


def _write_amount(value: float) -> str:
    if math.isnan(value):
        raise ValueError("expected a number")
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    return str(int(value)) if value == int(value) and abs(value) < _MOST_DIGITS else repr(value)


def _write_moment(moment: datetime) -> str:
    if moment.utcoffset() is None:
        raise ValueError("expected a time with an offset from UTC")
    return moment.isoformat(
        timespec="auto" if moment.microsecond % 1000 else _PRECISION[moment.microsecond > 0]
    )


def names_of(name: str, values: tuple[str, ...]) -> ValueType[tuple[str, ...]]:
    """Return the type of a blank separated list whose members come from a closed list."""
    allowed = frozenset(values)

    def checked(names: tuple[str, ...]) -> tuple[str, ...]:
        if not allowed.issuperset(names):
            raise ValueError(f"expected only {', '.join(values)}")
        return names

    return ValueType(
        f"list of {name}",
        lambda names: " ".join(checked(names)),
        lambda text: checked(tuple(text.split())),
        "",
        values,
    )


WORDS: Final[ValueType[str]] = ValueType("string", _writable, str)
ADDRESS: Final[ValueType[str]] = ValueType("URL", _writable, str)
NAME: Final[ValueType[str]] = ValueType("NMTOKEN", _name, _name)
NAMES: Final[ValueType[tuple[str, ...]]] = ValueType("NMTOKENS", _write_names, _read_names)
AMOUNT: Final[ValueType[float]] = ValueType("double", _write_amount, read_number)
MOMENT: Final[ValueType[datetime]] = ValueType("dateTime", _write_moment, read_date_time)
