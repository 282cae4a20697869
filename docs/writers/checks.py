"""One page a preflight check: what it finds, why that matters, how to mend it, what can be set."""

from collections.abc import Iterator

from preflight import registered_checks
from preflight.check import Check
from writers import Page
from writers._markdown import code, codes, page, table


def pages() -> Iterator[Page]:
    """Yield a page for each check and the index of all."""
    checks = sorted(registered_checks().values(), key=lambda check: (check.group, check.id))
    for check in checks:
        yield f"checks/{check.id}.md", _page(check)
    rows = [(f"[{c.id}]({c.id}.md)", c.group, c.severity, c.title) for c in checks]
    yield "checks/index.md", page("Preflight checks", table(("check", "group", "severity", "what"), rows))


def _page(check: Check) -> str:
    return page(
        check.id,
        check.title,
        f"**Why:** {check.why}",
        f"**Fix:** {check.fix}",
        table(("", ""), _facts(check)),
        "## What it says",
        table(("case", "severity", "to the operator", "to the customer"), _texts(check)),
        "## What a profile can set",
        table(("setting", "default"), [(code(name), code(value)) for name, value in check.settings.items()]),
        f"In a profile: `[settings.{check.id}]` for the settings, `[severity]` with `{check.id}` or "
        f'`{check.id}.<case>` for the weight, `off = ["{check.id}"]` to leave it out, '
        f'`locked = ["{check.id}"]` so that no profile that extends it can.',
    )


def _facts(check: Check) -> Iterator[tuple[str, str]]:
    yield "group", check.group
    yield "severity", check.severity
    yield "needs from the order", codes(check.needs) or "nothing"
    explained = dict.fromkeys(name for text in check.texts.values() for name in text.explains)
    yield "explains", codes(tuple(explained)) or "nothing"
    ordered = dict.fromkeys(name for text in check.texts.values() for name in text.from_order)
    yield "limits from the order", codes(tuple(ordered)) or "none"
    yield "file", code(f"preflight/checks/{check.group}/{check.id.replace('-', '_')}.py")


def _texts(check: Check) -> Iterator[tuple[str, str, str, str]]:
    for case, text in check.texts.items():
        yield code(case), text.severity or check.severity, text.operator, text.customer
