"""Predicates of rules that concern colour: the output intent, and the colours painted against it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from preflight.facts import Facts, IntentFacts, PageFacts, SpaceFacts
from preflight.pdfx.breach import Breach, Given, Predicate

_PDFX = "GTS_PDFX"
_USUAL = "CMYK"
"""What an intent is for that names a registered condition and brings no profile: all registered ones are presses."""

_DEVICE_INDEPENDENT = frozenset({"ICCBased", "CalRGB", "CalGray", "Lab"})
_BY_INTENT = {"DeviceRGB": "RGB", "DeviceCMYK": "CMYK"}
"""Device colours that mean what the output intent says, if it is for the same kind of device; grey fits every one."""


def _has_one_intent(facts: Facts, _given: Given) -> Iterator[Breach]:
    count = len(_intents(facts))
    if count != 1:
        yield Breach(f"{count}")


def _intent_has_identifier(facts: Facts, _given: Given) -> Iterator[Breach]:
    yield from (Breach("OutputConditionIdentifier") for each in _intents(facts) if not each.identifier)


def _intent_is_described(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask for words where no registry explains the identifier."""
    yield from (Breach("Info") for each in _intents(facts) if not each.registry and not each.info)


def _intent_has_profile(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask for a profile inside the file; a registered condition may stand for it where the rule allows."""
    for each in _intents(facts):
        if each.icc is None and not (each.registry and "registered" in given["unless"]):
            yield Breach("DestOutputProfileRef" if each.referenced else "DestOutputProfile")


def _intent_is_for_a_press(facts: Facts, given: Given) -> Iterator[Breach]:
    """Ask of the profile that it can be used, is a printer's, and is for one of the given spaces."""
    for icc in (each.icc for each in _intents(facts) if each.icc is not None):
        if icc.fault or icc.kind != "prtr" or icc.space not in given["spaces"]:
            yield Breach(icc.fault or f"{icc.kind} {icc.space}")


def _without_spaces(facts: Facts, given: Given) -> Iterator[Breach]:
    for page, family, _ in _painted(facts):
        if family in given["families"]:
            yield Breach(family, page.number)


def _colours_fit_the_intent(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask of device colours that the intent is for their kind of device, or a default space explains them."""
    meant = _intent_space(facts)
    for page, family, _ in _painted(facts):
        wanted = _BY_INTENT.get(family, meant)
        if wanted != meant and f"Default{wanted}" not in page.default_spaces:
            yield Breach(family, page.number)


def _blending_fits_the_intent(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask of the space that a page blends in what is asked of its colours."""
    meant = _intent_space(facts)
    for page in facts.pages:
        place = page.group.space if page.group is not None and page.transparency else None
        family = facts.spaces[place].family if place is not None else ""
        wanted = _BY_INTENT.get(family, meant)
        if wanted != meant and f"Default{wanted}" not in page.default_spaces:
            yield Breach(family, page.number)


def _profile_explains_colours(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask for a profile in the intent wherever colours are to be converted to it."""
    if any(each.icc is not None for each in _intents(facts)):
        return
    for page, family, _ in _painted(facts):
        if family in _DEVICE_INDEPENDENT:
            yield Breach(family, page.number)


def _profiles_differ_from_the_intents(facts: Facts, _given: Given) -> Iterator[Breach]:
    """Ask that no CMYK is described by the very profile of the intent: it would be plain CMYK with a label."""
    own = {each.icc.sha256 for each in _intents(facts) if each.icc is not None}
    for page, _, space in _painted(facts):
        if space.icc is not None and space.icc.space == "CMYK" and space.icc.sha256 in own:
            yield Breach(space.icc.name, page.number)


def _intents(facts: Facts) -> list[IntentFacts]:
    return [each for each in facts.output_intents if each.subtype == _PDFX and each.page is None]


def _intent_space(facts: Facts) -> str:
    return next((each.icc.space for each in _intents(facts) if each.icc is not None), _USUAL)


def _painted(facts: Facts) -> Iterator[tuple[PageFacts, str, SpaceFacts]]:
    """Tell each space painted with, that beneath an Indexed or Pattern one, and that which an ink falls back to."""
    for page in facts.pages:
        for place in page.spaces:
            space = facts.spaces[place]
            yield page, space.family, space
            if space.base is not None:
                under = facts.spaces[space.base]
                yield page, under.family, under
                space = under
            if space.alternate:
                yield page, space.alternate, space


PREDICATES: Mapping[str, Predicate] = MappingProxyType(
    {
        "has-one-intent": _has_one_intent,
        "intent-has-identifier": _intent_has_identifier,
        "intent-is-described": _intent_is_described,
        "intent-has-profile": _intent_has_profile,
        "intent-is-for-a-press": _intent_is_for_a_press,
        "without-spaces": _without_spaces,
        "colours-fit-the-intent": _colours_fit_the_intent,
        "blending-fits-the-intent": _blending_fits_the_intent,
        "profile-explains-colours": _profile_explains_colours,
        "profiles-differ-from-the-intents": _profiles_differ_from_the_intents,
    }
)
