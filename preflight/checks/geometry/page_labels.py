"""Tell when pages are called otherwise than they are counted.

Why: who speaks of page 5 may mean the fifth page or the one on which a 5 is printed.
Fix: nothing needs to be done; when you write to us, count pages from the first one of the file.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageLabel
from preflight.report import Severity

TEXTS = {
    "differ": Text(
        'the file calls page {page} "{label}"; pages are counted from 1 here, mind it when you talk about pages',
        'Your file calls page {page} "{label}". We count pages from the first one.',
    ),
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_NUMERAL = 5000
_ALPHABET = 26


@check(severity=Severity.INFO, texts=TEXTS)
def page_labels(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell the first page whose label is not its number (ISO 32000-2, 12.4.2)."""
    for each in sorted(facts.page_labels, key=lambda one: one.first_page):
        label = _label(each)
        if 1 <= each.first_page <= len(facts.pages) and label not in ("", str(each.first_page)):
            told = (("page", str(each.first_page)), ("label", label))
            yield Hit("differ", measured=label, wanted=str(each.first_page), arguments=told)
            return


def _label(each: PageLabel) -> str:
    """Write what the first page of a range is called."""
    number = max(1, min(each.start, _MOST_NUMERAL))
    numerals = {
        "D": str(number),
        "r": _roman(number),
        "R": _roman(number).upper(),
        "a": _letters(number),
        "A": _letters(number).upper(),
    }
    return each.prefix + numerals.get(each.style, "")


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _ROMAN:
        text += numeral * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Write a to z, then aa to zz, and so on, as the standard does."""
    return chr(ord("a") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)
