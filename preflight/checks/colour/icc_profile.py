"""Flag colour profiles that are damaged, too new for the press, or would convert CMYK a second time.

Why: a profile that cannot be read is ignored, and CMYK that is converted twice turns pure black into four inks.
Fix: export again without profiles on CMYK parts, and with a sound profile on the others.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, IccFacts
from preflight.printed import colours, names, told
from preflight.report import Severity

TEXTS = {
    "damaged": Text(
        "{on_pages}: {kinds} with a profile that cannot be used ({fault}), a sound one is expected; export again",
        "{on_pages}: {kinds} with a damaged colour profile. Please export the PDF again.",
    ),
    "too-new": Text(
        "{on_pages}: {kinds} with {profile}, an ICC profile of version {measured}, {wanted} at most is expected",
        "{on_pages}: {kinds} with a colour profile newer than we can use. Please export with an older one.",
    ),
    "converts-again": Text(
        "{on_pages}: {kinds} in CMYK of {profile}, the output intent is {wanted}; black would become four inks, unify",
        "{on_pages}: {kinds} with colours made for another print. Converting them may blur black text.",
    ),
    "profiled": Text(
        "{on_pages}: {kinds} in CMYK with a profile of its own ({profile}), plain CMYK is expected; ignore it",
        "{on_pages}: {kinds} with a colour profile of their own. We print the colours as they are.",
        severity=Severity.INFO,
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS, settings={"newest": 4.0})
def icc_profile(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at each profile that something inside the cut is painted with, against the output intent's."""
    intents = {
        intent.icc.sha256: intent.identifier for intent in facts.output_intents if intent.icc is not None
    }
    newest = float(settings["newest"])
    cases = {
        place: case
        for place, space in enumerate(facts.spaces)
        if space.icc is not None and (case := _case(space.icc, space.process, set(intents), newest))
    }
    if not cases:
        return
    seen = colours(facts, expected, lambda painted: painted.colour.space in cases)
    for place, case in cases.items():
        icc = facts.spaces[place].icc
        those = [each for each in seen if each.mark.colour.space == place]
        if icc is not None:
            yield from told(
                case,
                those,
                measured=icc.version,
                wanted=f"{newest:g}" if case == "too-new" else ", ".join(intents.values()),
                arguments=(("kinds", names(those)), ("profile", icc.name or "?"), ("fault", icc.fault)),
            )


def _case(icc: IccFacts, process: str, intents: set[str], newest: float) -> str:
    """Say what is wrong with a profile; a CMYK one that is the output intent's changes nothing."""
    if icc.fault:
        return "damaged"
    if _major(icc.version) > newest:
        return "too-new"
    if process != "CMYK" or icc.sha256 in intents:
        return ""
    return "converts-again" if intents else "profiled"


def _major(version: str) -> float:
    first = version.partition(".")[0]
    return float(first) if first.isdigit() else 0.0
