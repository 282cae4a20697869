"""Writes content streams anew where a mark must be painted otherwise; the interpreter of the checks says what each is.

Every operator is carried out on the same graphics state that the checks read, and before one that paints an `Edit` is
asked what should change: line width, overprint, or that it does not paint at all. The change is set before the mark
and taken back after it, so that nothing else is touched. A form that is drawn in several states is written once for
each state that needs another stream; what is shared stays as it is for those who need no change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

import pikepdf

from preflight.failure import TooComplexError
from preflight.fixup import CannotMendError
from preflight.interpreter import Interpreter, graphics, paths, text
from preflight.interpreter.broken import BROKEN, not_the_files_fault, told
from preflight.interpreter.inflate import content_of
from preflight.interpreter.matrix import Box, thinnest
from preflight.interpreter.matrix import scale as enlargement
from preflight.interpreter.run import Run
from preflight.interpreter.scanner import Operands
from preflight.interpreter.setting import Setting, setting_of
from preflight.interpreter.sheet import Sheet
from preflight.interpreter.state import State
from preflight.interpreter.values import box, matrix, word
from preflight.mending.parts import add_resource, content_data, own_resources
from preflight.reading.boxes import boxes_of, inherited

_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_STROKES = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
_PATHS = _FILLS | _STROKES
_TEXTS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_BUILDS = frozenset({b"m", b"l", b"c", b"v", b"y", b"h", b"re"})
_ENDS = _PATHS | {b"n"}
_INLINE = b"INLINE IMAGE"
_MOST_DEPTH = 28
_MOST_FORMS = 5000
_EVERYWHERE: Box = (-1e7, -1e7, 1e7, 1e7)
_HANDLERS: dict[bytes, Callable[[Run, Operands], None]] = {
    **graphics.OPERATORS,
    **paths.OPERATORS,
    **text.OPERATORS,
    **graphics.COLOUR_OPERATORS,
}

Instruction = tuple[list[Any], pikepdf.Operator]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is about to be painted: by which kind of operator, in which state, and how much it is enlarged on paper."""

    run: Run
    fills: bool
    strokes: bool
    is_text: bool
    thinning: float
    enlarging: float
    setting: Setting | None


@dataclass(frozen=True, slots=True)
class Change:
    """How a mark is to be painted otherwise; None is as it is. `drop`: it is not painted."""

    line_width: float | None = None
    fill_overprint: bool | None = None
    stroke_overprint: bool | None = None
    overprint_mode: int | None = None
    drop: bool = False


class Edit(Protocol):
    """Says of each mark what should change, and whether layers that do not print are taken out."""

    def change(self, mark: Mark) -> Change | None:
        """Return what should change about a mark; None for nothing."""
        ...

    def unlayers(self) -> bool:
        """Say whether what stands in layers that do not print is taken out together with its signs."""
        ...


def rewrite(pdf: pikepdf.Pdf, pages: Iterable[pikepdf.Object], edit: Edit) -> None:
    """Write the pages anew where marks are to be painted otherwise; those without such marks stay as they are."""
    rewriter = _Rewriter(pdf, Interpreter(pdf), edit)
    for page in pages:
        rewriter.page(page)


@dataclass(slots=True)
class _Stream:
    """One stream while it is written: its run, what is written so far, and the resources it may add to."""

    run: Run
    thinning: float
    enlarging: float
    resources: Callable[[], pikepdf.Object]
    out: list[Any] = field(default_factory=list)
    path_at: int | None = None
    layered: list[bool] = field(default_factory=list)
    changed: bool = False


@dataclass(slots=True)
class _Rewriter:
    pdf: pikepdf.Pdf
    interpreter: Interpreter
    edit: Edit
    forms: dict[object, pikepdf.Object | None] = field(default_factory=dict)

    def page(self, page: pikepdf.Object) -> None:
        """Write one page anew, if anything on it changes."""
        boxes = boxes_of(page)
        colours = self.interpreter.shared.colours
        black = colours.first(colours.named("DeviceGray"))
        run = Run(
            self.interpreter.shared,
            inherited(page, "/Resources"),
            Sheet(),
            State(boxes.frame.media, black, black),
        )
        resources = _Once(lambda: own_resources(page))
        stream = _Stream(run, boxes.frame.unit, boxes.frame.unit, resources)
        self._run(stream, pikepdf.Stream(self.pdf, content_data(page)))
        if stream.changed:
            page["/Contents"] = pikepdf.Stream(self.pdf, pikepdf.unparse_content_stream(stream.out))

    def form(self, form: pikepdf.Stream, outer: _Stream) -> pikepdf.Object | None:
        """Return a form written anew for the state it is drawn in; None where it can stay."""
        run = outer.run
        own = form.get("/Resources")
        effective = own if isinstance(own, pikepdf.Dictionary) else run.resources
        place = matrix(form.get("/Matrix"))
        thinning = outer.thinning * thinnest(run.state.matrix) * thinnest(place)
        enlarging = outer.enlarging * enlargement(run.state.matrix) * enlargement(place)
        key = (
            form.objgen,
            run.state.inherited(),
            round(thinning, 6),
            round(enlarging, 6),
            id(effective) if own is None else 0,
        )
        if key in self.forms:
            return self.forms[key]
        if form.objgen in run.active or len(run.active) >= _MOST_DEPTH:
            return None
        if len(self.forms) >= _MOST_FORMS:
            raise TooComplexError(f"more than {_MOST_FORMS} forms in different states")
        state = run.state.inside(box(form.get("/BBox")) or _EVERYWHERE, group="/Group" in form)
        inside = Run(run.shared, effective, Sheet(), state, run.active | {form.objgen})
        fresh = pikepdf.Stream(self.pdf, b"")
        for name in sorted(form.keys()):
            if name not in {"/Length", "/Filter", "/DecodeParms"}:
                fresh[name] = form[name]
        if isinstance(effective, pikepdf.Dictionary):
            fresh["/Resources"] = effective
        stream = _Stream(inside, thinning, enlarging, _Once(lambda: own_resources(fresh)))
        self._run(stream, form)
        if not stream.changed:
            self.forms[key] = None
            return None
        fresh.write(pikepdf.unparse_content_stream(stream.out))
        self.forms[key] = self.pdf.make_indirect(fresh)
        return self.forms[key]

    def _run(self, stream: _Stream, held: pikepdf.Stream) -> None:
        run = stream.run
        content_of(held)
        try:
            instructions = pikepdf.parse_content_stream(held)
        except BROKEN as fault:
            not_the_files_fault(fault)
            raise CannotMendError(f"a content stream cannot be read: {told(str(fault))}") from fault
        run.shared.budget.ran(len(instructions))
        for instruction in instructions:
            self._one(stream, instruction)

    def _one(self, stream: _Stream, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's two kinds of instruction
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._painted(stream, _INLINE, instruction)
            return
        operator = bytes(instruction.operator)
        operands = [_plain(value) for value in instruction.operands]
        if operator in _BUILDS and stream.path_at is None:
            stream.path_at = len(stream.out)
        if operator == b"Do":
            self._drawn(stream, instruction, operands)
        elif operator in _PATHS or operator in _TEXTS or operator == b"sh":
            self._painted(stream, operator, instruction, operands)
        elif operator in {b"BDC", b"BMC", b"EMC"} and self.edit.unlayers():
            self._marked(stream, operator, instruction, operands)
        else:
            stream.out.append(instruction)
            _carry_out(stream.run, operator, operands)
        if operator in _ENDS:
            stream.path_at = None

    def _marked(self, stream: _Stream, operator: bytes, instruction: Any, operands: Operands) -> None:  # noqa: ANN401
        """Take away the signs around what does not print, and keep all others."""
        if operator == b"EMC":
            gone = stream.layered.pop() if stream.layered else False
            _carry_out(stream.run, operator, operands)
        else:
            before = stream.run.hidden
            _carry_out(stream.run, operator, operands)
            gone = stream.run.hidden > before
            stream.layered.append(gone)
        stream.changed |= gone
        if not gone:
            stream.out.append(instruction)

    def _drawn(self, stream: _Stream, instruction: Any, operands: Operands) -> None:  # noqa: ANN401
        """Draw an XObject: a form is looked into, a stencil is a mark, a picture stays."""
        run = stream.run
        found = run.resource("/XObject", operands[-1]) if operands else None
        kind = word(found.get("/Subtype")) if isinstance(found, pikepdf.Stream) else ""
        layer = found.get("/OC") if isinstance(found, pikepdf.Stream) else None
        unprinted = layer is not None and not run.shared.layers.prints(layer)
        if self.edit.unlayers() and (run.hidden or unprinted):
            stream.changed = True
            return
        if isinstance(found, pikepdf.Stream) and kind == "Form" and not unprinted:
            fresh = self.form(found, stream)
            if fresh is not None:
                name = add_resource(stream.resources(), "/XObject", "PreflightForm", fresh)
                instruction = pikepdf.ContentStreamInstruction([pikepdf.Name(name)], instruction.operator)
                stream.changed = True
        elif kind == "Image" and found is not None and found.get("/ImageMask") is True:
            self._painted(stream, b"Do", instruction, operands)
            return
        stream.out.append(instruction)

    def _painted(
        self,
        stream: _Stream,
        operator: bytes,
        instruction: Any,  # noqa: ANN401
        operands: Operands | None = None,
    ) -> None:
        """Ask what should change about a mark, and write it so."""
        run = stream.run
        mark = _mark(stream, operator)
        change = self.edit.change(mark)
        if change is not None and change.drop:
            stream.changed = True
            stream.out += _without(operator, operands or [], mark)
        elif change is not None:
            stream.changed = True
            before, after = self._settings(stream, change)
            at = stream.path_at if operator in _PATHS and stream.path_at is not None else len(stream.out)
            stream.out[at:at] = before
            stream.out += [instruction, *after]
        else:
            stream.out.append(instruction)
        _carry_out(run, operator, operands or [])

    def _settings(self, stream: _Stream, change: Change) -> tuple[list[Any], list[Any]]:
        """Return what sets a change, and what takes it back."""
        state = stream.run.state
        before: list[Any] = []
        after: list[Any] = []
        if change.line_width is not None:
            before.append(_operation("w", round(change.line_width, 5)))
            after.append(_operation("w", round(state.line_width, 5)))
        if {change.fill_overprint, change.stroke_overprint, change.overprint_mode} != {None}:
            new = (
                state.fill_overprint if change.fill_overprint is None else change.fill_overprint,
                state.stroke_overprint if change.stroke_overprint is None else change.stroke_overprint,
                state.overprint_mode if change.overprint_mode is None else change.overprint_mode,
            )
            old = (state.fill_overprint, state.stroke_overprint, state.overprint_mode)
            for where, (fill, stroke, mode) in ((before, new), (after, old)):
                where.append(
                    _operation("gs", pikepdf.Name(_overprint(stream, fill=fill, stroke=stroke, mode=mode)))
                )
        return before, after


@dataclass(slots=True)
class _Once:
    """Makes something when it is first asked for, and gives the same ever after."""

    make: Callable[[], pikepdf.Object]
    made: pikepdf.Object | None = None

    def __call__(self) -> pikepdf.Object:
        if self.made is None:
            self.made = self.make()
        return self.made


def _mark(stream: _Stream, operator: bytes) -> Mark:
    run, state = stream.run, stream.run.state
    is_text = operator in _TEXTS
    fills = (
        operator in _FILLS or operator in {_INLINE, b"Do", b"sh"} or (is_text and state.mode in {0, 2, 4, 6})
    )
    strokes = operator in _STROKES or (is_text and state.mode in {1, 2, 5, 6})
    setting = setting_of(state, state.font, run.text_matrix) if is_text and state.font is not None else None
    return Mark(run, fills, strokes, is_text, stream.thinning, stream.enlarging, setting)


def _without(operator: bytes, operands: Operands, mark: Mark) -> list[Any]:
    """Return what stands for a mark that is not painted: a path only ends, text only moves on (9.4.4)."""
    if operator in _PATHS:
        return [_operation("n")]
    if operator not in _TEXTS or mark.setting is None or not operands:
        return []
    out: list[Any] = []
    if operator == b'"' and len(operands) == 3:
        out += [_operation("Tw", operands[0]), _operation("Tc", operands[1])]
    if operator in {b"'", b'"'}:
        out.append(_operation("T*"))
    shown = operands[-1]
    length, _ = mark.setting.measure(shown if isinstance(shown, tuple) else (shown,))
    if mark.setting.per_move:
        out.append(_operation("TJ", pikepdf.Array([round(-length / mark.setting.per_move, 3)])))
    return out


def _overprint(stream: _Stream, *, fill: bool, stroke: bool, mode: int) -> str:
    """Return the name of a graphics state that sets overprint so; one that is there already is used again."""
    resources = stream.resources()
    wanted = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=stroke, op=fill, OPM=mode)
    held = resources.get("/ExtGState")
    if isinstance(held, pikepdf.Dictionary):
        for name in sorted(held.keys()):
            if held[name] == wanted:
                return str(name)
    return add_resource(resources, "/ExtGState", "PreflightOverprint", wanted)


def _carry_out(run: Run, operator: bytes, operands: Operands) -> None:
    handler = _HANDLERS.get(operator)
    if handler is None:
        return
    try:
        handler(run, operands)
    except BROKEN as fault:
        not_the_files_fault(fault)


def _operation(operator: str, *operands: pikepdf.Object | float) -> Any:  # noqa: ANN401
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(operator))


def _plain(value: object) -> Any:  # noqa: ANN401 - what the interpreter's operators take
    """Return an operand as the interpreter's scanner has it."""
    if isinstance(value, pikepdf.Name):
        return str(value)
    if isinstance(value, pikepdf.String):
        return bytes(value)
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(each) for each in value)
    if isinstance(value, bool) or value is None or isinstance(value, pikepdf.Dictionary):
        return value
    return float(value)  # type: ignore[arg-type]  # a number
