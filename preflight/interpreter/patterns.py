"""Painting with patterns: the cell of a tiling one is looked into, a shading is told by its colour space (8.7)."""

from typing import Any

import pikepdf

from preflight.facts import Overprint
from preflight.interpreter.forms import sheet_of
from preflight.interpreter.matrix import IDENTITY, Box
from preflight.interpreter.run import Run, type_of
from preflight.interpreter.sheet import FillLook
from preflight.interpreter.state import Ink, State
from preflight.interpreter.values import box, entry, matrix, whole


def paint_pattern(run: Run, ink: Ink | None, seen: Box) -> None:
    """Take down what is painted where it is seen, if an ink is a pattern."""
    if ink is None or ink.pattern is None:
        return
    pattern: Any = run.shared.patterns.get(ink.pattern)
    if pattern is None:
        return
    if whole(entry(pattern, "/PatternType")) == 2:
        paint_shading(run, entry(pattern, "/Shading"), seen, Overprint.OFF)
    elif isinstance(pattern, pikepdf.Stream):
        _paint_tiles(run, pattern, ink, seen)


def paint_shading(run: Run, shading: object, seen: Box, printed: Overprint) -> None:
    """Take a shading down; `seen` is where it can be seen."""
    space: Any = entry(shading, "/ColorSpace")
    if space is None:
        return
    place = run.shared.colours.place(space)
    run.sheet.fill(
        FillLook("shading", Ink(place, ()), printed), seen, min(seen[2] - seen[0], seen[3] - seen[1])
    )


def _paint_tiles(run: Run, pattern: pikepdf.Stream, ink: Ink, seen: Box) -> None:
    """Look into the cell; an uncoloured one is painted in the colour given with the pattern (8.7.3.3)."""
    coloured = whole(pattern.get("/PaintType")) != 2
    colours = run.shared.colours
    base = colours.spaces[ink.place].base
    under = (
        Ink(base, ink.values)
        if base is not None and not coloured
        else colours.first(colours.named("DeviceGray"))
    )
    clip = box(pattern.get("/BBox"))
    if clip is None or type_of(pattern, "/Type") not in {"", "Pattern"}:
        return
    begin = State(clip, under, under, IDENTITY)
    painted = sheet_of(run, pattern, begin, pattern.get("/Resources"), coloured=coloured)
    if painted is not None:
        run.sheet.absorb(painted, matrix(pattern.get("/Matrix")), seen, tiled=True)
