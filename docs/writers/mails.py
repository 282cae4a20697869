"""The kinds of mail, what each is for and opens, and what may become of one."""

from collections.abc import Iterator

from gateway.domain.mails import KINDS, STATE_WORDS, WAITS_S
from gateway.mail.words import locales, words_for
from writers import Page
from writers._markdown import code, codes, page, table


def pages() -> Iterator[Page]:
    """Yield the one page of mails."""
    subjects = words_for("en").kinds
    rows = [
        (code(kind), about.meaning, code(subjects[kind].subject), code(about.opens), about.tries)
        for kind, about in KINDS.items()
    ]
    waits = ", ".join(
        f"{seconds // 60} min" if seconds < 3_600 else f"{seconds // 3_600} h" for seconds in WAITS_S
    )
    yield (
        "mails.md",
        page(
            "Mails",
            "At most one mail is owed for each event. How to set it up: [send mails](../how-to/send-mails.md).",
            f"Languages: {codes(locales())}; for any other, English.",
            table(("kind", "what it tells", "subject", "the link opens", "tries"), rows),
            f"After a failed try the next one waits {waits}.",
            "## What becomes of a mail",
            table(("state", "meaning"), [(code(state), words) for state, words in STATE_WORDS.items()]),
        ),
    )
