"""Page after page to facts: boxes, what is painted, annotations."""

from dataclasses import dataclass

import pikepdf

from preflight.facts import Content, GroupFacts, PageFacts
from preflight.interpreter import Interpreter
from preflight.interpreter.broken import BROKEN, not_the_files_fault
from preflight.interpreter.machine import fingerprint
from preflight.interpreter.run import Run, Shared
from preflight.interpreter.sheet import Sheet
from preflight.interpreter.values import entries, entry, flag, table, word
from preflight.reading.annotations import annotations_of, is_printed
from preflight.reading.boxes import Boxes, boxes_of, inherited
from preflight.reading.painted import Painted, painted

_DEFAULTS = ("DefaultGray", "DefaultRGB", "DefaultCMYK")


@dataclass(frozen=True, slots=True)
class _Looked:
    """What became of a page's content."""

    content: Content
    sheet: Sheet
    fingerprint: str = ""


def page_facts(number: int, page: pikepdf.Object, interpreter: Interpreter) -> PageFacts:
    """Read one page; a page whose content is broken still has its boxes."""
    boxes, shared = boxes_of(page), interpreter.shared
    resources = inherited(page, "/Resources")
    looked = _look(page, resources, interpreter, boxes)
    sheet = looked.sheet
    found = painted(sheet, shared, boxes.frame)
    _note_use(number, sheet, found, shared)
    notes = annotations_of(page, boxes.frame)
    printed = any(note.printable and note.drawn for note in notes)
    return PageFacts(
        number=number,
        rotate=boxes.frame.rotate,
        user_unit=boxes.frame.unit,
        media=boxes.media,
        crop=boxes.crop,
        bleed=boxes.bleed,
        trim=boxes.trim,
        art=boxes.art,
        defined=boxes.defined,
        content=looked.content,
        has_marks=_known(looked, yes=sheet.has_marks or printed),
        has_ink=_known(looked, yes=found.has_ink),
        extent_mm=found.extent_mm,
        images=found.images,
        texts=found.texts,
        fills=found.fills,
        lines=found.lines,
        transparency=found.transparency,
        spaces=found.spaces,
        default_spaces=_default_spaces(resources),
        group=_group(page, shared),
        annotations=notes,
        layers=tuple(sorted(sheet.layers)),
        hidden_layers=tuple(sorted(sheet.hidden_layers)),
        rendering_intents=tuple(sorted(sheet.intents)),
        nodes=sheet.nodes,
        most_nodes=sheet.most_nodes,
        invisible_text=sheet.invisible_text,
        missing=tuple(sorted(sheet.missing)[:50]),
        device=tuple(sorted(sheet.device)),
        objects=tuple(sorted(sheet.objects)),
        faults=tuple(sorted(sheet.faults)[:20]),
        halftones=tuple(sorted(sheet.halftones)),
        unknown_operators=tuple(sorted(sheet.operators)[:20]),
        fingerprint=looked.fingerprint,
    )


def _look(page: pikepdf.Object, resources: object, interpreter: Interpreter, boxes: Boxes) -> _Looked:
    """Run the page's content, then the annotations that are printed."""
    try:
        data = interpreter.content(page)
    except BROKEN as fault:
        not_the_files_fault(fault)
        return _Looked(Content.UNREADABLE, Sheet(unknown=True))
    sheet, run = interpreter.page(data or b"", resources, boxes.frame.media)
    key = fingerprint(run, data) if data else ""
    _draw_annotations(page, interpreter, run)
    return _Looked(Content.NONE if data is None else Content.READ, sheet, key)


def _draw_annotations(page: pikepdf.Object, interpreter: Interpreter, run: Run) -> None:
    for annotation in is_printed(page):
        try:
            interpreter.appearance(run, annotation)
        except BROKEN as fault:
            not_the_files_fault(fault)
            run.sheet.faults.add("an annotation cannot be drawn")


def _known(looked: _Looked, *, yes: bool) -> bool | None:
    """Say yes or no, and no only where everything was looked into."""
    return True if yes else None if looked.sheet.unknown else False


def _note_use(number: int, sheet: Sheet, found: Painted, shared: Shared) -> None:
    for text in found.texts:
        shared.fonts.use(text.font, number, text.size_pt)
    for place in sheet.lacking & {text.font for text in found.texts}:
        shared.fonts.lack(place, number)
    for layer in sheet.layers | sheet.hidden_layers:
        shared.layers.use(layer, number)


def _default_spaces(resources: object) -> tuple[str, ...]:
    held = {name for name, _ in entries(resources, "/ColorSpace", 500)}
    return tuple(name for name in _DEFAULTS if f"/{name}" in held)


def _group(page: pikepdf.Object, shared: Shared) -> GroupFacts | None:
    group = table(page, "/Group")
    if word(entry(group, "/S")) != "Transparency":
        return None
    space: object = entry(group, "/CS")
    place = None if space is None else shared.colours.place(space)
    return GroupFacts(place, isolated=flag(entry(group, "/I")), knockout=flag(entry(group, "/K")))
