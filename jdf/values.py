"""The standard's data types: how a Python value is written into a ticket and read back.

Lengths live in millimetres on our side and in points (1/72 inch) on the ticket's; everything else keeps
the unit of the standard. A reader raises ValueError with the words "expected ..." where a text is not of
the type. Clause: JDF 1.5, Encoding (Data Types).
"""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

T = TypeVar("T")

POINTS_PER_MM: Final = 72 / 25.4


def points(mm: float) -> float:
    """Turn millimetres into points."""
    return mm * POINTS_PER_MM


def millimetres(pt: float) -> float:
    """Turn points into millimetres, to the 0.01 mm a job description is kept in."""
    return round(pt / POINTS_PER_MM, 2)


@dataclass(frozen=True, slots=True)
class ValueType(Generic[T]):
    """One data type of the standard: its name, how it is written and read, and which span carries it."""

    name: str
    write: Callable[[T], str]
    read: Callable[[str], T]
    span: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """What was asked for and what was agreed (JDF 1.5, Intent Resources, span elements)."""

    preferred: T | None = None
    actual: T | None = None


def firm(value: T) -> Span[T]:
    """Return the span of a firm order: agreed as wished."""
    return Span(preferred=value, actual=value)


def given(value: T | None) -> Span[T] | None:
    """Return the span of a firm order, or none where nothing was said."""
    return None if value is None or value == "" else firm(value)


def _decimal(value: float, places: int) -> str:
    """Write a number without exponent, without trailing zeros and without "-0"."""
    if not math.isfinite(value):
        raise ValueError("expected a finite number")
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\Z", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}\Z", re.ASCII)
_NMTOKEN = re.compile(r"[\w.:\-\u00b7]{1,63}\Z")
_NCNAME = re.compile(r"[^\W\d][\w.\-\u00b7]{0,62}\Z")
_DATE_TIME = re.compile(
    r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?P<offset>Z|[+-]\d\d:\d\d)?\Z",
    re.ASCII,
)
_DURATION = re.compile(
    r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?\Z",
    re.ASCII,
)
_HEX = re.compile(r"([0-9A-Fa-f]{2})+\Z", re.ASCII)
_PATH = re.compile(r"[-+0-9. ]+ m( [-+0-9. ]*[mlcvyh])*\Z", re.ASCII)
_RANGE = re.compile(r"-?\d+( ~ -?\d+)?( -?\d+( ~ -?\d+)?)*\Z", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")


def read_number(text: str) -> float:
    """Read a decimal number; INF and -INF are the standard's open limits."""
    if text in ("INF", "-INF"):
        return math.inf if text == "INF" else -math.inf
    if not _NUMBER.match(text):
        raise ValueError("expected a number with a decimal point, such as 8.504")
    return float(text)


def read_integer(text: str) -> int:
    """Read a whole number."""
    if not _INTEGER.match(text):
        raise ValueError("expected a whole number, such as 32")
    return int(text)


def _numbers(text: str, count: int) -> tuple[float, ...]:
    parts = tuple(read_number(part) for part in text.split())
    if len(parts) != count:
        raise ValueError(f"expected {count} numbers separated by blanks, found {len(parts)}")
    return parts


def _read_length(text: str) -> float:
    return read_number(text) / POINTS_PER_MM


def _write_length(mm: float) -> str:
    return _decimal(points(mm), 3)


def _write_lengths(mm: tuple[float, ...]) -> str:
    return " ".join([_write_length(each) for each in mm])


def _read_pair(text: str) -> tuple[float, ...]:
    return tuple(each / POINTS_PER_MM for each in _numbers(text, 2))


def _read_box(text: str) -> tuple[float, ...]:
    return tuple(each / POINTS_PER_MM for each in _numbers(text, 4))


def _read_shape(text: str) -> tuple[float, ...]:
    return tuple(each / POINTS_PER_MM for each in _numbers(text, 3))


def clean_text(text: str) -> str:
    """Return text a ticket attribute can carry: composed (NFC), line breaks and controls as one blank.

    XML cannot hold control characters at all, and attribute readers turn line breaks into blanks anyway.
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", text))


def _clean_lines(text: str) -> str:
    return "\n".join(clean_text(line).rstrip() for line in text.splitlines())


def _text_type(name: str, limit: int, clean: Callable[[str], str] = clean_text) -> ValueType[str]:
    def checked(text: str) -> str:
        if len(text) > limit:
            raise ValueError(f"expected at most {limit} characters, found {len(text)}")
        return text

    return ValueType(name, lambda text: checked(clean(text)), checked, "StringSpan")


def _pattern_type(name: str, pattern: re.Pattern[str], expected: str, span: str = "") -> ValueType[str]:
    def checked(text: str) -> str:
        if not pattern.match(text):
            raise ValueError(f"expected {expected}")
        return text

    return ValueType(name, checked, checked, span)


def enumeration(name: str, values: tuple[str, ...]) -> ValueType[str]:
    """Return the type of a closed list of names; blanks around a name are a fault, devices compare as is."""
    allowed = frozenset(values)

    def checked(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"expected one of {', '.join(values)}")
        return text

    return ValueType(name, checked, checked, "EnumerationSpan", values)


def enumerations(name: str, values: tuple[str, ...]) -> ValueType[str]:
    """Return the type of a blank separated list whose members come from a closed list."""
    one = enumeration(name, values)

    def checked(text: str) -> str:
        for each in text.split() or [""]:
            one.read(each)
        return text

    return ValueType(f"list of {name}", checked, checked, "", values)


def read_date_time(text: str) -> datetime:
    """Read a point in time; one without an offset from UTC is refused, for nobody knows when it is."""
    found = _DATE_TIME.match(text)
    if not found:
        raise ValueError("expected a time such as 2026-11-30T17:00:00+01:00")
    if not found["offset"]:
        raise ValueError("expected an offset from UTC at the end, such as +01:00 or Z")
    return datetime.fromisoformat(text)


def known_time(text: str) -> datetime | None:
    """Return a point in time, or None where a text says none; one without an offset is as good as none."""
    try:
        return read_date_time(text)
    except ValueError:
        return None


def write_date_time(moment: datetime) -> str:
    """Write a point in time to the second, with its offset."""
    if moment.utcoffset() is None:
        raise ValueError("expected a time with an offset from UTC")
    return moment.replace(microsecond=0).isoformat()


def _write_boolean(value: bool) -> str:  # noqa: FBT001 (it is the value itself, not a switch)
    return "true" if value else "false"


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("expected true or false")
    return text == "true"


def _write_integer(value: int) -> str:
    return str(int(value))


def _write_number(value: float) -> str:
    return _decimal(value, 4)


def _write_numbers(values: tuple[float, ...]) -> str:
    return " ".join([_write_number(each) for each in values])


def _write_integers(values: tuple[int, ...]) -> str:
    return " ".join([str(each) for each in values])


def _read_integers(text: str) -> tuple[int, ...]:
    return tuple(read_integer(each) for each in text.split())


def _read_tokens(text: str) -> tuple[str, ...]:
    tokens = tuple(text.split())
    if not tokens or not all(_NMTOKEN.match(token) for token in tokens):
        raise ValueError("expected name tokens separated by blanks")
    return tokens


def _write_tokens(tokens: tuple[str, ...]) -> str:
    return " ".join(_read_tokens(" ".join(tokens)))


STRING: Final = _text_type("string", 1023)
LONG_STRING: Final = _text_type("longString", 255)
SHORT_STRING: Final = _text_type("shortString", 63)
URL: Final = _text_type("URL", 4095, str)
TEXT: Final = _text_type("Text", 20480, _clean_lines)
NMTOKEN: Final = _pattern_type("NMTOKEN", _NMTOKEN, "a name token: no blanks, 1 to 63 characters", "NameSpan")
NMTOKENS: Final = ValueType("NMTOKENS", _write_tokens, _read_tokens)
ID: Final = _pattern_type("ID", _NCNAME, "an id: a letter or _ first, no blanks, 1 to 63 characters")
IDREF: Final = _pattern_type("IDREF", _NCNAME, "the id of an element of this ticket")
HEX: Final = _pattern_type("hexBinary", _HEX, "pairs of hexadecimal digits")
COUNTRY: Final = _pattern_type("country code", re.compile(r"[A-Z]{2}\Z"), "two capital letters, such as DE")
INTEGERS: Final = ValueType("IntegerList", _write_integers, _read_integers)
PAGES: Final = _pattern_type("IntegerRangeList", _RANGE, 'page indices from 0, such as "0 ~ 7" (with blanks)')
DURATION: Final = _pattern_type("duration", _DURATION, "a duration such as PT10M", "DurationSpan")
BOOLEAN: Final = ValueType("boolean", _write_boolean, _read_boolean, "OptionSpan")
INTEGER: Final = ValueType("integer", _write_integer, read_integer, "IntegerSpan")
NUMBER: Final = ValueType("double", _write_number, read_number, "NumberSpan")
LENGTH: Final = ValueType("length in points", _write_length, _read_length, "NumberSpan")
LENGTHS_XY: Final = ValueType("two lengths in points", _write_lengths, _read_pair, "XYPairSpan")
NUMBERS_BOX: Final = ValueType("rectangle of shares", _write_numbers, lambda text: _numbers(text, 4))
CMYK: Final = ValueType("CMYKColor", _write_numbers, lambda text: _numbers(text, 4))
NUMBERS_XY: Final = ValueType("XYPair", _write_numbers, lambda text: _numbers(text, 2))
LENGTHS_BOX: Final = ValueType("rectangle in points", _write_lengths, _read_box)
PATH: Final = _pattern_type("PDFPath", _PATH, "a path of PDF operators in points, such as 0 0 m 100 0 l")
LENGTHS_XYZ: Final = ValueType("three lengths in points", _write_lengths, _read_shape, "ShapeSpan")
DATE_TIME: Final = ValueType("dateTime", write_date_time, read_date_time, "TimeSpan")
