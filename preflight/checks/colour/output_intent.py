"""Flag files that do not say for which printing condition their colours were made, or say it wrongly.

Why: the same CMYK numbers look different on coated paper, newsprint and a toner press.
Fix: export as PDF/X with the profile your printer names as output intent.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, IntentFacts
from preflight.report import Severity

TEXTS = {
    "missing": Text(
        "no output intent, one is expected ({conditions}); our own printing condition is assumed",
        "Your file does not say for which kind of print its colours were made. We assume our own.",
        severity=Severity.INFO,
    ),
    "several": Text(
        "{count} different output intents ({intents}), 1 is expected; ask which one was meant",
        "Your file names several kinds of print for its colours. Please export it again with one.",
    ),
    "not-printer": Text(
        "the output intent {intent} has a profile of class {kind}, a printer's (prtr) is expected; export again",
        "The colour profile of your file is not for print. Please export it with a print profile.",
    ),
    "space": Text(
        "the output intent {intent} is for {measured}, {wanted} is expected; export for this kind of press",
        "The colours of your file were made for another kind of device. Please export it for print.",
    ),
    "damaged": Text(
        "the profile of the output intent {intent} cannot be used ({fault}), a sound one is expected; export again",
        "The colour profile of your file is damaged. Please export it again.",
    ),
    "other": Text(
        "the output intent is {measured}, {wanted} is expected; convert colours or change the profile",
        "Your colours were made for {measured}, we print by {wanted}. They may look a little different.",
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"required": True, "space": "CMYK", "conditions": ""},
)
def output_intent(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at the intents of the whole file (ISO 32000-2, 14.11.5); `conditions` names those that fit, by commas."""
    intents = [intent for intent in facts.output_intents if intent.page is None]
    fitting = str(settings["conditions"])
    if not intents and bool(settings["required"]) and facts.pages:
        yield Hit("missing", arguments=(("conditions", fitting or "any"),))
    different = {_identity(intent): intent for intent in intents}
    if len(different) > 1:
        listed = ", ".join(_name(intent) for intent in different.values())
        yield Hit("several", arguments=(("count", str(len(different))), ("intents", listed)))
    for intent in different.values():
        yield from _of_profile(intent, str(settings["space"]))
        if fitting and _key(fitting).find(_key(_name(intent))) < 0:
            yield Hit("other", measured=_name(intent), wanted=fitting)


def _of_profile(intent: IntentFacts, space: str) -> Iterator[Hit]:
    icc, named = intent.icc, ("intent", _name(intent))
    if icc is None:
        return
    if icc.fault:
        yield Hit("damaged", arguments=(named, ("fault", icc.fault)))
    elif icc.kind != "prtr":
        yield Hit("not-printer", arguments=(named, ("kind", icc.kind or "?")))
    elif space and icc.space != space:
        yield Hit("space", measured=icc.space, wanted=space, arguments=(named,))


def _identity(intent: IntentFacts) -> str:
    """Return what tells intents apart: one profile under two standards is one intent."""
    return intent.icc.sha256 if intent.icc is not None else _key(intent.identifier)


def _name(intent: IntentFacts) -> str:
    return (
        intent.identifier or intent.condition or (intent.icc.name if intent.icc else "") or "without a name"
    )


def _key(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum() or char == ",")
