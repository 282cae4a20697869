"""Colour spaces of a file, each read once and known by its place in a list (ISO 32000-2, 8.6)."""

from dataclasses import dataclass, field

import pikepdf

from preflight.facts import Colour, IccFacts, SpaceFacts
from preflight.facts.colour import PROCESS_INKS, colour_of
from preflight.interpreter.functions import at_full
from preflight.interpreter.icc import icc_of
from preflight.interpreter.state import Ink
from preflight.interpreter.values import items, word

_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_SIMPLE = {
    "DeviceGray": ("Gray", 1),
    "DeviceRGB": ("RGB", 3),
    "DeviceCMYK": ("CMYK", 4),
    "CalGray": ("Gray", 1),
    "CalRGB": ("RGB", 3),
    "CalCMYK": ("CMYK", 4),
    "Lab": ("Lab", 3),
    "Pattern": ("Pattern", 0),
}
_BY_COUNT = {1: "Gray", 3: "RGB", 4: "CMYK"}
_MOST_DEPTH = 4
_MOST_COLOURANTS = 32


@dataclass(slots=True)
class Colours:
    """All colour spaces met so far; spaces that are the same in everything are one."""

    spaces: list[SpaceFacts] = field(default_factory=list)
    places: dict[SpaceFacts, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)
    known: dict[tuple[int, int], int] = field(default_factory=dict)
    profiles: dict[tuple[int, int], IccFacts] = field(default_factory=dict)
    colours: dict[Ink, Colour] = field(default_factory=dict)

    def named(self, name: str) -> int:
        """Return the place of a space that needs no more than its name; Unknown for one that is none."""
        place = self.by_name.get(name)
        if place is None:
            family = _ABBREVIATED.get(name, name)
            process, components = _SIMPLE.get(family, ("Unknown", 0))
            place = self.by_name[name] = self._place(SpaceFacts(family[:100], process, components))
        return place

    def place(self, value: object, depth: int = 0) -> int:
        """Return the place of a colour space as the file writes it."""
        if isinstance(value, pikepdf.Name):
            return self.named(word(value))
        if not isinstance(value, pikepdf.Array) or not len(value) or depth > _MOST_DEPTH:
            return self.named("")
        key = value.objgen
        found = self.known.get(key) if key != (0, 0) else None
        if found is None:
            found = self._place(self._read(value, depth))
            if key != (0, 0):
                self.known[key] = found
        return found

    def first(self, place: int) -> Ink:
        """Return the colour that painting begins with in a space (8.6.5 to 8.6.6)."""
        space = self.spaces[place]
        if space.family == "DeviceCMYK":
            return Ink(place, (0.0, 0.0, 0.0, 1.0))
        if space.colourants:
            return Ink(place, (1.0,) * space.components)
        return Ink(place, (0.0,) * space.components if space.family != "Indexed" else ())

    def colour(self, ink: Ink) -> Colour:
        """Return what is told of a colour."""
        found = self.colours.get(ink)
        if found is None:
            space = self.spaces[ink.place]
            whole = len(ink.values) == space.components and space.family != "Indexed" and ink.pattern is None
            values = tuple(min(max(value, -1e6), 1e6) for value in ink.values) if whole else ()
            found = self.colours[ink] = colour_of(ink.place, space, values)
        return found

    def _place(self, space: SpaceFacts) -> int:
        place = self.places.setdefault(space, len(self.spaces))
        if place == len(self.spaces):
            self.spaces.append(space)
        return place

    def _read(self, value: pikepdf.Array, depth: int) -> SpaceFacts:
        parts = items(value, 6)
        family = _ABBREVIATED.get(word(parts[0]), word(parts[0]))
        rest = parts[1:]
        if family == "ICCBased" and rest:
            return self._icc_based(rest[0], depth)
        if family in {"Separation", "DeviceN"} and len(rest) >= 3:
            return self._inks(family, rest, depth)
        if family in {"Indexed", "Pattern"} and rest:
            return self._upon(family, rest[0], depth)
        process, components = _SIMPLE.get(family, ("Unknown", 0))
        return SpaceFacts(family, process, components)

    def _icc_based(self, stream: object, depth: int) -> SpaceFacts:
        if not isinstance(stream, pikepdf.Stream):
            return SpaceFacts("ICCBased", "Unknown", 0)
        key = stream.objgen
        if key not in self.profiles:
            self.profiles[key] = icc_of(stream)
        icc = self.profiles[key]
        alternate = stream.get("/Alternate")
        under = self.spaces[self.place(alternate, depth + 1)].family if alternate is not None else ""
        process = "Lab" if icc.space == "Lab" else _BY_COUNT.get(icc.components, "Unknown")
        return SpaceFacts("ICCBased", process, icc.components, alternate=under, icc=icc)

    def _inks(self, family: str, rest: list[object], depth: int) -> SpaceFacts:
        names = [rest[0]] if family == "Separation" else items(rest[0], _MOST_COLOURANTS)
        inks = tuple(word(name) for name in names)
        alternate = self.spaces[self.place(rest[1], depth + 1)]
        attributes = rest[3] if len(rest) > 3 else None
        subtype = word(attributes.get("/Subtype")) if isinstance(attributes, pikepdf.Dictionary) else ""
        return SpaceFacts(
            family,
            _process_of(inks),
            len(inks),
            colourants=inks,
            alternate=alternate.family,
            alternate_values=at_full(rest[2], len(inks)),
            subtype=subtype,
        )

    def _upon(self, family: str, under: object, depth: int) -> SpaceFacts:
        base = self.place(under, depth + 1)
        below = self.spaces[base]
        if family == "Pattern":
            return SpaceFacts("Pattern", "Pattern", below.components, base=base)
        return SpaceFacts("Indexed", below.process, 1, colourants=below.colourants, icc=below.icc, base=base)


def _process_of(inks: tuple[str, ...]) -> str:
    """Say what a set of inks amounts to: All and None are no inks, process inks alone are CMYK."""
    real = [ink for ink in inks if ink != "None"]
    if not real:
        return "None"
    if "All" in real:
        return "All"
    return "CMYK" if all(ink in PROCESS_INKS for ink in real) else "Spot"


def values_of(operands: list[object]) -> tuple[float, ...]:
    """Return the numbers among the operands of a colour operator."""
    return tuple([value for value in operands if isinstance(value, float)])
