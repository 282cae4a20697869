"""Output intents: for which press a file says it was made (ISO 32000-2, 14.11.5)."""

import pikepdf

from preflight.facts import IntentFacts
from preflight.interpreter.icc import icc_of
from preflight.interpreter.values import entry, items, text, word

_MOST = 20
_MOST_PAGES = 20_000


def intents_of(pdf: pikepdf.Pdf) -> tuple[IntentFacts, ...]:
    """Read the intents of the file, and of pages that have their own (PDF 2.0)."""
    found = [_intent(each, None) for each in items(pdf.Root.get("/OutputIntents"), _MOST)]
    for number, page in enumerate(pdf.pages, start=1):
        if number > _MOST_PAGES or len(found) >= _MOST:
            break
        found += [_intent(each, number) for each in items(page.obj.get("/OutputIntents"), _MOST)]
    return tuple(found)


def _intent(value: object, page: int | None) -> IntentFacts:
    profile: object = entry(value, "/DestOutputProfile")
    return IntentFacts(
        word(entry(value, "/S")),
        text(entry(value, "/OutputConditionIdentifier")),
        text(entry(value, "/OutputCondition")),
        text(entry(value, "/RegistryName")),
        text(entry(value, "/Info")),
        icc_of(profile) if isinstance(profile, pikepdf.Stream) else None,
        referenced=entry(value, "/DestOutputProfileRef") is not None,
        page=page,
    )
