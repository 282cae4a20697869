"""Give a spot ink that goes by several names one name.

Why: each name becomes a plate of its own; one ink under two names is printed on two plates, or one is lost.
Changes: names of inks; how a colour shows on screen stays as each place describes it.
"""

from collections.abc import Mapping

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, CannotMendError, Findings, Manner, Offer, Parameters, fixup, words_of
from preflight.inks import ink_key, spots_of
from preflight.interpreter.values import items, table, word
from preflight.texts import page_ranges

_BETWEEN, _GROUPS = "\n", "\n\n"
_MOST_DEPTH = 12


def _proposes(facts: Facts, expected: Expected, _findings: Findings) -> Parameters | None:
    """Keep the name the order uses, else the one on the most pages."""
    spots = spots_of(facts)
    alike: dict[str, list[str]] = {}
    for ink in spots:
        alike.setdefault(ink_key(ink), []).append(ink)
    groups = [
        sorted(names, key=lambda name: (name not in expected.spots, -len(spots[name]), name))
        for names in alike.values()
        if len(names) > 1
    ]
    if not groups:
        return None
    pages = {page for names in groups for name in names for page in spots[name]}
    return {
        "pages": page_ranges(pages),
        "inks": "; ".join(f"{', '.join(names[1:])} -> {names[0]}" for names in groups),
        "merges": _GROUPS.join(_BETWEEN.join(names) for names in groups),
    }


@fixup(
    answers=("spot-naming.alias",),
    area=Area.NOTHING,
    manner=Manner(rank=20, for_customers=False),
    offer=Offer(
        "{on_pages}: rename spot inks: {inks}; compare their descriptions",
        "We give your special colour one name ({inks}).",
    ),
    proposes=_proposes,
)
def merge_spot_aliases(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Rename in every Separation and DeviceN of the file (ISO 32000-2, 8.6.6.4 and 8.6.6.5)."""
    names: dict[str, str] = {}
    for group in words_of(parameters, "merges").split(_GROUPS):
        kept, *others = group.split(_BETWEEN)
        names |= dict.fromkeys(others, kept)
    for held in pdf.objects:
        _rename(held, names, 0)


def _rename(value: object, names: Mapping[str, str], depth: int) -> None:
    """Rename inks in what is written in one object; other objects are looked at by themselves."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, pikepdf.Array):
        _rename_space(value, names)
    elif not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return
    inner = (
        (value[place] for place in range(len(value)))
        if isinstance(value, pikepdf.Array)
        else (value[key] for key in sorted(value.keys()))
    )
    for each in inner:
        if isinstance(each, pikepdf.Array | pikepdf.Dictionary) and not each.is_indirect:
            _rename(each, names, depth + 1)


def _rename_space(array: pikepdf.Array, names: Mapping[str, str]) -> None:
    family = word(array[0]) if len(array) >= 4 else ""
    if family == "Separation" and word(array[1]) in names:
        array[1] = _name(names[word(array[1])])
    elif family == "DeviceN":
        inks = [names.get(word(ink), word(ink)) for ink in items(array[1])]
        if len(set(inks)) != len(inks):
            raise CannotMendError(f"one colour is mixed of both names of an ink: {', '.join(inks)}")
        if any(word(ink) in names for ink in items(array[1])):
            array[1] = pikepdf.Array(
                [_name(names[word(ink)]) if word(ink) in names else ink for ink in items(array[1])]
            )
            _rename_colourants(array, names)


def _rename_colourants(array: pikepdf.Array, names: Mapping[str, str]) -> None:
    described = table(array[4], "/Colorants") if len(array) > 4 else None
    for key in sorted(described.keys()) if described is not None else ():
        if key[1:] in names and described is not None:
            described[f"/{names[key[1:]]}"] = described[key]
            del described[key]


def _name(ink: str) -> pikepdf.Name:
    return pikepdf.Name(f"/{ink}")
