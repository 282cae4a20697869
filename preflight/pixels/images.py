"""Images as inks: decoded no larger than the plates need, a few rows at a time, in whatever space they are.

JPEG shrinks while it is decoded (by 2, 4 or 8), the rest by averaging. Averaging comes before separation where a
space allows it, as a press averages by eye too, and because a palette's numbers mean nothing in between.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pikepdf
from PIL import (
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
)

from preflight.artwork.jpeg import quality_of
from preflight.pixels.pixel_facts import DAMAGED
from preflight.pixels.separation import Bytes, Separator
from preflight.pixels.spaces import CMYK, GRAY, RGB, Floats, Kind, Space

MOST_DECODED_BYTES = 200 << 20
_ROWS_BYTES = 8 << 20
_CODECS = (JpegImagePlugin, Jpeg2KImagePlugin, MpoImagePlugin, TiffImagePlugin)
"""Named so that they are loaded before a child gives up the right to open files; JPEG asks the last two for help."""

_PLAIN_FILTERS = frozenset({"", "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
_NEGATIVE_BLACK, _NEGATIVE_SHARE, _MOST_INK = 0.7, 0.1, 3.5 * 255
_BY_MODE = {"L": GRAY, "RGB": RGB, "CMYK": CMYK}


class UnreadableImageError(ValueError):
    """An image that cannot be decoded here; its page is measured without it, and says so."""

    code: ClassVar[str] = "unreadable-image"
    actor: ClassVar[str] = "customer"
    retryable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Inked:
    """An image's inks, shaped (height, width, plates), and where it is masked out by colour (0) if it is.

    `quality` is that of a JPEG, None for other codings; `lacks` says how many rows the data has too few.
    """

    plates: tuple[str, ...]
    amounts: Bytes
    mask: Bytes | None = None
    quality: int | None = None
    lacks: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many pixels across and down an image is going to cover, at most."""

    across: int
    down: int

    def shrink(self, width: int, height: int) -> int:
        """Return by how much an image can be shrunk and still have as many pixels as it covers."""
        return max(1, min(width // max(1, self.across), height // max(1, self.down)))


def inked(image: pikepdf.Stream, space: Space | None, wanted: Wanted, press: Separator) -> Inked:
    """Decode an image into inks; UnreadableImageError where that cannot be done."""
    width, height = _count(image.get("/Width")), _count(image.get("/Height"))
    filters = filters_of(image)
    if min(width, height) < 1 or width * height > 1 << 31:
        raise UnreadableImageError("an image without a size")
    if filters and filters[-1] in {"/DCTDecode", "/JPXDecode"}:
        opened = _readable(image, filters, wanted)
        tones, space = _compressed(opened, space, wanted)
        return replace(_separated(tones, space or GRAY, press, image), quality=_quality(opened))
    if space is None:
        raise UnreadableImageError("an image without a colour space")
    return _plain(image, space, wanted, press)


def finer_than(image: pikepdf.Stream, wanted: Wanted) -> bool:
    """Say whether an image has at least twice as many pixels in either direction as are wanted."""
    return wanted.shrink(_count(image.get("/Width")), _count(image.get("/Height"))) > 1


def samples_of(image: pikepdf.Stream, components: int, wanted: Wanted) -> Bytes | None:
    """Return an image's own samples (height, width, components), before Decode, in bytes and as few as are wanted.

    None for what is better left as it is: fewer than 8 bits, JPEG 2000, and a JPEG that is not what its entries say.
    """
    width, height = _count(image.get("/Width")), _count(image.get("/Height"))
    filters = filters_of(image)
    last = filters[-1] if filters else ""
    if last == "/DCTDecode":
        if image.get("/DecodeParms") is not None:
            return None
        opened = _readable(image, filters, wanted)
        tones, own = _compressed(opened, None, wanted)
        return tones if own is not None and own.count == components and opened.mode in _BY_MODE else None
    if last not in _PLAIN_FILTERS or _count(image.get("/BitsPerComponent")) not in {8, 16}:
        return None
    by = wanted.shrink(width, height)
    lots = [averaged(*lot) for lot in _sampled(image, components, by, palette=False)]
    return np.concatenate(lots) if lots else None


def filters_of(image: pikepdf.Stream) -> list[str]:
    """Name an image's filters in order."""
    found = image.get("/Filter")
    if isinstance(found, pikepdf.Array):
        return [str(found[i]) for i in range(min(len(found), 8))]
    return [str(found)] if isinstance(found, pikepdf.Name) else []


def tones_of(image: pikepdf.Stream, wanted: Wanted) -> Bytes:
    """Decode a soft mask, or another image of one component, into its own values."""
    made = inked(image, GRAY, wanted, Separator())
    return 255 - made.amounts[:, :, 0]


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 31 else 0


def looks_negative(found: Inked) -> bool:
    """Say whether four inks look like a negative: no press profile puts more than 350 percent anywhere."""
    if found.plates != CMYK.plates or not found.amounts.size:
        return False
    black = float(found.amounts[:, :, 3].mean()) / 255
    total = found.amounts.sum(axis=2, dtype=np.uint32)
    over = float((total > _MOST_INK).mean())
    return black > _NEGATIVE_BLACK and over > _NEGATIVE_SHARE


def _quality(opened: Image.Image) -> int | None:
    if not isinstance(opened, JpegImagePlugin.JpegImageFile):
        return None
    return quality_of(opened.quantization.get(0, ()))


def _readable(image: pikepdf.Stream, filters: list[str], wanted: Wanted) -> Image.Image:
    """Decode JPEG and JPEG 2000, smaller from the start."""
    try:
        return _opened(_unwrapped(image, filters), wanted)
    except UnidentifiedImageError as fault:
        kind = "JPEG 2000 of an ordinary kind" if filters[-1] == "/JPXDecode" else "JPEG"
        raise UnreadableImageError(f"{DAMAGED} are no {kind}") from fault
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, pikepdf.PdfError) as fault:
        raise UnreadableImageError(f"{DAMAGED} cannot be decoded: {fault}"[:200]) from fault


def _compressed(opened: Image.Image, space: Space | None, wanted: Wanted) -> tuple[Bytes, Space | None]:
    """Return the values before Decode is applied."""
    drawn = opened if opened.mode in _BY_MODE else opened.convert("RGB")
    by = wanted.shrink(*drawn.size)
    tones = np.asarray(drawn.reduce(by) if by > 1 else drawn)
    if drawn.mode == "CMYK" and isinstance(opened, JpegImagePlugin.JpegImageFile):
        tones = 255 - tones
    own = _BY_MODE[drawn.mode]
    tones = tones.reshape(*tones.shape[:2], -1)
    return tones, space if space is not None and space.count == own.count else own


def _opened(data: bytes, wanted: Wanted) -> Image.Image:
    """Open and decode; JPEG 2000 that holds no smaller versions of itself is decoded whole."""
    opened = Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000"))
    by = wanted.shrink(*opened.size)
    if isinstance(opened, JpegImagePlugin.JpegImageFile):
        opened.draft(None, (max(1, opened.width // by), max(1, opened.height // by)))
    elif by > 1 and isinstance(opened, Jpeg2KImagePlugin.Jpeg2KImageFile):
        opened.reduce = min(by.bit_length() - 1, 5)
        try:
            opened.load()
        except OSError:
            opened = Image.open(io.BytesIO(data), formats=("JPEG2000",))
    opened.load()
    return opened


def _unwrapped(image: pikepdf.Stream, filters: list[str]) -> bytes:
    """Return the bytes of the last filter's format: what is around it is taken off by the library."""
    raw = image.read_raw_bytes()
    if len(filters) == 1:
        return raw
    scratch = pikepdf.new()
    around = pikepdf.Stream(scratch, raw)
    around.Filter = pikepdf.Array([pikepdf.Name(name) for name in filters[:-1]])
    return around.read_bytes()


def _separated(tones: Bytes, space: Space, press: Separator, image: pikepdf.Stream) -> Inked:
    """Apply Decode and the space to bytes shaped (height, width, components)."""
    high, wide, count = tones.shape
    flat = tones.reshape(-1, count)
    mask = _coloured_mask(image, flat)
    if space.kind in {Kind.LAB, Kind.INDEXED}:
        inks = space.amounts(_decoded(flat, space, image), press)
    else:
        inks = space.separated(_turned(flat, image), press)
    shaped = None if mask is None else mask.reshape(high, wide)
    return Inked(space.plates, inks.reshape(high, wide, -1), shaped)


def _turned(flat: Bytes, image: pikepdf.Stream) -> Bytes:
    """Apply Decode to bytes; all but [0 1] and [1 0] are rare, and cost a table for each component."""
    pairs = _decode(image)
    if not pairs or len(pairs) != flat.shape[1] or all(pair == (0.0, 1.0) for pair in pairs):
        return flat
    if all(pair == (1.0, 0.0) for pair in pairs):
        return 255 - flat
    steps = np.arange(256) / 255.0
    out = np.empty_like(flat)
    for i, (low, high) in enumerate(pairs):
        table = np.clip((low + steps * (high - low)) * 255.0 + 0.5, 0, 255).astype(np.uint8)
        out[:, i] = table[flat[:, i]]
    return out


def _decoded(flat: Bytes, space: Space, image: pikepdf.Stream) -> Floats:
    """Turn bytes into a space's own numbers: a palette's index, or L*, a* and b*."""
    pairs = _decode(image)
    if space.kind is Kind.INDEXED:
        turned = bool(pairs) and pairs[0][0] > pairs[0][1]
        return (255 - flat if turned else flat).astype(np.float32)
    usual = list(zip(space.ranges[::2], space.ranges[1::2], strict=True))
    low, high = np.array(pairs if len(pairs) == len(usual) else usual, np.float32).T
    values: Floats = (low + flat / 255.0 * (high - low)).astype(np.float32)
    return values


def _decode(image: pikepdf.Stream) -> list[tuple[float, float]]:
    found = image.get("/Decode")
    if not isinstance(found, pikepdf.Array) or len(found) > 64:
        return []
    try:
        edges = [float(found[i]) for i in range(len(found))]
    except (TypeError, ValueError):
        return []
    return list(zip(edges[::2], edges[1::2], strict=False))


def _coloured_mask(image: pikepdf.Stream, flat: Bytes) -> Bytes | None:
    """Mask out by colour (8.9.6.4): 0 where every component lies within its range."""
    found = image.get("/Mask")
    if not isinstance(found, pikepdf.Array) or len(found) != 2 * flat.shape[1]:
        return None
    try:
        edges = [int(found[i]) for i in range(len(found))]
    except (TypeError, ValueError):
        return None
    scale = 255 // ((1 << min(8, _count(image.get("/BitsPerComponent")) or 8)) - 1)
    within = np.ones(len(flat), bool)
    for i, (low, high) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        within &= (flat[:, i] >= low * scale) & (flat[:, i] <= high * scale)
    return np.where(within, 0, 255).astype(np.uint8)


def _plain(image: pikepdf.Stream, space: Space, wanted: Wanted, press: Separator) -> Inked:
    """Decode rows of samples, a band at a time, and shrink each band."""
    height, palette = _count(image.get("/Height")), space.kind is Kind.INDEXED
    by, bands, rows_read = wanted.shrink(_count(image.get("/Width")), height), [], 0
    for samples, by_now in _sampled(image, space.count, by, palette=palette):
        rows_read += len(samples)
        bands.append(_shrunk(samples, by_now, space, press, image))
    if not bands:
        raise UnreadableImageError(f"{DAMAGED} are missing")
    masks = [band.mask for band in bands if band.mask is not None]
    amounts = np.concatenate([band.amounts for band in bands])
    lacks = height - rows_read
    return Inked(
        space.plates, amounts, np.concatenate(masks) if len(masks) == len(bands) else None, lacks=lacks
    )


def _sampled(
    image: pikepdf.Stream, components: int, by: int, *, palette: bool
) -> Iterator[tuple[Bytes, int]]:
    """Yield whole rows of samples, many at a time, and by how much each lot can be shrunk."""
    width, height = _count(image.get("/Width")), _count(image.get("/Height"))
    bits = _count(image.get("/BitsPerComponent")) or 8
    if bits not in {1, 2, 4, 8, 16}:
        raise UnreadableImageError(f"an image of {bits} bits")
    stride = (width * components * bits + 7) // 8
    by = min(by, max(1, _ROWS_BYTES // stride))
    rows = max(by, _ROWS_BYTES // max(1, stride) // by * by)
    for band in _bands(image, stride * rows, stride * height):
        yield _samples(band, (width, components), bits, stride, palette=palette), by


def _bands(image: pikepdf.Stream, size: int, total: int) -> Iterator[bytes]:
    """Yield decoded bytes in pieces of a size, as many as the image needs; plain Flate is never whole in memory."""
    if filters_of(image) in (["/FlateDecode"], ["/Fl"]) and image.get("/DecodeParms") is None:
        yield from _inflated(image.read_raw_bytes(), size, total)
        return
    if total > MOST_DECODED_BYTES:
        raise UnreadableImageError("an image of too many pixels")
    try:
        data = memoryview(image.read_bytes())
    except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError) as fault:
        raise UnreadableImageError(f"{DAMAGED} cannot be decoded: {fault}"[:200]) from fault
    for begin in range(0, min(len(data), total), size):
        yield bytes(data[begin : min(begin + size, total)])


def _inflated(raw: bytes, size: int, total: int) -> Iterator[bytes]:
    unpacker, left, waiting = zlib.decompressobj(), total, raw
    while left > 0:
        try:
            piece = unpacker.decompress(waiting, min(size, left))
        except zlib.error:
            return
        waiting = unpacker.unconsumed_tail
        while len(piece) < min(size, left) and waiting:
            piece += unpacker.decompress(waiting, min(size, left) - len(piece))
            waiting = unpacker.unconsumed_tail
        if not piece:
            return
        left -= len(piece)
        yield piece


def _samples(band: bytes, shape: tuple[int, int], bits: int, stride: int, *, palette: bool) -> Bytes:
    """Unpack whole rows of samples into bytes; those of a palette stay as they are, others span 0 to 255."""
    width, count = shape
    rows = -(-len(band) // stride)
    packed = np.frombuffer(band.ljust(rows * stride, b"\0"), np.uint8).reshape(rows, stride)
    if bits == 16:
        packed = packed[:, ::2]
    elif bits < 8:
        steps = np.arange(8 - bits, -1, -bits, dtype=np.uint8)
        packed = (packed[:, :, None] >> steps & np.uint8((1 << bits) - 1)).reshape(rows, -1)
        packed = packed if palette else packed * np.uint8(255 // ((1 << bits) - 1))
    return packed[:, : width * count].astype(np.uint8).reshape(rows, width, count)


def _shrunk(samples: Bytes, by: int, space: Space, press: Separator, image: pikepdf.Stream) -> Inked:
    averages_first = space.kind is not Kind.INDEXED and not isinstance(image.get("/Mask"), pikepdf.Array)
    if averages_first:
        return _separated(averaged(samples, by), space, press, image)
    made = _separated(samples, space, press, image)
    mask = None if made.mask is None else averaged(made.mask[:, :, None], by)[:, :, 0]
    return Inked(made.plates, averaged(made.amounts, by), mask)


def averaged(pixels: Bytes, by: int) -> Bytes:
    """Average blocks of `by` x `by` pixels; what is left over at the far edges goes into the last block."""
    if by < 2:
        return pixels
    high, wide, _ = pixels.shape
    rows, columns = max(1, high // by), max(1, wide // by)
    across = np.add.reduceat(pixels.astype(np.uint16), np.arange(columns) * by, axis=1, dtype=np.uint32)
    both = np.add.reduceat(across, np.arange(rows) * by, axis=0)
    tall = np.diff([*(np.arange(rows) * by), high])
    broad = np.diff([*(np.arange(columns) * by), wide])
    made: Bytes = (both / (tall[:, None] * broad[None, :])[:, :, None] + 0.5).astype(np.uint8)
    return made
