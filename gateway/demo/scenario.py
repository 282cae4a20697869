"""Five orders drawn from a seed: who orders what, which of them carries which fault, and what must become of each.

Sizes and weights stand here once more on purpose: what the judge expects comes from the order as a person
reads it, not from the form's mapping that is on trial.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from gateway.demo.pdf import Artwork, make_pdf

_BLEED_MM = 3.0
SIZES: Mapping[str, tuple[float, float]] = {
    "A6": (105.0, 148.0),
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "DL": (99.0, 210.0),
}
_BOOKLET_SIZES = ("A6", "A5", "A4")
_BODY_PAGES, _COVER_PAGES = 8, 4
_HEAVY_GSM = 250


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper by the name that the order forms give it."""

    name: str
    gsm: int


PAPERS = tuple(
    Paper(name, int(name.rpartition("-")[2]))
    for name in [
        "offset-90",
        "silk-115",
        "offset-120",
        "gloss-135",
        "silk-135",
        "silk-170",
        "gloss-250",
        "silk-250",
    ]
)
_FLYER = frozenset(["silk-135", "silk-170", "gloss-135", "gloss-250", "offset-90", "offset-120"])
_COVER = frozenset(["silk-170", "silk-250", "gloss-250", "offset-120"])
_BODY = frozenset(["silk-115", "silk-135", "gloss-135", "offset-90", "offset-120"])
_MISSING = ("silk-170", "gloss-250", "offset-90", "offset-120")
"""Papers whose weight may be lacking while every form can still be answered."""


class Fault(StrEnum):
    """What is wrong with an order, if anything."""

    NONE = "none"
    NO_BLEED = "no-bleed"
    MISSING_PAGE = "missing-page"
    NO_PAPER = "no-paper"


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part of the product as the customer ordered it."""

    pages: int
    w_mm: float
    h_mm: float
    gsm: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One order: what is sent, and what was ordered in plain figures."""

    key: str
    fault: Fault
    customer: str
    title: str
    form: str
    answers: Mapping[str, Any]
    artwork: Mapping[str, Artwork]
    quantity: int
    parts: Mapping[str, WantedPart]
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Scenario:
    """The day: five orders, and what the press has loaded."""

    seed: int
    plans: tuple[Plan, ...]
    loaded: tuple[Paper, ...]
    missing: Paper


_NAMES = (
    "Autumn opening", "Night of music", "Harvest market", "Spring sale", "Open studio", "City run", "Winter menu",
    "Garden day", "Film week", "New bakery", "Chess evening", "Book fair",
)  # fmt: skip
_LINES = (
    ("Saturday 9 to 18", "Free entry"), ("Every day from 10", "Bring a friend"), ("Friday 20:00", "Old town hall"),
    ("Doors open at 7", "While stocks last"), ("Sunday 11 to 16", "Rain or shine"),
)  # fmt: skip
_CUSTOMERS: Mapping[str, Mapping[str, str]] = {
    "ana": {"recipient": "Ana Berg", "company": "Berg & Co", "street": "12 Harbour Lane", "postal_code": "20457",
            "city": "Hamburg", "country_code": "DE"},
    "bo": {"recipient": "Bo Lind", "company": "Lind Books", "street": "Storgatan 5", "postal_code": "111 51",
           "city": "Stockholm", "country_code": "SE"},
}  # fmt: skip


def draw(seed: int) -> Scenario:
    """Draw the five orders; the same seed draws the same."""
    dice = random.Random(seed)  # noqa: S311 - a demo, not a secret
    missing = dice.choice([paper for paper in PAPERS if paper.name in _MISSING])
    loaded = tuple(paper for paper in PAPERS if paper.gsm != missing.gsm)
    names = dice.sample(_NAMES, 5)
    kinds: list[tuple[_Maker, Fault]] = [
        (_flyer, Fault.NONE),
        (_booklet, Fault.NONE),
        (_flyer, Fault.NO_BLEED),
        (_booklet, Fault.MISSING_PAGE),
        (_flyer, Fault.NO_PAPER),
    ]
    dice.shuffle(kinds)
    plans = tuple(
        make(_Draw(dice, str(number), name, fault, loaded, missing))
        for number, (name, (make, fault)) in enumerate(zip(names, kinds, strict=True), start=1)
    )
    return Scenario(seed, plans, loaded, missing)


@dataclass(frozen=True, slots=True)
class _Draw:
    """What is given when one order is drawn."""

    dice: random.Random
    key: str
    name: str
    fault: Fault
    loaded: tuple[Paper, ...]
    missing: Paper

    def paper(self, offered: frozenset[str]) -> Paper:
        return self.dice.choice([paper for paper in self.loaded if paper.name in offered])


_Maker = Callable[[_Draw], Plan]


def _flyer(given: _Draw) -> Plan:
    dice = given.dice
    sizes = {**SIZES, "custom": (float(dice.randrange(80, 200)), float(dice.randrange(100, 300)))}
    size = dice.choice(list(sizes))
    w_mm, h_mm = sizes[size]
    pages = dice.choice((1, 2, 2))
    paper = given.missing if given.fault is Fault.NO_PAPER else given.paper(_FLYER)
    quantity = 25 * dice.randrange(10, 200)
    measures = {"width_mm": w_mm, "height_mm": h_mm} if size == "custom" else {}
    sides = {"sides": "two", "colours_back": "cmyk"} if pages == 2 else {"sides": "one"}
    answers = {
        "size": size,
        **measures,
        **sides,
        "colours": "cmyk",
        "paper": paper.name,
        "quantity": quantity,
    }
    bleed = 0.0 if given.fault is Fault.NO_BLEED else _BLEED_MM
    art = _art(given, w_mm, h_mm, pages, bleed_mm=bleed)
    parts = {"single": WantedPart(pages, w_mm, h_mm, paper.gsm)}
    shown = f"{w_mm:g} x {h_mm:g} mm" if size == "custom" else size
    return _plan(given, f"{shown} flyer", ("flyer", answers), {"single": art}, parts)


def _booklet(given: _Draw) -> Plan:
    dice = given.dice
    size = dice.choice(_BOOKLET_SIZES)
    w_mm, h_mm = SIZES[size]
    cover, body = given.paper(_COVER), given.paper(_BODY)
    answers = {
        "size": size, "quantity": 10 * dice.randrange(5, 80), "binding_edge": "left", "stitches": 2,
        "parts": [
            {"role": "cover", "pages": _COVER_PAGES, "paper": cover.name, "colours": "colour", **_film(dice, cover)},
            {"role": "body", "pages": _BODY_PAGES, "paper": body.name, "colours": "colour"},
        ],
    }  # fmt: skip
    in_file = _BODY_PAGES - 1 if given.fault is Fault.MISSING_PAGE else _BODY_PAGES
    art = _art(given, w_mm, h_mm, _COVER_PAGES, bleed_mm=_BLEED_MM)
    artwork = {"cover": art, "body": replace(art, pages=in_file)}
    parts = {
        "cover": WantedPart(_COVER_PAGES, w_mm, h_mm, cover.gsm),
        "body": WantedPart(_BODY_PAGES, w_mm, h_mm, body.gsm),
    }
    return _plan(given, f"{size} booklet, {_BODY_PAGES} pages + cover", ("booklet", answers), artwork, parts)


def _film(dice: random.Random, cover: Paper) -> dict[str, str]:
    """Answer the question that the form asks only for heavy covers."""
    return (
        {"lamination": dice.choice(("none", "gloss", "matte", "softTouch"))}
        if cover.gsm >= _HEAVY_GSM
        else {}
    )


def _art(given: _Draw, w_mm: float, h_mm: float, pages: int, *, bleed_mm: float) -> Artwork:
    dice = given.dice
    return Artwork(w_mm, h_mm, pages, bleed_mm, given.name, dice.choice(_LINES), dice.randrange(1 << 30))


def _plan(
    given: _Draw, what: str, asked: tuple[str, dict[str, Any]], artwork: Mapping[str, Artwork],
    parts: Mapping[str, WantedPart],
) -> Plan:  # fmt: skip
    form, answers = asked
    customer = given.dice.choice(list(_CUSTOMERS))
    return Plan(
        key=given.key, fault=given.fault, customer=customer, title=f'{what}, "{given.name}"', form=form,
        answers={"name": given.name, **answers, "delivery": dict(_CUSTOMERS[customer])}, artwork=artwork,
        quantity=answers["quantity"], parts=parts,
        files={slot: make_pdf(art) for slot, art in artwork.items()},
    )  # fmt: skip
