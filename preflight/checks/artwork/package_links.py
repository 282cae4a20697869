"""Flag packages of a layout program that lack the pictures or fonts the layout uses.

Why: without its pictures and fonts a layout opens with coarse previews and other letters.
Fix: export a PDF, which has all in it; or package the layout again with its links and fonts.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "missing-links": Text(
        "{measured} of {links} placed files are not in the package ({name}), all expected; ask for them or for a PDF",
        'Your layout uses "{name}", which is not in the folder. Please upload a PDF instead.',
    ),
    "no-fonts": Text(
        "the layout uses {measured} fonts and the package holds none, all expected; ask for a PDF",
        "The fonts of your layout are not in the folder. Please upload a PDF instead.",
    ),
    "no-links": Text(
        "the package holds the layout {name} and no folder of links with files, its pictures expected; ask for a PDF",
        'Your folder holds the layout "{name}" without its pictures. Please export it as PDF and upload that.',
    ),
    "layout-only": Text(
        "the package holds the layout {name}, links not readable, a PDF expected; ask for an export",
        'Your folder holds the layout "{name}". Please export it as PDF and upload that.',
        severity=Severity.INFO,
    ),
}


@artwork_check(families=("archive",), severity=Severity.WARNING, texts=TEXTS)
def package_links(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare the links of a readable layout (IDML) with the names of what lies in the archive, in any folder."""
    archive = facts.artwork.archive
    if archive is None or not archive.layouts:
        return
    if archive.missing:
        told = (("name", archive.missing[0]), ("links", str(archive.links)))
        yield Hit("missing-links", measured=float(len(archive.missing)), wanted=0.0, arguments=told)
    if archive.fonts_used and not archive.fonts:
        yield Hit("no-fonts", measured=float(archive.fonts_used))
    if not archive.links and not archive.fonts_used:
        yield Hit(
            "layout-only" if archive.linked else "no-links",
            arguments=(("name", archive.layouts[0].rpartition("/")[2]),),
        )
