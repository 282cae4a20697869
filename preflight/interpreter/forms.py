"""Streams that are drawn like one mark: forms, cells of patterns, letters of Type 3 fonts (ISO 32000-2, 8.10).

Each is run once in its own coordinates for each state it is drawn in, and what it painted is placed by a matrix
whenever it is drawn. So a form that is drawn a million times costs as much as one, and one that draws itself ends.
"""

from typing import Any

import pikepdf

from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.inflate import content_of
from preflight.interpreter.matrix import Box, through, times
from preflight.interpreter.run import Id, Run, type_of
from preflight.interpreter.sheet import Sheet
from preflight.interpreter.state import State, Under
from preflight.interpreter.values import box, matrix, table, word

MOST_DEPTH = 28
_MOST_KEPT = 2000
_EVERYWHERE: Box = (-1e7, -1e7, 1e7, 1e7)


def draw_form(run: Run, form: pikepdf.Stream) -> None:
    """Draw a form where the state says."""
    note_oddities(run, form)
    group = table(form, "/Group")
    is_group = type_of(group, "/S") == "Transparency"
    state = run.state.inside(box(form.get("/BBox")) or _EVERYWHERE, group=is_group)
    painted = sheet_of(run, form, state, form.get("/Resources"))
    if painted is None or run.hidden:
        return
    place = times(matrix(form.get("/Matrix")), run.state.matrix)
    if not run.sheet.absorb(painted, place, run.state.clip) or not is_group:
        return
    seen = run.visible(through(state.clip, place))
    if seen is not None:
        run.sheet.under((Under("group", _blending(group)), *run.state.under), seen)


def sheet_of(
    run: Run, stream: pikepdf.Stream, state: State, resources: object, *, coloured: bool = True
) -> Sheet | None:
    """Return what a stream paints in its own coordinates; None where it is being drawn already, or cannot be read."""
    key: Id = stream.objgen
    if key in run.active:
        run.sheet.faults.add("a form draws itself")
        return None
    if len(run.active) >= MOST_DEPTH:
        run.sheet.faults.add("forms are nested too deeply")
        run.sheet.unknown = True
        return None
    shared = run.shared
    own = resources if isinstance(resources, pikepdf.Dictionary) else run.resources
    kept = (key, state.inherited(), coloured, None if own is resources else id(run.resources))
    found = shared.forms.get(kept) if key != (0, 0) else None
    if found is None:
        found = _run(run, stream, state, own, coloured=coloured)
        if len(shared.forms) >= _MOST_KEPT:
            shared.forms.clear()
        shared.forms[kept] = found
    run.used.append(key)
    return found


def _run(run: Run, stream: pikepdf.Stream, state: State, resources: object, *, coloured: bool) -> Sheet:
    sheet = Sheet()
    try:
        data = content_of(stream)
    except BROKEN as fault:
        not_the_files_fault(fault)
        sheet.faults.add("a form cannot be decoded")
        sheet.unknown = True
        return sheet
    run.shared.budget.read(len(data))
    inside = Run(run.shared, resources, sheet, state, run.active | {stream.objgen}, coloured)
    run.shared.execute(inside, data)
    return sheet


def note_oddities(run: Run, drawable: Any) -> None:  # noqa: ANN401 - a form or an image
    """Take down what makes an XObject more than a mark."""
    if "/OPI" in drawable:
        run.sheet.objects.add("opi")
    if "/PS" in drawable or type_of(drawable, "/Subtype2") == "PS":
        run.sheet.objects.add("postscript")
    if "/Ref" in drawable:
        run.sheet.objects.add("reference-xobject")


def _blending(group: object) -> str:
    space = table(group, "/CS") or getattr(group, "get", lambda _: None)("/CS")
    if isinstance(space, pikepdf.Array) and len(space):
        space = space[0]
    return word(space)
