"""One page a fixup of preflight: what it mends, why, what it changes and to whom it is offered."""

from collections.abc import Iterator

from preflight import registered_fixups
from preflight.fixup import Area, Fixup
from writers import Page
from writers._markdown import code, codes, page, table

_AREAS = {
    Area.NOTHING: "nothing",
    Area.PAST_THE_CUT: "what lies past the cut",
    Area.MARKS: "the marks that were found",
    Area.NOTES: "places where notes or pins are",
    Area.PAGES: "which pages there are; each shows what it showed",
    Area.WHOLE_PAGE: "size or position of the page as a whole",
    Area.OTHER_FILE: "everything: another file takes the place of this one, and is looked at before it is chosen",
}


def pages() -> Iterator[Page]:
    """Yield a page for each fixup and the index of all."""
    fixups = sorted(registered_fixups().values(), key=lambda fixup: fixup.id)
    for fixup in fixups:
        yield f"fixups/{fixup.id}.md", _page(fixup)
    rows = [(f"[{f.id}]({f.id}.md)", f.title, "yes" if f.for_customers else "no") for f in fixups]
    yield "fixups/index.md", page("Preflight fixups", table(("fixup", "what", "offered to customers"), rows))


def _page(fixup: Fixup) -> str:
    return page(
        fixup.id,
        fixup.title,
        f"**Why:** {fixup.why}",
        f"**Changes:** {fixup.changes}",
        table(("", ""), _facts(fixup)),
        "## How it is offered",
        table(
            ("to", "words"), [("the operator", fixup.offer.operator), ("the customer", fixup.offer.customer)]
        ),
        f"On the command line: `python -m preflight FILE --fix {fixup.id} --out FIXED.pdf`. "
        f'In a profile `off = ["{fixup.id}"]` keeps it from being proposed.',
    )


def _facts(fixup: Fixup) -> Iterator[tuple[str, str]]:
    yield "mends what these checks find", codes(fixup.answers)
    yield "may look different afterwards", _AREAS[fixup.area]
    yield "offered to customers", "yes" if fixup.for_customers else "no, to staff only"
    yield "only when asked for by name", "yes" if fixup.opt_in else "no"
    yield "file", code(f"preflight/fixups/{fixup.id.replace('-', '_')}.py")
