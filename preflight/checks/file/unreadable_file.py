"""Flag files that nothing can be made of, cannot be opened, or have lost part of their content.

Why: a press can only print what it can read; half an upload prints as half a job.
Fix: export the document as PDF again and upload it again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Content, Facts
from preflight.filetypes import by_kind
from preflight.report import Severity

TEXTS = {
    "empty": Text(
        "the file holds nothing ({size} bytes), a PDF expected; upload it again",
        "Your file is empty. Please upload it again.",
    ),
    "webpage": Text(
        "the file is a {kind}, a PDF expected; often an error page saved as PDF, ask again",
        "Your file is a {kind}, not a PDF. Download your PDF again and check that it opens.",
    ),
    "other": Text(
        "the file is an {kind}, a PDF expected; ask for a PDF",
        "We cannot recognise your file. Please export your document as PDF and upload that.",
    ),
    "damaged": Text(
        "the file cannot be opened ({detail}), a sound PDF expected; ask for a new export",
        "Your file is damaged and does not open. Please export the PDF again and upload it.",
    ),
    "no-pages": Text(
        "the file has 0 pages, at least 1 expected; ask for a new export",
        "Your file has no pages. Please export the PDF again and check that it opens.",
    ),
    "cut-off": Text(
        "the file ends early after {size} bytes, its closing part is missing; ask for the upload again",
        "The end of your file is missing, perhaps the upload broke off. Please upload it again.",
    ),
    "lost-content": Text(
        "{on_pages}: the content cannot be decoded, readable content expected; ask for a new export",
        "Part of your file is damaged: {on_pages}. Please export the PDF again and upload it.",
    ),
    "zeros": Text(
        "zeros stand where data should be and {measured} faults were found, 0 expected; ask for the upload again",
        "Part of your file never arrived. Please upload it again.",
    ),
    "refused": Text(
        "the file was repaired here, but {readers} cannot open it, all readers expected to; ask for a new export",
        "Your file is damaged, and other programs cannot open it. Please export the PDF again.",
        severity=Severity.WARNING,
    ),
    "repaired": Text(
        "the structure had {measured} faults, 0 expected; it was repaired, compare the pages before printing",
        "Your file was slightly damaged and could be repaired. Please look closely at the preview.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.FIRST)
def unreadable_file(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell the first thing that explains the rest; only a repaired file is looked at further."""
    size = ("size", str(facts.size_bytes))
    if facts.kind != "pdf":
        found = by_kind(facts.kind)
        if found.family not in TEXTS:  # not-a-pdf tells of those
            return
        yield Hit(found.family, arguments=(("kind", found.title), size), blocks=True)
    elif facts.damage.unreadable:
        yield Hit("damaged", arguments=(("detail", facts.damage.unreadable),), blocks=True)
    elif facts.encryption is not None and facts.encryption.needs_password:
        return
    elif not facts.pages:
        yield Hit("no-pages", measured=0.0, wanted=1.0, unit="pages", blocks=True)
    else:
        yield from _broken(facts)


def _broken(facts: Facts) -> Iterator[Hit]:
    damage = facts.damage
    lost = [page.number for page in facts.pages if page.content is Content.UNREADABLE]
    faults = len(damage.repairs) + len(lost)
    if damage.truncated and damage.rebuilt:
        yield Hit("cut-off", arguments=(("size", str(facts.size_bytes)),), blocks=True)
    elif damage.zeros and faults:
        yield Hit("zeros", measured=float(faults), wanted=0.0, unit="faults", blocks=True)
    elif lost:
        for number in lost:
            yield Hit("lost-content", page=number, blocks=True)
    elif damage.refused_by:
        yield Hit("refused", arguments=(("readers", ", ".join(damage.refused_by)),))
    elif damage.repairs:
        yield Hit("repaired", measured=float(faults), wanted=0.0, unit="faults")
