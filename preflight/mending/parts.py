"""Pages and their parts, taken so that changing one changes no other: what is shared or inherited is copied first."""

import copy
from collections.abc import Callable, Iterator

import pikepdf

from preflight.fixup import Parameters, words_of
from preflight.interpreter.inflate import content_of
from preflight.interpreter.values import items, table
from preflight.reading.boxes import inherited
from preflight.texts import pages_in

_MOST_STREAMS = 20_000
_FORM = "PreflightPage"
_EVERYWHERE = (-1_000_000, -1_000_000, 1_000_000, 1_000_000)


def numbered_pages(pdf: pikepdf.Pdf, parameters: Parameters) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield the pages a fixup was told, those that are there, with their numbers.

    A page that stands in the file twice becomes two first, so that each is changed once.
    """
    count = len(pdf.pages)
    seen: set[tuple[int, int]] = set()
    for number in pages_in(words_of(parameters, "pages")):
        if not 1 <= number <= count:
            continue
        if pdf.pages[number - 1].obj.objgen in seen:
            pdf.pages[number - 1] = pikepdf.Page(copy.copy(pdf.pages[number - 1].obj))
        page = pdf.pages[number - 1].obj
        seen.add(page.objgen)
        yield number, page


def named_pages(pdf: pikepdf.Pdf, parameters: Parameters) -> Iterator[pikepdf.Object]:
    """Yield the pages a fixup was told, those that are there."""
    return (page for _, page in numbered_pages(pdf, parameters))


def content_data(page: pikepdf.Object) -> bytes:
    """Join a page's streams; a token never spans two, so they are joined by a blank (7.8.2)."""
    held: object = page.get("/Contents")
    streams = [each for each in items(held, _MOST_STREAMS) or [held] if isinstance(each, pikepdf.Stream)]
    return b"\n".join(content_of(stream) for stream in streams)


def own_resources(holder: pikepdf.Object) -> pikepdf.Object:
    """Give a page or a form resources that no other sees, and return them."""
    found = (
        holder.get("/Resources") if isinstance(holder, pikepdf.Stream) else inherited(holder, "/Resources")
    )
    holder["/Resources"] = copy.copy(found) if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()
    return holder["/Resources"]


def add_resource(resources: pikepdf.Object, kind: str, wish: str, value: pikepdf.Object) -> str:
    """Put something under a name that is free in resources of one's own; return the name."""
    held = table(resources, kind)
    resources[kind] = copy.copy(held) if held is not None else pikepdf.Dictionary()
    names = set(resources[kind].keys())
    name = next(name for i in range(len(names) + 1) if (name := f"/{wish}{i or ''}") not in names)
    resources[kind][name] = value
    return name


def as_form(pdf: pikepdf.Pdf, page: pikepdf.Object) -> str:
    """Move what a page paints into a form, so that it can be drawn elsewhere and again; return the form's name.

    Patterns go along with a form, as they do not with a matrix (8.7.2). The page's content is left empty.
    """
    resources = inherited(page, "/Resources")
    form = pikepdf.Stream(pdf, content_data(page))
    form["/Type"], form["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    form["/BBox"] = pikepdf.Array(_EVERYWHERE)
    form["/Resources"] = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
    name = add_resource(own_resources(page), "/XObject", _FORM, pdf.make_indirect(form))
    page["/Contents"] = pikepdf.Stream(pdf, b"")
    return name


def set_content(pdf: pikepdf.Pdf, page: pikepdf.Object, data: bytes) -> None:
    """Write what a page paints."""
    page["/Contents"] = pikepdf.Stream(pdf, data)


def numbers(*values: float) -> bytes:
    """Write numbers as a content stream has them."""
    return b" ".join(
        b"%d" % value if value == int(value) else f"{value:.5f}".rstrip("0").encode() for value in values
    )


def drop_annotations(page: pikepdf.Object, unwanted: Callable[[pikepdf.Object], bool]) -> None:
    """Take annotations off a page, and the windows that belong to them."""
    notes = items(page.get("/Annots"), _MOST_STREAMS)
    gone = {note.objgen for note in notes if isinstance(note, pikepdf.Dictionary) and unwanted(note)} - {
        (0, 0)
    }
    kept = [
        note
        for note in notes
        if isinstance(note, pikepdf.Dictionary) and not unwanted(note) and not _belongs_to(note, gone)
    ]
    if len(kept) == len(notes):
        return
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _belongs_to(note: pikepdf.Object, gone: set[tuple[int, int]]) -> bool:
    parent = note.get("/Parent")
    return isinstance(parent, pikepdf.Dictionary) and parent.objgen in gone
