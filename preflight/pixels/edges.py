"""Where ink lies along a page's four sides: enough to tell, for any cut and any bleed, whether art goes on past it.

Pure values, no drawing library: checks read them. A side is rows of bits; row 0 lies at the page's edge, the
following ones inwards; each bit stands for a stretch of that side, in the direction of facts.Rect.
"""

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Edge:
    """One side: how thick a row is, how long a bit; rows are packed, row after row, by zlib and base 64."""

    row_mm: float
    bit_mm: float
    bits: int
    packed: str

    @classmethod
    def of(cls, rows: Sequence[bytes], *, bits: int, row_mm: float, bit_mm: float) -> "Edge":
        """Pack rows of bits, eight to a byte, the first bit the highest."""
        packed = base64.b64encode(zlib.compress(b"".join(rows), 6)).decode()
        return cls(row_mm, bit_mm, bits, packed)

    def rows(self) -> tuple[int, ...]:
        """Unpack the rows, each as a number whose highest bit comes first; none where they make no sense."""
        size = (self.bits + 7) // 8
        try:
            data = zlib.decompressobj().decompress(base64.b64decode(self.packed), _MOST_BYTES)
        except (zlib.error, binascii.Error, ValueError):
            return ()
        return (
            tuple(int.from_bytes(data[i : i + size], "big") for i in range(0, len(data), size))
            if size
            else ()
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """How ink at a cut goes on past it, lengths along the cut in mm.

    `inked_mm` of the cut has ink on it; on `short_mm` of that the ink ends too early. `bleed_mm` is how far past the
    cut ink goes on everywhere (but for what is forgiven); None where nothing reaches the cut.
    """

    inked_mm: float
    short_mm: float
    bleed_mm: float | None

    @property
    def share(self) -> float:
        """Return the part of the inked length on which the ink ends too early."""
        return self.short_mm / self.inked_mm if self.inked_mm else 0.0


def reach(
    edge: Edge, cut_mm: float, wanted_mm: float, ends: tuple[float, float], *, forgiven: float
) -> Reach:
    """Look past a cut that lies `cut_mm` inside the page's edge, as far as `wanted_mm`.

    `ends` are where the crossing cuts lie, in mm along this side; a little at each is left out, for there the art
    of the neighbouring side begins. `forgiven` is the share of the inked length that does not count. A page thinner
    than can be told in hundred-thousandths of a millimetre has rows without thickness, and nothing on them.
    """
    if edge.row_mm <= 0 or edge.bit_mm <= 0:
        return Reach(0.0, 0.0, None)
    rows = edge.rows()
    cut = int(cut_mm / edge.row_mm + 1e-6)
    touching = [rows[i] for i in (cut, cut + 1) if 0 <= i < len(rows)]
    on = _along(edge, ends) & (touching[0] | touching[-1] if touching else 0)
    inked, reached, short = on.bit_count(), 0, 0
    if not inked:
        return Reach(0.0, 0.0, None)
    wanted = max(1, int(cut - (cut_mm - wanted_mm) / edge.row_mm + 1e-6))
    for step in range(1, max(cut, wanted) + 1):
        on &= rows[cut - step] if 0 <= cut - step < len(rows) else 0
        if inked - on.bit_count() <= inked * forgiven:
            reached = step
        if step == wanted:
            short = inked - on.bit_count()
    bleed = max(0.0, cut_mm - max(0, cut - reached) * edge.row_mm) if reached else 0.0
    return Reach(round(inked * edge.bit_mm, 1), round(short * edge.bit_mm, 1), round(bleed, 2))


def _along(edge: Edge, ends: tuple[float, float]) -> int:
    """Return ones for the stretch between the crossing cuts, less one and a half mm at each end."""
    size = (edge.bits + 7) // 8 * 8
    first = max(0, int((ends[0] + 1.5) / edge.bit_mm + 1))
    last = min(edge.bits, int((ends[1] - 1.5) / edge.bit_mm))
    return ((1 << (last - first)) - 1) << (size - last) if last > first else 0
