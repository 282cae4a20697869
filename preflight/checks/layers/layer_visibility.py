"""Flag layers that are hidden, or that print otherwise than they show.

Why: what was approved on screen must be what is printed, and a hidden layer may be the one that was meant.
Fix: delete the layers that are not wanted, or merge all into one, and export again without layers.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, LayerFacts
from preflight.report import Severity
from preflight.texts import pages_in

TEXTS = {
    "hidden": Text(
        "{on_pages}: the layer {layer} is hidden and not printed, visible layers expected; ask whether it is wanted",
        "{on_pages}: the layer {layer} is hidden, so we do not print it. Please check that it is meant.",
    ),
    "screen-only": Text(
        "{on_pages}: the layer {layer} shows on screen and is not printed, the same expected; ask whether it is wanted",
        "{on_pages}: the layer {layer} is seen on screen but not printed. Please check that it is meant.",
    ),
    "print-only": Text(
        "{on_pages}: the layer {layer} is printed and not shown on screen, the same expected; ask whether it is wanted",
        "{on_pages}: the layer {layer} is printed but not seen on screen. Please check that it is meant.",
    ),
    "present": Text(
        "{on_pages}: content in layers ({count}: {layers}), all shown and printed; compare, older RIPs print all",
        "Your file has layers. We print those that you see.",
        severity=Severity.INFO,
    ),
}
_MOST_NAMES = 3
_MOST_LETTERS = 40


@check(severity=Severity.WARNING, texts=TEXTS)
def layer_visibility(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Weigh only layers that something stands in (ISO 32000-2, 8.11; the optional content row of GWG 2015)."""
    used = [layer for layer in facts.layers if layer.pages]
    for layer in used:
        case = _case(layer)
        for number in pages_in(layer.pages) if case else ():
            yield Hit(case, number, arguments=(("layer", _short(layer.name)),))
    plain = [layer for layer in used if not _case(layer) and not layer.group]
    names = [_short(layer.name) for layer in plain[:_MOST_NAMES]] + ["..."] * (len(plain) > _MOST_NAMES)
    told = (("count", str(len(plain))), ("layers", ", ".join(names)))
    for number in sorted({number for layer in plain for number in pages_in(layer.pages)}):
        yield Hit("present", number, arguments=told)


def _case(layer: LayerFacts) -> str:
    """Name what is the matter with a layer; empty where it is shown and printed."""
    if layer.shown == layer.printed:
        return "" if layer.shown else "hidden"
    return "screen-only" if layer.shown else "print-only"


def _short(name: str) -> str:
    return name[:_MOST_LETTERS] or "?"
