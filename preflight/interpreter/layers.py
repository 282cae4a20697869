"""Which layers print (ISO 32000-2, 8.11): the default configuration, and what it says of printing."""

from dataclasses import dataclass, field
from typing import TypeGuard

import pikepdf

from preflight.facts import LayerFacts
from preflight.interpreter.values import entry, items, table, text, word
from preflight.texts import page_ranges

_MOST_DEPTH = 8
_MOST_LAYERS = 2000
Id = tuple[int, int]


@dataclass(slots=True)
class _Layer:
    name: str
    shown: bool
    printed: bool
    locked: bool
    group: str
    step: str
    pages: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Layers:
    """The layers of a file by the number of their object."""

    layers: dict[Id, _Layer] = field(default_factory=dict)

    @classmethod
    def of(cls, root: pikepdf.Object) -> "Layers":
        """Read the layers that a file declares."""
        properties = table(root, "/OCProperties")
        groups = [each for each in items(entry(properties, "/OCGs"), _MOST_LAYERS) if _is_layer(each)]
        default = table(properties, "/D")
        on, off, locked = (_ids(entry(default, key)) for key in ("/ON", "/OFF", "/Locked"))
        base = word(entry(default, "/BaseState")) != "OFF"
        printing = _by_usage(default)
        found: dict[Id, _Layer] = {}
        for group in groups:
            key = group.objgen
            shown = key not in off if base else key in on
            printed = printing.get(key, shown)
            step = table(group, "/GTS_Metadata")
            kind, part = (word(entry(step, f"/GTS_ProcSteps{name}")) for name in ("Group", "Type"))
            found[key] = _Layer(text(group.get("/Name")), shown, printed, key in locked, kind, part)
        return cls(found)

    def names(self, value: object) -> tuple[str, ...]:
        """Return the names of the layers that a piece of content belongs to."""
        members = [value] if _is_layer(value) else _members(value)
        return tuple(self.layers[key].name for each in members if (key := each.objgen) in self.layers)

    def prints(self, value: object, depth: int = 0) -> bool:
        """Say whether what belongs to a layer, or to a membership of several, is printed."""
        if not isinstance(value, pikepdf.Dictionary):
            return True
        if word(value.get("/Type")) != "OCMD":
            layer = self.layers.get(value.objgen)
            return layer is None or layer.printed
        expression = value.get("/VE")
        if isinstance(expression, pikepdf.Array):
            return self._holds(expression, depth)
        states = [self.prints(each, depth + 1) for each in _members(value)] if depth < _MOST_DEPTH else []
        if not states:
            return True
        return {
            "AllOn": all(states),
            "AnyOff": not all(states),
            "AllOff": not any(states),
        }.get(word(value.get("/P")), any(states))

    def use(self, name: str, page: int) -> None:
        """Take down that a page has content in the layers of this name."""
        for layer in self.layers.values():
            if layer.name == name:
                layer.pages.add(page)

    def facts(self) -> tuple[LayerFacts, ...]:
        """Return all layers in the order of the file."""
        return tuple(
            LayerFacts(
                one.name,
                shown=one.shown,
                printed=one.printed,
                pages=page_ranges(one.pages),
                locked=one.locked,
                group=one.group,
                step=one.step,
            )
            for one in self.layers.values()
        )

    def _holds(self, expression: pikepdf.Array, depth: int) -> bool:
        """Evaluate a visibility expression (8.11.2.2)."""
        parts = items(expression, _MOST_LAYERS)
        if not parts or depth > _MOST_DEPTH:
            return True
        states = [
            self._holds(each, depth + 1) if isinstance(each, pikepdf.Array) else self.prints(each, depth + 1)
            for each in parts[1:]
        ]
        operator = word(parts[0])
        if operator == "Not":
            return not (states and states[0])
        return all(states) if operator == "And" else any(states)


def _is_layer(value: object) -> TypeGuard[pikepdf.Dictionary]:
    return isinstance(value, pikepdf.Dictionary) and word(value.get("/Type")) != "OCMD"


def _members(value: object) -> list[pikepdf.Object]:
    held = entry(value, "/OCGs")
    return [each for each in ([held] if _is_layer(held) else items(held, _MOST_LAYERS)) if _is_layer(each)]


def _ids(value: object) -> set[Id]:
    return {each.objgen for each in items(value, _MOST_LAYERS) if isinstance(each, pikepdf.Dictionary)}


def _by_usage(default: object) -> dict[Id, bool]:
    """Read which layers print because of their usage, where the configuration says that usage counts (8.11.4.4)."""
    found: dict[Id, bool] = {}
    for usage in items(entry(default, "/AS"), 100):
        if word(entry(usage, "/Event")) != "Print":
            continue
        for layer in items(entry(usage, "/OCGs"), _MOST_LAYERS):
            state = word(entry(table(table(layer, "/Usage"), "/Print"), "/PrintState"))
            if state:
                found[layer.objgen] = state == "ON"
    return found
