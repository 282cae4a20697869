"""Colour spaces as what they put on which plates (ISO 32000-2, 8.6).

Numbers of a CMYK press are kept as they are, whatever profile is attached; grey is black ink. Everything else goes
through a `Separator`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pikepdf

from preflight.pixels.separation import Bytes, Separator

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
EVERY = "All"
"""The colorant that prints on every plate (registration colour)."""

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]

_MOST_DEEP = 6
_MOST_COLORANTS = 32
_DEVICE = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}


class Kind(StrEnum):
    """The families of spaces that are told apart here."""

    GRAY = "gray"
    CMYK = "cmyk"
    RGB = "rgb"
    LAB = "lab"
    COLORANTS = "colorants"
    INDEXED = "indexed"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space; `names` are its colorants, `base` and `table` those of an indexed or pattern space."""

    kind: Kind
    count: int
    names: tuple[str, ...] = ()
    base: Space | None = None
    table: bytes = field(default=b"", repr=False)
    profile: bytes | None = field(default=None, repr=False)
    ranges: tuple[float, ...] = ()
    device: bool = False

    @property
    def is_pattern(self) -> bool:
        """Say whether colours are patterns."""
        return self.kind is Kind.PATTERN

    @property
    def plates(self) -> tuple[str, ...]:
        """Name the plates this space prints on, in the order of `amounts`."""
        if self.kind is Kind.GRAY:
            return ("Black",)
        if self.kind is Kind.COLORANTS:
            return tuple(dict.fromkeys(name for name in self.names if name != "None"))
        if self.base is not None:
            return self.base.plates
        return () if self.is_pattern else PROCESS

    def initial(self) -> tuple[float, ...]:
        """Return the colour a space begins with (8.6.3): black, or full ink of every colorant."""
        if self.kind is Kind.CMYK:
            return (0.0, 0.0, 0.0, 1.0)
        return ((1.0 if self.kind is Kind.COLORANTS else 0.0),) * self.count

    def amounts(self, values: Floats, press: Separator) -> Bytes:
        """Return ink for each of `plates`, 0 to 255, shaped (n, plates), of colour values shaped (n, count)."""
        if self.kind is Kind.INDEXED:
            return self._looked_up(values, press)
        if self.kind is Kind.LAB:
            return press.lab(self._lab_bytes(values))
        tones = np.clip(values * 255.0 + 0.5, 0, 255).astype(np.uint8)
        return self.separated(tones, press)

    def separated(self, tones: Bytes, press: Separator) -> Bytes:
        """Return what `amounts` does, of values that are bytes: 255 stands for 1 (not for Lab and Indexed)."""
        if self.kind is Kind.GRAY:
            return 255 - tones
        if self.kind is Kind.RGB:
            return press.rgb(tones, self.profile)
        if self.kind is Kind.COLORANTS:
            return (
                np.stack([self._most(tones, name) for name in self.plates], axis=1)
                if self.plates
                else tones[:, :0]
            )
        return tones

    def palette(self, press: Separator) -> Bytes:
        """Return the inks of every entry of an indexed space."""
        base = self.base or GRAY
        entries = np.frombuffer(self.table, np.uint8)
        entries = entries[: len(entries) // base.count * base.count].reshape(-1, base.count)
        if base.kind is Kind.LAB:
            low, high = np.array(base.ranges[::2]), np.array(base.ranges[1::2])
            return base.amounts((low + entries / 255.0 * (high - low)).astype(np.float32), press)
        return base.separated(entries, press)

    def _looked_up(self, values: Floats, press: Separator) -> Bytes:
        palette = self.palette(press)
        if not len(palette):
            return np.zeros((len(values), len(self.plates)), np.uint8)
        return palette[np.clip(values[:, 0], 0, len(palette) - 1).astype(np.intp)]

    def _lab_bytes(self, values: Floats) -> Bytes:
        shifted = values * np.array((2.55, 1.0, 1.0), np.float32) + np.array((0, 128, 128), np.float32)
        made: Bytes = np.clip(shifted + 0.5, 0, 255).astype(np.uint8)
        return made

    def _most(self, tones: Bytes, name: str) -> Bytes:
        """Return a colorant's amount; one that is named twice prints the larger."""
        same = [i for i, each in enumerate(self.names) if each == name]
        most: Bytes = tones[:, same].max(axis=1)
        return most


GRAY = Space(Kind.GRAY, 1, device=True)
RGB = Space(Kind.RGB, 3, device=True)
CMYK = Space(Kind.CMYK, 4, device=True)
PATTERN = Space(Kind.PATTERN, 0)
Named = Mapping[str, object] | pikepdf.Object | None
_PLAIN = {
    "/DeviceGray": GRAY, "/CalGray": GRAY, "/DeviceRGB": RGB, "/CalRGB": RGB, "/DeviceCMYK": CMYK, "/Pattern": PATTERN,
}  # fmt: skip
_OF_ICC = {1: GRAY, 4: Space(Kind.CMYK, 4)}


def space_of(found: object, named: Named = None, depth: int = 0) -> Space:
    """Read a colour space; `named` are those of the resources. What makes no sense counts as grey."""
    if depth > _MOST_DEEP:
        return GRAY
    if isinstance(found, pikepdf.Name):
        name = _DEVICE.get(str(found), str(found))
        if name in _PLAIN:
            return _PLAIN[name]
        there = named.get(name) if named is not None else None
        return GRAY if there is None else space_of(there, named, depth + 1)
    if not isinstance(found, pikepdf.Array) or not len(found):
        return GRAY
    return _listed([found[i] for i in range(min(len(found), 6))], named, depth)


def _listed(parts: Sequence[object], named: Named, depth: int) -> Space:
    family = _DEVICE.get(str(parts[0]), str(parts[0]))
    second = parts[1] if len(parts) > 1 else None
    if family in {"/Separation", "/DeviceN"}:
        return _of_colorants(second)
    if family == "/ICCBased":
        return _of_icc(second, named, depth)
    if family == "/Lab":
        return Space(Kind.LAB, 3, ranges=_lab_ranges(second))
    if family == "/Indexed" and len(parts) > 3:
        return Space(Kind.INDEXED, 1, base=space_of(second, named, depth + 1), table=_table(parts[3]))
    if family == "/Pattern" and second is not None:
        return Space(Kind.PATTERN, 0, base=space_of(second, named, depth + 1))
    return _PLAIN.get(family, GRAY)


def _of_colorants(found: object) -> Space:
    """Read the name of a Separation, or those of a DeviceN."""
    if isinstance(found, pikepdf.Array):
        names = tuple(_word(found[i]) for i in range(min(len(found), _MOST_COLORANTS)))
        return Space(Kind.COLORANTS, len(names), names) if names else GRAY
    return Space(Kind.COLORANTS, 1, (_word(found),))


def _of_icc(stream: object, named: Named, depth: int) -> Space:
    if not isinstance(stream, pikepdf.Stream):
        return GRAY
    count = stream.get("/N")
    if count == 3:
        alternate = stream.get("/Alternate")
        if isinstance(alternate, pikepdf.Array) and str(alternate[0]) == "/Lab":
            return space_of(alternate, named, depth + 1)
        return Space(Kind.RGB, 3, profile=stream.read_bytes())
    return _OF_ICC.get(int(count), GRAY) if isinstance(count, int) else GRAY


def _lab_ranges(entries: object) -> tuple[float, ...]:
    usual = (0.0, 100.0, -100.0, 100.0, -100.0, 100.0)
    given = entries.get("/Range") if isinstance(entries, pikepdf.Dictionary) else None
    if not isinstance(given, pikepdf.Array) or len(given) != 4:
        return usual
    try:
        return (0.0, 100.0, *(float(edge) for edge in given))
    except (TypeError, ValueError):
        return usual


def _table(found: object) -> bytes:
    if isinstance(found, pikepdf.Stream):
        return found.read_bytes()[:65536]
    return bytes(found)[:65536] if isinstance(found, pikepdf.String) else b""


def _word(name: object) -> str:
    """Return a colorant's name as printable text of a sane length."""
    text = str(name)[1:] if isinstance(name, pikepdf.Name) else ""
    return "".join(char for char in text if char.isprintable())[:100] or "?"
