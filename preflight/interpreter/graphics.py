"""Operators of the graphics state, of marked content and of colour (ISO 32000-2, 8.4.4, 8.6.8, 14.6)."""

from dataclasses import dataclass

import pikepdf

from preflight.failure import TooComplexError
from preflight.interpreter.colour import values_of
from preflight.interpreter.fonts import Font
from preflight.interpreter.halftones import halftones_in
from preflight.interpreter.matrix import times
from preflight.interpreter.run import Run, type_of
from preflight.interpreter.scanner import Operands
from preflight.interpreter.state import Ink, State, Under
from preflight.interpreter.values import flag, items, number, whole, word

_MOST_SAVED = 512
_MOST_UNSAVED = 100_000
"""States deeper than those kept change nothing but this count; no device saves a hundredth as many."""

_MOST_MARKED = 2000
_DEVICE = {
    "/HT": "halftone",
    "/TR": "transfer",
    "/TR2": "transfer",
    "/BG": "black-generation",
    "/BG2": "black-generation",
    "/UCR": "undercolour-removal",
    "/UCR2": "undercolour-removal",
    "/FL": "flatness",
    "/SM": "smoothness",
}
_ORDINARY = {"Default", "Identity"}
_FAMILIES = frozenset({"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"})


@dataclass(frozen=True, slots=True)
class _Change:
    """What a graphics state dictionary sets; None is what it leaves alone."""

    line_width: float | None
    font: Font | None
    size: float
    fill_overprint: bool | None
    stroke_overprint: bool | None
    overprint_mode: int | None
    under: tuple[Under, ...]
    kinds: frozenset[str]
    device: frozenset[str]
    halftones: frozenset[str]
    intent: str


def _save(run: Run, _operands: Operands) -> None:
    if len(run.saved) < _MOST_SAVED:
        run.saved.append(run.state.copy())
        return
    run.unsaved += 1
    if run.unsaved > _MOST_UNSAVED:
        raise TooComplexError(f"more than {_MOST_UNSAVED} states saved within each other")


def _restore(run: Run, _operands: Operands) -> None:
    if run.unsaved:
        run.unsaved -= 1
    elif run.saved:
        run.state = run.saved.pop()
        run.setting = None


def _transform(run: Run, operands: Operands) -> None:
    a, b, c, d, e, f = operands[-6:]
    run.state.matrix = times((a, b, c, d, e, f), run.state.matrix)
    run.setting = None


def _line_width(run: Run, operands: Operands) -> None:
    run.state.line_width = float(operands[-1])
    run.setting = None


def _flatness(run: Run, operands: Operands) -> None:
    if operands[-1] > 0:
        run.sheet.device.add("flatness")


def _intent(run: Run, operands: Operands) -> None:
    run.sheet.intents.add(str(operands[-1])[1:100])


def _set(run: Run, operands: Operands) -> None:
    """Apply a graphics state dictionary (8.4.5)."""
    found = run.resource("/ExtGState", operands[-1])
    if not isinstance(found, pikepdf.Dictionary):
        return
    key = found.objgen
    change: _Change | None = run.shared.changes.get(key) if key != (0, 0) else None
    if change is None:
        change = run.shared.changes[key] = _change(run, found)
    run.setting = None
    run.sheet.device.update(change.device)
    if change.halftones:
        run.sheet.halftones.update(change.halftones)
    if change.intent:
        run.sheet.intents.add(change.intent)
    _apply(run.state, change)


def _apply(state: State, change: _Change) -> None:
    if change.line_width is not None:
        state.line_width = change.line_width
    if change.font is not None:
        state.font, state.size = change.font, change.size
    if change.fill_overprint is not None:
        state.fill_overprint = change.fill_overprint
    if change.stroke_overprint is not None:
        state.stroke_overprint = change.stroke_overprint
    if change.overprint_mode is not None:
        state.overprint_mode = change.overprint_mode
    if change.kinds:
        state.under = tuple(each for each in state.under if each.kind not in change.kinds) + change.under


def _change(run: Run, found: pikepdf.Dictionary) -> _Change:
    font = items(found.get("/Font"), 2)
    stroke = flag(found.get("/OP")) if "/OP" in found else None
    under, kinds = _transparency(found)
    device = {
        name
        for key, name in _DEVICE.items()
        if key in found and word(found.get(key)) not in _ORDINARY and found.get(key) is not None
    }
    return _Change(
        line_width=number(found.get("/LW")) if "/LW" in found else None,
        font=run.shared.fonts.font(font[0]) if font else None,
        size=number(font[1]) if len(font) > 1 else 0.0,
        fill_overprint=flag(found.get("/op")) if "/op" in found else stroke,
        stroke_overprint=stroke,
        overprint_mode=whole(found.get("/OPM")) if "/OPM" in found else None,
        under=under,
        kinds=kinds,
        device=frozenset(device),
        halftones=frozenset(halftones_in(found.get("/HT"))),
        intent=word(found.get("/RI")),
    )


def _transparency(found: pikepdf.Dictionary) -> tuple[tuple[Under, ...], frozenset[str]]:
    """Return what a dictionary makes transparent, and the kinds it says anything of."""
    under, kinds = [], set()
    for key, kind in (("/ca", "alpha"), ("/CA", "stroke-alpha")):
        if key in found:
            kinds.add(kind)
            alpha = number(found.get(key), 1.0)
            if alpha < 1:
                under.append(Under(kind, f"{alpha:.3g}"))
    if "/BM" in found:
        kinds.add("blend")
        modes = [found.get("/BM"), *items(found.get("/BM"), 1)]
        mode = next((word(each) for each in modes if isinstance(each, pikepdf.Name)), "")
        if mode not in {"", "Normal", "Compatible"}:
            under.append(Under("blend", mode))
    if "/SMask" in found:
        kinds.add("soft-mask")
        if isinstance(found.get("/SMask"), pikepdf.Dictionary):
            under.append(Under("soft-mask", type_of(found.get("/SMask"), "/S")))
    return tuple(under), frozenset(kinds)


def _begin_marked(run: Run, operands: Operands) -> None:
    """Enter marked content; that of a layer which does not print is passed over until its end."""
    hides = False
    if len(operands) > 1 and operands[-2] == "/OC":
        held = run.resource("/Properties", operands[-1]) if isinstance(operands[-1], str) else None
        hides = held is not None and not run.belongs_to(held)
    if len(run.marked) < _MOST_MARKED:
        run.marked.append(hides)
        run.hidden += hides


def _end_marked(run: Run, _operands: Operands) -> None:
    if run.marked:
        run.hidden -= run.marked.pop()


def _space(run: Run, name: str) -> int:
    if name in _FAMILIES:
        return run.shared.colours.named(name[1:])
    return run.shared.colours.place(run.resource("/ColorSpace", name))


def _ink(run: Run, ink: Ink, operands: Operands) -> Ink:
    """Return the colour that operands set in the space of an ink; a pattern by its name."""
    if not operands or not isinstance(operands[-1], str):
        return Ink(ink.place, values_of(operands))
    pattern = run.resource("/Pattern", operands[-1])
    key = pattern.objgen if isinstance(pattern, pikepdf.Dictionary | pikepdf.Stream) else (0, 0)
    if key != (0, 0):
        run.shared.patterns[key] = pattern
    return Ink(ink.place, values_of(operands[:-1]), key)


def _fill_space(run: Run, operands: Operands) -> None:
    run.state.fill, run.setting = run.shared.colours.first(_space(run, operands[-1])), None


def _stroke_space(run: Run, operands: Operands) -> None:
    run.state.stroke, run.setting = run.shared.colours.first(_space(run, operands[-1])), None


def _fill_colour(run: Run, operands: Operands) -> None:
    run.state.fill, run.setting = _ink(run, run.state.fill, operands), None


def _stroke_colour(run: Run, operands: Operands) -> None:
    run.state.stroke, run.setting = _ink(run, run.state.stroke, operands), None


def _device(run: Run, name: str, count: int, operands: Operands) -> Ink:
    run.setting = None
    return Ink(run.shared.colours.named(name), values_of(operands[-count:]))


def _fill_gray(run: Run, operands: Operands) -> None:
    run.state.fill = _device(run, "DeviceGray", 1, operands)


def _stroke_gray(run: Run, operands: Operands) -> None:
    run.state.stroke = _device(run, "DeviceGray", 1, operands)


def _fill_rgb(run: Run, operands: Operands) -> None:
    run.state.fill = _device(run, "DeviceRGB", 3, operands)


def _stroke_rgb(run: Run, operands: Operands) -> None:
    run.state.stroke = _device(run, "DeviceRGB", 3, operands)


def _fill_cmyk(run: Run, operands: Operands) -> None:
    run.state.fill = _device(run, "DeviceCMYK", 4, operands)


def _stroke_cmyk(run: Run, operands: Operands) -> None:
    run.state.stroke = _device(run, "DeviceCMYK", 4, operands)


OPERATORS = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"w": _line_width,
    b"i": _flatness,
    b"ri": _intent,
    b"gs": _set,
    b"BDC": _begin_marked,
    b"BMC": _begin_marked,
    b"EMC": _end_marked,
}
COLOUR_OPERATORS = {
    b"cs": _fill_space,
    b"CS": _stroke_space,
    b"sc": _fill_colour,
    b"scn": _fill_colour,
    b"SC": _stroke_colour,
    b"SCN": _stroke_colour,
    b"g": _fill_gray,
    b"G": _stroke_gray,
    b"rg": _fill_rgb,
    b"RG": _stroke_rgb,
    b"k": _fill_cmyk,
    b"K": _stroke_cmyk,
}
