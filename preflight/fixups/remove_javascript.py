"""Take scripts out of the file.

Why: scripts do nothing on paper, may change what is shown, and are a danger on the way there.
Changes: scripts that run by themselves, at a click or in a form; nothing that is painted.
"""

from collections.abc import Iterator

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup
from preflight.interpreter.values import entry, items, table, word

_SCRIPT = "JavaScript"
_MOST_CHAIN = 20
_MOST_FIELDS = 20_000


def _proposes(facts: Facts, _expected: Expected, _findings: Findings) -> Parameters | None:
    scripts = sum(action.kind == _SCRIPT for action in facts.actions)
    return {"count": float(scripts)} if scripts else None


@fixup(
    answers=("active-content.script",),
    area=Area.NOTHING,
    manner=Manner(rank=10),
    offer=Offer(
        "take {count} scripts (JavaScript) out of the file",
        "We take the scripts out of your file. They do nothing in print.",
    ),
    proposes=_proposes,
)
def remove_javascript(pdf: pikepdf.Pdf, _parameters: Parameters) -> None:
    """Remove them wherever an action can stand (ISO 32000-2, 12.6)."""
    names = table(pdf.Root, "/Names")
    if names is not None and "/JavaScript" in names:
        del names["/JavaScript"]
    for holder in _holders(pdf):
        for key in ("/A", "/OpenAction"):
            _without_script(holder, key)
        additional = table(holder, "/AA")
        if additional is not None:
            for key in sorted(additional.keys()):
                _without_script(additional, key)
            if not additional.keys():
                del holder["/AA"]


def _holders(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield everything that can have an action: the file, pages, annotations, fields, bookmarks."""
    yield pdf.Root
    for page in pdf.pages:
        yield page.obj
        yield from (each for each in items(page.obj.get("/Annots")) if isinstance(each, pikepdf.Dictionary))
    yield from _tree(items(entry(table(pdf.Root, "/AcroForm"), "/Fields")), ("/Kids",))
    first = table(table(pdf.Root, "/Outlines"), "/First")
    yield from _tree([first] if first is not None else [], ("/First", "/Next"))


def _tree(waiting: list[pikepdf.Object], steps: tuple[str, ...]) -> Iterator[pikepdf.Object]:
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_FIELDS:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen:
            continue
        seen.add(node.objgen)
        yield node
        for step in steps:
            held = node.get(step)
            waiting += items(held) or [held]


def _without_script(holder: pikepdf.Object, key: str) -> None:
    """Remove the scripts of a chain of actions, and keep what follows them; a destination is no action."""
    action = holder.get(key)
    if not isinstance(action, pikepdf.Dictionary):
        return
    kept = _kept(action, 0)
    if not kept:
        del holder[key]
        return
    first, *others = kept
    if others:
        first["/Next"] = pikepdf.Array([*_following(first), *others])
    holder[key] = first


def _kept(action: object, depth: int) -> list[pikepdf.Object]:
    """Return what is left of an action: itself without scripts after it, or what followed a script."""
    if not isinstance(action, pikepdf.Dictionary) or depth > _MOST_CHAIN:
        return []
    left = [each for following in _following(action) for each in _kept(following, depth + 1)]
    if word(action.get("/S")) == _SCRIPT:
        return left
    if left:
        action["/Next"] = pikepdf.Array(left)
    elif "/Next" in action:
        del action["/Next"]
    return [action]


def _following(action: pikepdf.Object) -> list[pikepdf.Object]:
    held = action.get("/Next")
    return items(held, _MOST_CHAIN) or ([held] if isinstance(held, pikepdf.Dictionary) else [])
