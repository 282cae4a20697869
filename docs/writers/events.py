"""Everything the program tells: the kinds of the event table, and the lines of its log."""

import ast
from collections.abc import Iterator
from pathlib import Path

from gateway.domain.event_kinds import MEANINGS
from writers import Page
from writers._markdown import code, codes, page, table

_PROJECT = Path(__file__).parent.parent.parent
_PACKAGES = ("adapters", "gateway", "jdf", "order_forms", "preflight")
_LEVELS = ("debug", "info", "warning", "error", "exception", "critical")


def pages() -> Iterator[Page]:
    """Yield the one page of events."""
    yield (
        "events.md",
        page(
            "Events",
            "## The event table",
            "What happened to orders, files, deliveries, devices and Cases, in order; `GET /api/v1/events` gives it. "
            "Each event carries who did it, why, and the values that decided.",
            table(("kind", "meaning"), [(code(kind), meaning) for kind, meaning in MEANINGS.items()]),
            "## The log",
            "One JSON object a line on standard error (readable lines on a terminal). Fields besides `event`, `level` "
            "and `timestamp`; never a name, a file's content or a secret.",
            table(("event", "level", "fields", "written in"), sorted(set(_log_lines()))),
        ),
    )


def _log_lines() -> Iterator[tuple[str, str, str, str]]:
    paths = sorted(path for name in _PACKAGES for path in (_PROJECT / name).rglob("*.py"))
    for path in paths:
        where = path.relative_to(_PROJECT).as_posix()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and (found := _log_line(call)):
                yield (*found, code(where))


def _log_line(call: ast.Call) -> tuple[str, str, str] | None:
    """Return event, level and fields of a call like `log.info("work.done", kind=...)`."""
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="log" | "_log"), attr=level),
            args=[ast.Constant(value=str(event))],
        ) if level in _LEVELS:
            fields = sorted(word.arg for word in call.keywords if word.arg)
            return code(event), "error" if level == "exception" else level, codes(fields)
    return None
