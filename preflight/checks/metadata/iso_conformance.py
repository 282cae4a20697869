"""Flag files that do not keep the PDF/X standard that is asked for.

Why: the order or the press takes files of this standard only, since it promises what the press relies on.
Fix: export again with the preset of the standard asked for, such as PDF/X-4.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pdfx import claimed_standards, fits, level_of, rule_hits
from preflight.report import Severity

TEXTS = {
    "unclaimed": Text(
        "the file claims no PDF/X, {wanted} is expected; export again with that preset",
        "We need a file of the print standard {wanted}. Please export yours again with that setting.",
        from_order=("standard",),
    ),
    "other": Text(
        "the file claims {measured}, {wanted} is expected; export again with that preset",
        "We need a file of the print standard {wanted}, yours is {measured}. Please export it again.",
        from_order=("standard",),
    ),
    "broken": Text(
        "the file must keep {standard} ({part}) and breaks {count} of its rules, 0 expected: {rules}; export again",
        "Your file says it keeps the print standard {standard}, but it does not. Please export it again.",
        from_order=("standard",),
    ),
    "unjudged": Text(
        "the file claims {standard} as asked, PDF/X-1a, X-3 or X-4 expected; its rules are not judged here",
        "Your file says it keeps the print standard {standard}. We will check that for you.",
        severity=Severity.WARNING,
        from_order=("standard",),
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST, settings={"wanted": ""})
def iso_conformance(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Ask for what the order names, or else the profile; `wanted` is a level (PDF/X-4), of several by commas one."""
    wanted = expected.standard or str(settings["wanted"])
    if not wanted or facts.kind != "pdf" or not facts.pages:
        return
    claimed = claimed_standards(facts)
    fitting = [name for name in claimed if fits(name, wanted)]
    if not claimed:
        yield Hit("unclaimed", wanted=wanted)
    elif not fitting:
        yield Hit("other", measured=", ".join(claimed), wanted=wanted)
    for name in fitting:
        if level_of(name) is None:
            yield Hit("unjudged", arguments=(("standard", name),))
        else:
            yield from rule_hits("broken", facts, name)
