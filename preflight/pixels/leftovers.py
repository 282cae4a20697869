"""Words that a finished page does not have: filler text, unfilled fields, hints of a template."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Found(StrEnum):
    """What sort of words were left over."""

    FILLER = "filler"
    FIELD = "field"
    HINT = "hint"
    NO_PDF = "no-pdf"


class Match(NamedTuple):
    """Where in a text they stand."""

    kind: Found
    start: int
    end: int


_PLAIN = (
    r"(?:names?|firma|company|stadt|city|ort|land|country|titel|title|text|date|datum|position|funktion|logo|phone|"
    r"telefon|mobil|mobile|fax|website|address|adresse|headline|slogan|street|stra(?:ß|ss)e|e-?mail|number|nummer)"
)
"""Words that are fields only in company: they also stand in quotes or brackets for their own sake."""

_SURE = (
    r"(?:(?:first|last|full|job|company|contact|firmen|vor|nach|recipient|customer|kunden)[ _-]?(?:name|title|titel)|"
    r"vorname|nachname|anrede|salutation|plz|postcode|zip[ _-]?code|hausnummer|"
    rf"(?:your|ihre?|deine?)[ _-]{_PLAIN})"
)
"""Names of fields that nobody quotes for their own sake."""

_NOTE = r"\bthis\s+is\s+an\s+adobe®?\s+illustrator®?\s+file\s+that\s+was\s+saved\s+without\s+pdf\s+content\b"
_WORDS: tuple[tuple[Found, str], ...] = (
    (Found.FILLER, r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b"),
    (Found.FILLER, r"\b(?:dies|hier|das)\s+(?:ist|steht)\s+(?:ein\s+|nur\s+)?(?:blind|platzhalter|füll)text\b"),
    (Found.FILLER, r"\bthis\s+is\s+(?:a\s+|some\s+)?(?:dummy|placeholder|sample|filler)\s+text\b"),
    (Found.FILLER, r"\bX{4,}\b|\bx{5,}\b|\bXXX(?=\s?[-/]\s?XX|\s?(?:€|EUR|USD|CHF)\b)|(?<=[€$£]\s)XXX\b"),
    (Found.FIELD, rf"«\s?(?:{_SURE}|\w{{1,40}}_\w{{1,40}})\s?»"),
    (Found.FIELD, rf"«{_PLAIN}»(?=[\s,.]{{0,3}}«)|(?<=»)[\s,.]{{0,3}}«{_PLAIN}»"),
    (Found.FIELD, r"\{\{\s{0,3}[#/^&]?[\w][\w .|:-]{0,60}\s{0,3}\}\}|\$\{[A-Za-z_][\w.]{0,60}\}"),
    (Found.FIELD, r"<<[A-Za-zÄÖÜäöü_][\w.-]{1,40}(?: [\w.-]{1,40}){0,2}>>|%%[A-Z][A-Z0-9_]{1,40}%%"),
    (Found.FIELD, r"\{\s?MERGEFIELD\s[^}\r\n]{1,60}\}"),
    (Found.FIELD, rf"(?<![\[<{{])[\[<{{]\s?{_SURE}(?:\s(?:here|hier))?\s?[\]>}}]"),
    (Found.HINT, r"\b(?:your|insert|add|enter)\s+(?:own\s+)?(?:text|name|title|headline|logo|company|slogan)\s+here\b"),
    (Found.HINT, r"\b(?:text|titel|überschrift|logo|name|bild)\s+hier\s+(?:einfügen|eingeben|einsetzen)\b"),
    (Found.HINT, r"\bhier\s+(?:steht|kommt|folgt)\s+(?:ihr|dein|euer)\s+(?:text|titel|name|logo)\b"),
    (Found.HINT, r"\bihr(?:e)?\s+(?:text|name|logo|überschrift|firmenname)\s+hier\b"),
    (Found.HINT, r"\bclick\s+to\s+(?:add|edit)\s+(?:text|title|subtitle)\b"),
    (Found.HINT, r"\bdurch\s+klicken\s+(?:hinzufügen|bearbeiten)\b"),
    (Found.HINT, r"\b(?:max|erika)\s+mustermann\b|\bmuster(?:straße|strasse|firma|stadt)\b"),
    (Found.HINT, r"\breallygreatsite\.com\b|\byour(?:website|company|domain)\.com\b|\b123\s+anywhere\s+st\b"),
    (Found.NO_PDF, _NOTE),
)  # fmt: skip
_TABLE = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if "X{4" not in pattern else 0)) for kind, pattern in _WORDS
)
_HINTS = re.compile(
    r"lorem|dolor|dummy|sample|filler|placeholder|blind|füll|platzhalter|xxx|[«»{<\[%]|here|hier|click|klick|muster|site\.com"
    r"|your|anywhere|illustrator",
    re.IGNORECASE,
)


def leftovers(text: str) -> Iterator[Match]:
    """Find them in the order of the table; a text without any of their beginnings is passed over at once."""
    if _HINTS.search(text) is None:
        return
    for kind, pattern in _TABLE:
        for found in pattern.finditer(text):
            yield Match(kind, found.start(), found.end())
