"""Tells in the reader's language what could be mended, and why a file is left alone.

English stands in each fixup's own file. Another language is a file beside it (`set_boxes.de.toml`: title, why,
changes, operator, customer).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import preflight.fixups
from preflight.fixup import Fix, Fixup, words_of
from preflight.fixup_registry import fixup_named, registered_fixups
from preflight.languages import language_of, spoken, translated
from preflight.mending.why_not import WhyNot
from preflight.propose import filling
from preflight.texts import say

_LEFT_ALONE: Mapping[str, Mapping[WhyNot, str]] = {
    "en": {
        WhyNot.KIND: "This is neither a PDF nor a picture, so nothing of it can be mended here.",
        WhyNot.LOCKED: "The file is protected by a password, so it is left as it is.",
        WhyNot.SIGNED: "The file is signed. A change would break the signature, so it is left as it is.",
        WhyNot.DAMAGED: "The file is damaged. Mending might lose something of it, so it is left as it is.",
        WhyNot.CANNOT: "The file is built so that this cannot be mended safely. Nothing was changed.",
        WhyNot.TOO_COMPLEX: "Mending asks for more than the limits allow. Nothing was changed.",
        WhyNot.CRASHED: "Mending came to no end. Nothing was changed.",
        WhyNot.TIMEOUT: "Mending took too long. Nothing was changed.",
    },
    "de": {
        WhyNot.KIND: "Das ist weder ein PDF noch ein Bild, darum lässt sich hier nichts daran ändern.",
        WhyNot.LOCKED: "Die Datei ist mit einem Passwort geschützt und bleibt, wie sie ist.",
        WhyNot.SIGNED: "Die Datei ist unterschrieben. Eine Änderung bräche die Unterschrift, sie bleibt, wie sie ist.",
        WhyNot.DAMAGED: "Die Datei ist beschädigt. Beim Ändern könnte etwas verloren gehen, sie bleibt, wie sie ist.",
        WhyNot.CANNOT: "Die Datei ist so gebaut, dass sich das nicht sicher ändern lässt. Nichts wurde geändert.",
        WhyNot.TOO_COMPLEX: "Das Ändern verlangt mehr, als die Grenzen erlauben. Nichts wurde geändert.",
        WhyNot.CRASHED: "Das Ändern kam an kein Ende. Nichts wurde geändert.",
        WhyNot.TIMEOUT: "Das Ändern dauerte zu lange. Nichts wurde geändert.",
    },
}


@dataclass(frozen=True, slots=True)
class OfferWords:
    """A fix in one language: its title, how it is told to the operator and to the customer, why, what it changes."""

    title: str
    operator: str
    customer: str
    why: str
    changes: str


def offer_words(fix: Fix, locale: str = "en") -> OfferWords:
    """Tell a fix in a language, in English where there is no better."""
    fixup = fixup_named(fix.id)
    pages = words_of(fix.parameters, "pages")
    held = translation_of_fixup(fixup, locale)
    if not held:
        told = filling(fix.parameters, pages)
        operator, customer = say(fixup.offer.operator, told), say(fixup.offer.customer, told)
        return OfferWords(fixup.title, operator, customer, fixup.why, fixup.changes)
    told = spoken(filling(fix.parameters, pages), pages, locale)
    return OfferWords(
        held["title"], say(held["operator"], told), say(held["customer"], told), held["why"], held["changes"]
    )


def fixup_title(fixup_id: str, locale: str = "en") -> str:
    """Return what a fixup does, in a few words; its id where it is of another version and not known here."""
    known = registered_fixups().get(fixup_id)
    return fixup_id if known is None else translation_of_fixup(known, locale).get("title", known.title)


def translation_of_fixup(fixup: Fixup, locale: str) -> Mapping[str, str]:
    """Return what stands in a fixup's file of another language; nothing where it has none."""
    folder = Path(preflight.fixups.__path__[0])
    return translated(folder / f"{fixup.id.replace('-', '_')}.{language_of(locale)}.toml")


def left_alone(why: WhyNot, locale: str = "en") -> str:
    """Say why a file is not mended."""
    return _LEFT_ALONE[language_of(locale)][why]
