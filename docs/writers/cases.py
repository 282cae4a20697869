"""The codes of Cases: why an order stands still, whose turn it is, what can be done."""

from collections.abc import Iterator

from gateway.domain.cases import ACTION_WORDS, KINDS, Cause
from writers import Page
from writers._markdown import code, codes, page, table


def pages() -> Iterator[Page]:
    """Yield the one page of Cases."""
    rows = [
        (code(name), kind.cause, kind.turn, f"{kind.title} {kind.next_step}", codes(kind.actions))
        for name, kind in KINDS.items()
    ]
    yield (
        "cases.md",
        page(
            "Cases",
            "A Case says why work stopped, shows the evidence and offers actions, the best one first. "
            "How to use one: [act on a Case](../how-to/act-on-a-case.md).",
            f"Classes of cause: {codes(Cause)}.",
            table(
                ("code", "cause", "turn", "what it means and what comes next", "actions, best first"), rows
            ),
            "## Actions",
            table(
                ("action", "what it does"), [(code(action), words) for action, words in ACTION_WORDS.items()]
            ),
        ),
    )
