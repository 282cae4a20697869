"""How much ink lies where: totals by area, plates in use, colour or grey, and what lies under a rectangle."""

import math
from collections.abc import Mapping

import numpy as np

from preflight.facts import Rect
from preflight.pixels.edges import Edge
from preflight.pixels.pixel_facts import HeavyInk, PlateUse, TotalInk
from preflight.pixels.plates import PagePlates

STEPS = (200, 220, 240, 250, 260, 270, 280, 290, 300, 310, 320, 330, 340, 350, 360, 380, 400, 450)
_CELL_MM = 1.0
_MOST_CELLS = 150_000
_INKED = 5
"""Less than two percent of a tone is not seen and does not count as ink."""

_HUE = np.uint16(20)
_BAND_MM = 12.0
_MOST_BAND_MM = 60.0
_BIT_MM = 1.5
_LEAST_HEAVY_MM2 = 4.0

Totals = np.ndarray[tuple[int, ...], np.dtype[np.uint16 | np.uint32]]
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
Labels = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def total_of(page: PagePlates) -> Totals:
    """Add all plates: 255 stands for 100 percent."""
    total = np.zeros((page.height_px, page.width_px), np.uint16)
    for ink in page.ink.values():
        total += ink
    return total


def uses_of(page: PagePlates) -> Mapping[str, PlateUse]:
    """Say how each plate is used; one with no visible tone on it is not in use."""
    found = {}
    for name in page.names:
        ink = page.ink[name]
        most = int(ink.max())
        if most > _INKED:
            share = np.count_nonzero(ink > _INKED) / ink.size
            found[name] = PlateUse(_percent(float(ink.mean())), round(100 * share, 3), _percent(most))
    return found


def colour_of(page: PagePlates) -> float:
    """Return the percentage of a page on which cyan, magenta and yellow make a colour other than grey."""
    c, m, y = (page.plate(name) for name in ("Cyan", "Magenta", "Yellow"))
    most = np.maximum(np.maximum(c, m), y)
    coloured = (most - np.minimum(np.minimum(c, m), y)).astype(np.uint16) > _HUE + most // 5
    return round(100 * float(np.count_nonzero(coloured)) / coloured.size, 3)


def total_ink(page: PagePlates, total: Totals) -> TotalInk:
    """Measure the total by area, and in how large pieces it lies; cells are a square millimetre, larger on posters."""
    px_mm = page.frame.width_mm / page.width_px
    by = max(1, round(_CELL_MM / px_mm), math.ceil(math.sqrt(total.size / _MOST_CELLS)))
    cells = _cells(total, by)
    cell_mm = px_mm * by
    most = float(cells.max()) / 2.55
    heavy = []
    for step in STEPS:
        found = _heavy(cells, step, cell_mm, page) if step < most else None
        if found is None:
            break
        heavy.append(found)
    below = np.cumsum(np.bincount(total.reshape(-1)))
    p995 = float(np.searchsorted(below, total.size * 0.995))
    return TotalInk(round(most, 1), round(p995 / 2.55, 1), tuple(heavy))


def edges_of(page: PagePlates, total: Totals) -> tuple[Edge, ...]:
    """Take down where ink lies along each side, as deep as any box of the file lies, and somewhat more."""
    inked = total > _INKED
    across, along = page.frame.width_mm / page.width_px, page.frame.height_mm / page.height_px
    upwards = inked[::-1]
    sides = (
        (upwards.T, across, along),
        (upwards, along, across),
        (upwards.T[::-1], across, along),
        (inked, along, across),
    )
    return tuple(
        _edge(rows, row_mm, bit_mm, min(_MOST_BAND_MM, inset + _BAND_MM))
        for (rows, row_mm, bit_mm), inset in zip(sides, page.frame.insets_mm, strict=True)
    )


def ink_under(page: PagePlates, rect_mm: Rect, *, but: str = "Black") -> float:
    """Return how much ink of all other plates than one lies under a rectangle, in percent, on average.

    Black text over paper gives nothing; text that overprints a picture gives what of the picture shines through.
    """
    rows, columns = _window(page, rect_mm)
    others = [ink[rows, columns] for name, ink in page.ink.items() if name != but]
    if not others or not others[0].size:
        return 0.0
    return _percent(float(sum(float(ink.mean()) for ink in others)))


def _window(page: PagePlates, rect_mm: Rect) -> tuple[slice, slice]:
    left, bottom, right, top = rect_mm
    across, along = page.width_px / page.frame.width_mm, page.height_px / page.frame.height_mm
    rows = slice(
        max(0, int((page.frame.height_mm - top) * along)),
        max(0, round((page.frame.height_mm - bottom) * along)),
    )
    return rows, slice(max(0, int(left * across)), max(0, round(right * across)))


def _percent(tone: float) -> float:
    return round(tone / 2.55, 2)


def _cells(total: Totals, by: int) -> Totals:
    high, wide = total.shape
    rows, columns = max(1, high // by), max(1, wide // by)
    whole = total[: rows * by, : columns * by]
    if whole.shape != (rows * by, columns * by):
        return total
    across = np.add.reduce(whole.reshape(rows * by, columns, by), axis=2, dtype=np.uint16)
    cells: Totals = np.add.reduce(across.reshape(rows, by, columns), axis=1, dtype=np.uint32) // (by * by)
    return cells


def _heavy(cells: Totals, step: int, cell_mm: float, page: PagePlates) -> HeavyInk | None:
    over = cells > step * 2.55
    area = float(np.count_nonzero(over)) * cell_mm**2
    if area < _LEAST_HEAVY_MM2:
        return None
    labels = pieces(over)
    counts = np.bincount(labels[over])
    largest = int(counts.argmax())
    rows, columns = np.nonzero(labels == largest)
    left, right = float(columns.min()) * cell_mm, float(columns.max() + 1) * cell_mm
    top, bottom = float(rows.min()) * cell_mm, float(rows.max() + 1) * cell_mm
    high = page.frame.height_mm
    box = (round(left, 1), round(high - bottom, 1), round(right, 1), round(high - top, 1))
    return HeavyInk(step, round(area, 1), round(float(counts[largest]) * cell_mm**2, 1), box)


def pieces(mask: Mask) -> Labels:
    """Label what hangs together by its sides with one number, other pieces with others; 0 outside the mask.

    Each cell takes the least number around it, each number then the least that any of its cells has taken: some
    ten rounds of whole-array steps, whatever the shape.
    """
    high, wide = mask.shape
    none = high * wide + 1
    around = np.full((high + 2, wide + 2), none, np.int64)
    inner = around[1:-1, 1:-1]
    inner[mask] = np.flatnonzero(mask) + 1
    stands_for = np.arange(none + 1)
    while True:
        least = np.minimum(np.minimum(around[:-2, 1:-1], around[2:, 1:-1]), inner)
        least = np.minimum(np.minimum(around[1:-1, :-2], around[1:-1, 2:]), least)[mask]
        np.minimum.at(stands_for, inner[mask], least)
        stands_for = stands_for[stands_for]
        nearer = stands_for[least]
        if np.array_equal(nearer, inner[mask]):
            return np.where(mask, inner, 0)
        inner[mask] = nearer


def _edge(rows: Mask, row_mm: float, bit_mm: float, depth_mm: float) -> Edge:
    """Pack the outer rows; a bit is set where at least half of its stretch is inked."""
    band = rows[: max(2, min(len(rows), round(depth_mm / row_mm)))]
    by = max(1, round(_BIT_MM / bit_mm))
    columns = max(1, band.shape[1] // by)
    whole = band[:, : columns * by].reshape(len(band), columns, -1)
    bits = np.packbits(2 * np.count_nonzero(whole, axis=2) >= whole.shape[2], axis=1)
    return Edge.of(
        [row.tobytes() for row in bits], bits=columns, row_mm=round(row_mm, 5), bit_mm=round(bit_mm * by, 5)
    )
