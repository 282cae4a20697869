"""Types of values by their name in the tables: a quick test, and what was expected where it fails."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jdf.vocabulary import VERSIONS

Test = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Kind:
    """One type: whether a text is of it (anything true means yes), and the words for what it should be."""

    name: str
    fits: Test
    expected: str
    values: tuple[str, ...] = ()
    several: bool = False
    """Of a closed list, whether more than one of its values may stand."""


_INT = r"[+-]?\d+"
_ANY_INT = rf"(?:{_INT}|-?INF)"
_NUM = r"(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF)"
_NAME_WORD = r"[\w.:\-\u00b7]{1,63}"
_DATE = r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?"
_DURATION = r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
_COLOR = (
    r"(?:Clear)?(?:Dark|Light)?(?:White|Black|Gray|Red|Yellow|Green|Blue|Turquoise|Violet|Orange|Brown|Gold|Silver"
    r"|Pink|Buff|Ivory|Goldenrod|Mustard|Cyan|Magenta|MultiColor)|NoColor"
)


def _pattern(name: str, pattern: str, expected: str) -> Kind:
    return Kind(name, re.compile(rf"(?:{pattern})\Z", re.ASCII).match, expected)


def _unicode(name: str, pattern: str, expected: str) -> Kind:
    return Kind(name, re.compile(rf"(?:{pattern})\Z").match, expected)


def _text(name: str, limit: int) -> Kind:
    return Kind(name, lambda text: len(text) <= limit, f"at most {limit} characters")


def _numbers(name: str, count: int, what: str = "numbers") -> Kind:
    pattern = rf"\s*{_NUM}(?:\s+{_NUM}){{{count - 1}}}\s*"
    return _pattern(name, pattern, f"{count} {what} separated by blanks")


def _ranges(name: str, one: str, between: str, expected: str) -> Kind:
    part = rf"{one}(?:{between}{one})?"
    return _pattern(name, rf"\s*(?:{part}(?:\s+{part})*)?\s*", expected)


_ALL = (
    _text("string", 1023),
    _text("longString", 255),
    _text("shortString", 63),
    _text("text", 20480),
    _unicode("NMTOKEN", _NAME_WORD, "a name token: no blanks, 1 to 63 characters"),
    _unicode("NMTOKENS", rf"\s*(?:{_NAME_WORD}(?:\s+{_NAME_WORD})*)?\s*", "name tokens separated by blanks"),
    _unicode(
        "ID", r"[^\W\d][\w.\-\u00b7]{0,62}", "an id: a letter or _ first, no blanks, 1 to 63 characters"
    ),
    _unicode("IDREF", r"[^\W\d][\w.\-\u00b7]{0,62}", "the id of an element of this ticket"),
    _unicode("IDREFS", r"\s*[^\W\d][\w.\-\u00b7]*(?:\s+[^\W\d][\w.\-\u00b7]*)*\s*", "ids separated by blanks"),
    _pattern("boolean", "true|false", "true or false"),
    _pattern("BooleanList", r"(?:true|false)(?:\s+(?:true|false))*", "true or false, separated by blanks"),
    _pattern("Integer", rf"{_INT}|-?INF", "a whole number, such as 32"),
    _pattern("double", _NUM, "a number with a decimal point, such as 8.504"),
    _pattern("IntegerList", rf"\s*(?:{_ANY_INT}(?:\s+{_ANY_INT})*)?\s*", "whole numbers separated by blanks"),
    _pattern("DoubleList", rf"\s*(?:{_NUM}(?:\s+{_NUM})*)?\s*", "numbers separated by blanks"),
    _ranges("IntegerRangeList", _ANY_INT, r"\s*~\s*", 'page indices from 0, such as "0 ~ 7" (with blanks)'),
    _ranges("DoubleRangeList", _NUM, r"\s+~\s+", 'numbers or ranges of them, such as "1.5 ~ 3"'),
    _text("NameRangeList", 20480),
    _pattern(
        "DurationRangeList", rf"{_DURATION}(?:\s+~?\s*{_DURATION})*", 'durations, such as "PT1H ~ PT2H"'
    ),
    _text("DateTimeRangeList", 20480),
    _numbers("XYPair", 2),
    _numbers("shape", 3),
    _numbers("rectangle", 4),
    _numbers("matrix", 6),
    _numbers("LabColor", 3),
    _numbers("sRGBColor", 3),
    _numbers("CMYKColor", 4),
    _pattern("dateTime", rf"{_DATE}T{_TIME}|-?INF", "a time such as 2026-11-30T17:00:00+01:00"),
    _pattern("duration", rf"{_DURATION}|INF", "a duration such as PT10M"),
    _text("URL", 4095),
    _pattern("hexBinary", r"(?:[0-9A-Fa-f]{2})+", "pairs of hexadecimal digits"),
    _pattern("NamedColor", _COLOR, "a colour of the standard, such as LightBlue"),
    _pattern("PDFPath", r"[-+0-9.eE mlcvyhr\s]+", "a path of PDF operators in points, such as 0 0 m 100 0 l"),
    _pattern("language", r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", "a language such as de or en-GB"),
    _pattern(
        "languages", r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*(?:\s+[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)*",
        "languages such as de en-GB",
    ),
    _pattern("CountryCode", "[A-Z][A-Z]", "two capital letters, such as DE"),
    _pattern("FoldCatalog", r"F\d+-(?:\d+|X)", "a fold of the catalogue, such as F6-1"),
    Kind("JDFJMFVersion", frozenset(VERSIONS).__contains__, "a version of the standard, such as 1.5", VERSIONS),
)  # fmt: skip

KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _ALL}


def closed(name: str, values: tuple[str, ...]) -> Kind:
    """Return the type of one value of a closed list."""
    return Kind(name, frozenset(values).__contains__, f"one of {', '.join(values)}", values)


def closed_list(name: str, values: tuple[str, ...]) -> Kind:
    """Return the type of several values of a closed list, separated by blanks."""
    allowed = frozenset(values)
    return Kind(
        name,
        lambda text: text in allowed or allowed.issuperset(text.split()),
        f"some of {', '.join(values)}",
        values,
        several=True,
    )
