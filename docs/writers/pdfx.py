"""The rules of PDF/X: each level's clauses as the tables have them, and what of them is not judged."""

from collections.abc import Iterator

from preflight.pdfx import Level, Rule, Table, tables
from writers import Page
from writers._markdown import code, page, table


def pages() -> Iterator[Page]:
    """Yield the one page."""
    yield (
        "pdfx.md",
        page(
            "Rules of PDF/X",
            "What [pdfx-claim](checks/pdfx-claim.md) and [iso-conformance](checks/iso-conformance.md) ask of a file "
            "that says it keeps a level of PDF/X (ISO 15930). Numbers of clauses are those of the standards' tables of "
            "contents; where one is not known, a rule is cited by its standard alone. `notes` are sections of the "
            "*Application Notes for PDF/X Standards*, version 4 (CGATS, 2006). What is not certain of a rule stands "
            "beside it. A file that breaks none of them is no certificate: see what is not judged.",
            *(part for each in tables() for part in _family(each)),
        ),
    )


def _family(each: Table) -> Iterator[str]:
    yield f"## {each.title}"
    yield ", ".join(f"{code(level.name)}: {level.standard}" for level in each.levels) + "."
    heads = (
        "rule",
        "what must be true",
        *[level.name for level in each.levels],
        "notes",
        "what is not certain",
    )
    yield table(heads, [_row(rule, each.levels) for rule in each.rules])
    yield "Not judged:"
    yield table(
        ("what", *[level.name for level in each.levels], "why"),
        [
            (gap.what, *[gap.clauses.get(level.name, "") for level in each.levels], gap.why)
            for gap in each.unjudged
        ],
    )


def _row(rule: Rule, levels: tuple[Level, ...]) -> tuple[str, ...]:
    clauses = [rule.clauses.get(level.name, "yes") if level.name in rule.levels else "-" for level in levels]
    return code(rule.id), rule.says, *clauses, rule.notes, rule.doubt
