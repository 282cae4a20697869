"""Flag files that do something by themselves or at a click.

Why: on paper nothing can be clicked, and a file that starts programs or runs scripts is a danger on the way there.
Fix: export the document again for print, without buttons, scripts and actions.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import ActionFacts, Facts
from preflight.report import Severity

TEXTS = {
    "launch": Text(
        "{on_pages}: starts a program or file ({target}), no such action expected; do not open it, ask for another",
        "Your file tries to start another program. Please export it again for print.",
    ),
    "script": Text(
        "{on_pages}: scripts (JavaScript): {count}, 0 expected; they may change what is shown, export without them",
        "Your file contains scripts. They do nothing in print; please check the preview.",
        severity=Severity.WARNING,
    ),
    "sends": Text(
        "{on_pages}: sends or fetches data ({target}), no such action expected; export without it",
        "Your file can send data over the internet. Please export it again for print.",
        severity=Severity.WARNING,
    ),
    "other-file": Text(
        "{on_pages}: opens another document ({target}), no such action expected; it is not part of the print, compare",
        "Your file points to another file ({target}). That one is not printed.",
        severity=Severity.INFO,
    ),
    "link": Text(
        "{on_pages}: links to web pages: {count}, which paper cannot follow; compare what should stand there in print",
        "Your file has links to web pages. They cannot be clicked in print.",
        severity=Severity.INFO,
    ),
}
_CASES = {
    "Launch": "launch",
    "JavaScript": "script",
    "SubmitForm": "sends",
    "ImportData": "sends",
    "GoToR": "other-file",
    "GoToE": "other-file",
    "URI": "link",
}
_COUNTED = ("script", "link")
_MOST_TARGET = 60


@check(severity=Severity.ERROR, texts=TEXTS)
def active_content(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell actions by what they do (ISO 32000-2, 12.6.4); those that only turn pages do no harm."""
    for case in _COUNTED:
        yield from _counted(case, [each for each in facts.actions if _CASES.get(each.kind) == case])
    for action in facts.actions:
        case = _CASES.get(action.kind, "")
        if case and case not in _COUNTED:
            yield Hit(case, action.page, arguments=(("target", action.target[:_MOST_TARGET] or "?"),))


def _counted(case: str, actions: list[ActionFacts]) -> Iterator[Hit]:
    """Make one finding of many alike, with the pages they are on."""
    told = (("count", str(len(actions))),)
    pages: dict[int | None, None] = {action.page: None for action in actions}
    if len(pages) > 1:
        pages.pop(None, None)
    for page in pages:
        yield Hit(case, page, arguments=told)
