"""File to facts, in the sandbox, on one file, once; with `contents` the only module that knows the PDF library."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from typing import BinaryIO

import pikepdf
from pikepdf import settings as qpdf_settings

from preflight.contents import Contents, Shown
from preflight.facts import Content, Damage, Encryption, Facts, ImageFacts, PageFacts, Rect
from preflight.failure import TooComplexError
from preflight.filetypes import HEAD_BYTES, PDF, recognise
from preflight.marks import PAINT, painting

MOST_PAGES = 20_000
MOST_STREAM_BYTES = 64 << 20
MOST_CONTENT_BYTES = 1 << 30
MOST_REPAIRS = 20
MOST_OBJECTS = 200_000
_TAIL_BYTES = 2048
_MMAP_BYTES = 128 << 20
_MOST_PARENTS = 64
_MOST_FORM_DEPTH = 20
_MM_PER_POINT = 25.4 / 72
_LETTER = (0.0, 0.0, 612.0, 792.0)
_BOXES = ("media", "crop", "bleed", "trim", "art")
_BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
)
_EXHAUSTED = re.compile(r"bad_alloc|memory limit|limit exceeded|length_error|cannot allocate", re.IGNORECASE)
_DENIED = re.compile(r"in /dev|permission denied|not permitted|too many open files", re.IGNORECASE)
_NO_PAGES = re.compile(r"no pages found$")
_HARMLESS = re.compile(r"Resources is missing or invalid|extraneous whitespace")
"""Warnings about what every reader takes the same way; telling them would teach people to read none."""


def bound_library() -> None:
    """Set qpdf's own limits, so that no small stream inflates to gigabytes; holds for the whole process."""
    qpdf_settings.set_qpdf_limits(
        flate_max_memory=MOST_STREAM_BYTES,
        run_length_max_memory=MOST_STREAM_BYTES,
        png_max_memory=MOST_STREAM_BYTES,
        tiff_max_memory=MOST_STREAM_BYTES,
        dct_max_memory=MOST_STREAM_BYTES,
        doc_max_warnings=1000,
    )


def read_facts(file: BinaryIO, *, sha256: str) -> Facts:
    """Read the facts of one file; TooComplexError or MemoryError when it asks for too much."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    size = file.seek(0, 2)
    kind = recognise(head).kind
    if kind != PDF.kind:
        return _without_pages(sha256, size, kind)
    truncated = _is_truncated(file, size)
    file.seek(0)
    mode = pikepdf.AccessMode.default if size <= _MMAP_BYTES else pikepdf.AccessMode.stream
    try:
        with _exhaustion_told(), pikepdf.open(file, access_mode=mode, suppress_warnings=True) as pdf:
            return _pdf_facts(pdf, sha256, size, truncated=truncated)
    except pikepdf.PasswordError:
        lock = Encryption(needs_password=True, revision=0, bits=0, denied=())
        return _without_pages(sha256, size, kind, lock=lock, truncated=truncated)
    except _BROKEN as fault:
        detail = "" if _NO_PAGES.search(str(fault)) else _plain(str(fault))
        return _without_pages(sha256, size, kind, unreadable=detail, truncated=truncated)


@contextmanager
def _exhaustion_told() -> Iterator[None]:
    """Tell a fault of memory or limits from one of the file, by the library's own words."""
    try:
        yield
    except _BROKEN as fault:
        _not_the_files_fault(fault)
        raise
    except RecursionError as fault:
        raise TooComplexError("nested too deeply") from fault


def _not_the_files_fault(fault: Exception) -> None:
    """Raise what a fault really is if it speaks of memory, or of what the sandbox denies; never call it damage."""
    if _EXHAUSTED.search(str(fault)):
        raise TooComplexError(_plain(str(fault))) from fault
    if _DENIED.search(str(fault)):
        raise OSError(_plain(str(fault))) from fault


def _without_pages(
    sha256: str,
    size: int,
    kind: str,
    *,
    lock: Encryption | None = None,
    unreadable: str = "",
    truncated: bool = False,
) -> Facts:
    damage = Damage(unreadable=unreadable, truncated=truncated, rebuilt=False, repairs=())
    return Facts(sha256, size, kind, "", "", "", lock, damage, {}, ())


def _pdf_facts(pdf: pikepdf.Pdf, sha256: str, size: int, *, truncated: bool) -> Facts:
    declared = _declared_count(pdf)
    walked = len(pdf.pages)
    warnings = [text for warning in pdf.get_warnings() if not _HARMLESS.search(text := str(warning))]
    if walked > MOST_PAGES:
        raise TooComplexError(f"{walked} pages, {MOST_PAGES} at most")
    scan = _Scan()
    pages = tuple(_page(number, page.obj, scan) for number, page in enumerate(pdf.pages, start=1))
    rebuilt = any("reconstruct" in warning for warning in warnings)
    votes = {"walked": walked} | ({} if declared is None else {"declared": declared})
    if rebuilt:
        votes["objects"] = _count_page_objects(pdf)
    info: pikepdf.Dictionary | Mapping[str, object] = (
        pdf.docinfo if isinstance(pdf.trailer.get("/Info"), pikepdf.Dictionary) else {}
    )
    return Facts(
        sha256=sha256,
        size_bytes=size,
        kind=PDF.kind,
        pdf_version=pdf.pdf_version,
        producer=_text(info, "/Producer"),
        creator=_text(info, "/Creator"),
        encryption=_encryption(pdf),
        damage=Damage("", truncated, rebuilt, tuple(_plain(w) for w in warnings[:MOST_REPAIRS])),
        page_votes=votes,
        pages=pages,
        fonts=scan.contents.font_facts(),
    )


def _is_truncated(file: BinaryIO, size: int) -> bool:
    """Say whether the closing part is missing: startxref near the end (ISO 32000-2, 7.5.5)."""
    file.seek(max(0, size - _TAIL_BYTES))
    return b"startxref" not in file.read(_TAIL_BYTES)


def _declared_count(pdf: pikepdf.Pdf) -> int | None:
    """Read the number of pages the file claims, before the library may mend it."""
    pages = pdf.Root.get("/Pages")
    count = pages.get("/Count") if isinstance(pages, pikepdf.Dictionary) else None
    return count if isinstance(count, int) else None


def _count_page_objects(pdf: pikepdf.Pdf) -> int:
    """Count the page objects left in a damaged file, whether the page tree still reaches them or not."""
    seen = 0
    for index, found in enumerate(pdf.objects):
        if index == MOST_OBJECTS:
            raise TooComplexError(f"a damaged file of more than {MOST_OBJECTS} objects")
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == pikepdf.Name.Page:
            seen += 1
    return seen


def _encryption(pdf: pikepdf.Pdf) -> Encryption | None:
    if not pdf.is_encrypted:
        return None
    allow = pdf.allow
    denied = tuple(
        name
        for name, allowed in (
            ("print", allow.print_lowres),
            ("print in high quality", allow.print_highres),
            ("assemble", allow.modify_assembly),
            ("change", allow.modify_other),
            ("copy", allow.extract),
        )
        if not allowed
    )
    return Encryption(
        needs_password=False, revision=pdf.encryption.R, bits=pdf.encryption.bits, denied=denied
    )


def _text(info: pikepdf.Object | Mapping[str, object], key: str) -> str:
    value = info.get(key)
    return _plain(str(value)) if isinstance(value, pikepdf.String) else ""


def _plain(text: str) -> str:
    """Cut a text from the file to a printable line that any JSON reader takes; the stream's name is noise."""
    text = re.sub(r"^(stream <[^>]*>|<unknown>)[,:]? ?", "", text)
    printable = "".join(char if char.isprintable() else " " for char in text)
    return printable.encode("utf-8", "replace").decode()[:200].strip()


def _page(number: int, page: pikepdf.Object, scan: "_Scan") -> PageFacts:
    raw = {
        name: rect
        for name in _BOXES
        if (rect := _rectangle(_inherited(page, f"/{name.title()}Box"))) is not None
    }
    rotate = _rotation(page)
    unit = _user_unit(page)
    media = raw.get("media", _LETTER)
    crop = raw.get("crop", media)
    defaults = {"media": media, "crop": crop, "bleed": crop, "trim": crop, "art": crop}
    boxes = {name: _shown(raw.get(name, defaults[name]), media, rotate, unit) for name in _BOXES}
    content, has_marks, drawn = scan.page(page)
    images = scan.images(
        number,
        drawn,
        _inherited(page, "/Resources"),
        shown=lambda box: _shown(box, media, rotate, unit),
        media=media,
        unit=unit,
    )
    return PageFacts(
        number=number,
        rotate=rotate,
        user_unit=unit,
        defined=tuple(raw),
        content=content,
        has_marks=has_marks,
        images=images or (),
        media=boxes["media"],
        crop=boxes["crop"],
        bleed=boxes["bleed"],
        trim=boxes["trim"],
        art=boxes["art"],
    )


def _inherited(page: pikepdf.Object, key: str) -> object:
    """Look a key up in the page, then in its parents (ISO 32000-2, 7.7.3.4)."""
    node: object = page
    inherits = key in {"/MediaBox", "/CropBox", "/Rotate", "/Resources"}
    for _ in range(_MOST_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        value = node.get(key)
        if value is not None or not inherits:
            return value
        node = node.get("/Parent")
    return None


def _rectangle(value: object) -> Rect | None:
    """Read four numbers in any order of corners; None for what is no rectangle with an area."""
    if not isinstance(value, pikepdf.Array) or len(value) != len(_LETTER):
        return None
    try:
        x0, y0, x1, y1 = (float(corner) for corner in value)
    except (TypeError, ValueError):
        return None
    left, bottom, right, top = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    sound = all(isfinite(edge) and abs(edge) < 1e7 for edge in (left, bottom, right, top))  # 3.5 km
    return (left, bottom, right, top) if sound and right > left and top > bottom else None


def _rotation(page: pikepdf.Object) -> int:
    value = _inherited(page, "/Rotate")
    return value % 360 if isinstance(value, int) and value % 90 == 0 else 0


def _user_unit(page: pikepdf.Object) -> float:
    """Read how many 1/72 inch one unit is (ISO 32000-2, table 31); 1 for what makes no sense."""
    try:
        unit = float(_inherited(page, "/UserUnit") or 1)  # type: ignore[arg-type]  # anything may stand here
    except (TypeError, ValueError):
        return 1.0
    return unit if isfinite(unit) and 0 < unit < 1e4 else 1.0


def _shown(box: Rect, media: Rect, rotate: int, unit: float) -> Rect:
    """Turn a box as the page is shown, in mm: Rotate is clockwise, the MediaBox's corner the origin."""
    wide, high = media[2] - media[0], media[3] - media[1]
    x0, y0, x1, y1 = box[0] - media[0], box[1] - media[1], box[2] - media[0], box[3] - media[1]
    turned = {
        0: (x0, y0, x1, y1),
        90: (y0, wide - x1, y1, wide - x0),
        180: (wide - x1, high - y1, wide - x0, high - y0),
        270: (high - y1, x0, high - y0, x1),
    }[rotate]
    left, bottom, right, top = (round(edge * unit * _MM_PER_POINT, 3) + 0.0 for edge in turned)
    return left, bottom, right, top


@dataclass(slots=True)
class _Scan:
    """Looks for the first mark of each page; remembers forms, and how many bytes it has read in all."""

    read_bytes: int = 0
    forms: dict[tuple[int, int], bool | None] = field(default_factory=dict)
    contents: Contents = field(default_factory=Contents)

    def images(
        self, number: int, drawn: bytes, resources: object, *, shown: Shown, media: Rect, unit: float
    ) -> tuple[ImageFacts, ...] | None:
        """Gather a page's images and fonts; None where its content is broken or too much to look at."""
        try:
            return self.contents.page(number, drawn, resources, shown=shown, media=media, unit=unit)
        except _BROKEN as fault:
            _not_the_files_fault(fault)
            return None

    def page(self, page: pikepdf.Object) -> tuple[Content, bool | None, bytes]:
        """Say what became of the page's content, and whether it or a printed annotation paints; give it back."""
        try:
            content = self._content(page.get("/Contents"))
            marks = self._paints(content, _inherited(page, "/Resources"), 0) if content else False
            state = Content.NONE if content is None else Content.READ
            return state, True if _has_printed_annotation(page) else marks, content or b""
        except _BROKEN as fault:
            _not_the_files_fault(fault)
            return Content.UNREADABLE, None, b""

    def _content(self, contents: object) -> bytes | None:
        """Join the page's streams; a token never spans two, so they are joined by a blank (7.8.2)."""
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        found = [stream for stream in streams if isinstance(stream, pikepdf.Stream)]
        return b" ".join(self._decoded(stream) for stream in found) if found else None

    def _decoded(self, stream: pikepdf.Stream) -> bytes:
        data = stream.read_bytes()
        self.read_bytes += len(data)
        if self.read_bytes > MOST_CONTENT_BYTES:
            raise TooComplexError(f"more than {MOST_CONTENT_BYTES >> 20} MB of page content")
        return data

    def _paints(self, content: bytes, resources: object, depth: int) -> bool | None:
        """Walk the operators until one paints; None when a drawn form could not be read."""
        unknown = False
        seen: set[object] = set()
        for drawn in painting(content):
            if drawn is PAINT:
                return True
            if drawn in seen:
                continue
            seen.add(drawn)
            marks = self._drawn(str(drawn), resources, depth)
            if marks:
                return True
            unknown = unknown or marks is None
        return None if unknown else False

    def _drawn(self, name: str, resources: object, depth: int) -> bool | None:
        """Say whether an XObject paints: an image does, a form if anything in it does; each is read once."""
        drawables = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        target = drawables.get(name) if isinstance(drawables, pikepdf.Dictionary) else None
        if not isinstance(target, pikepdf.Stream):
            return False
        if target.get("/Subtype") != pikepdf.Name.Form:
            return True
        if depth >= _MOST_FORM_DEPTH:
            return None
        key = target.objgen
        if key not in self.forms:
            self.forms[key] = False
            self.forms[key] = self._form(target, resources, depth)
        return self.forms[key]

    def _form(self, form: pikepdf.Stream, resources: object, depth: int) -> bool | None:
        """Look into a form; one without resources of its own uses the page's (ISO 32000-2, 8.10.1)."""
        try:
            return self._paints(self._decoded(form), form.get("/Resources", resources), depth + 1)
        except _BROKEN as fault:
            _not_the_files_fault(fault)
            return None


def _has_printed_annotation(page: pikepdf.Object) -> bool:
    """Say whether an annotation with a picture of its own is printed (flag 3, ISO 32000-2, 12.5.3)."""
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return False
    return any(
        isinstance(entry, pikepdf.Dictionary)
        and "/AP" in entry
        and isinstance(flags := entry.get("/F", 0), int)
        and flags & 0b110 == 0b100
        for entry in list(annotations)[:1000]
    )
