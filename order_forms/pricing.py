"""Price an order from the form's price lines: data, exact, each line naming its rule.

A line of `x-pricing` is `base` + `rate` x its factors, in minor units (cents), over JobSpec paths: `times` (a number,
or how many entries a list has, so inks count), `by` (a table for a value), `tiers` (a factor from a number on).
`each` repeats it for the elements of a list; `only_with` lets it apply only where the job has that path. Numbers are
decimal texts and reckoned as fractions, so no rounding happens before the last: half a minor unit goes up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor, isfinite
from typing import Any

from order_forms.answers import faulty
from order_forms.binding import Written, each_of, written
from order_forms.form import Form
from order_forms.paths import leaves, overlapping
from order_forms.slots import filled
from order_forms.speech import element_name
from order_forms.view import Field, visible


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line of a quote: its key, the rule that set it, the amount in minor units, the reader's words."""

    key: str
    rule: str
    amount_minor: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The price of an order, before tax; `missing` names what is still to be answered for the open lines."""

    lines: tuple[PriceLine, ...]
    total_minor: int
    currency: str
    missing: tuple[str, ...] = ()


class _MissingError(Exception):
    """A line needs a value that the answers do not give yet."""


def price(form: Form, answers: Mapping[str, Any], locale: str = "en") -> Quote:
    """Give the price of what the answers order so far; lines that need an open answer wait for it."""
    pricing = form.schema.get("x-pricing", {"currency": "", "lines": []})
    shown = visible(form, answers)
    values = _sound(form, shown.answers)
    around = {field.pointer: field for field in shown.fields}
    lines: list[PriceLine] = []
    missing: list[str] = []
    for line in pricing["lines"]:
        for element in each_of(line, shown.fields):
            try:
                amount = _amount(line, element.names, values)
            except _MissingError as open_value:
                missing.append(str(open_value))
                continue
            if amount:
                text = _text(line, element, around, form.words(locale))
                lines.append(PriceLine(line["key"], line["rule"], amount, text))
    total = sum(line.amount_minor for line in lines)
    return Quote(tuple(lines), total, pricing["currency"], tuple(dict.fromkeys(missing)))


def _sound(form: Form, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the values written by answers that have nothing wrong with them."""
    if any(not _finite(value) for _path, value in leaves(answers)):
        return {}  # such a value hides every other fault, so nothing is known to be sound
    wrong = faulty(form, answers)
    return {
        path: writing.value
        for path, writing in written(form, answers).values.items()
        if writing.source.field not in wrong
    }


def _finite(value: object) -> bool:
    return not isinstance(value, float) or isfinite(value)


def _text(
    line: Mapping[str, Any], element: Field, around: Mapping[str, Field], texts: Mapping[str, Any]
) -> str:
    words = str(texts.get("price", {}).get(line["key"], line["key"]))
    return words.format(item=element_name(element, around, texts) if "each" in line else "")


def _amount(line: Mapping[str, Any], names: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    if "only_with" in line and filled(line["only_with"], names) not in values:
        return 0
    amount = Fraction(line.get("rate", "0"))
    for factor in _factors(line, names, values):
        amount *= factor
    return floor(Fraction(line.get("base", "0")) + amount + Fraction(1, 2))


def _factors(
    line: Mapping[str, Any], names: Mapping[str, Any], values: Mapping[str, Any]
) -> Iterator[Fraction]:
    for template in line.get("times", ()):
        yield _number(_value(template, names, values))
    for table in line.get("by", ()):
        value = str(_value(table["of"], names, values))
        if value not in table["table"]:
            raise _MissingError(f"{filled(table['of'], names)}={value}")
        yield Fraction(table["table"][value])
    if "tiers" in line:
        number = _number(_value(line["tiers"]["of"], names, values))
        tiers = line["tiers"]["from"]
        yield Fraction([tiers[0][1], *(factor for start, factor in tiers if number >= start)][-1])


def _number(value: object) -> Fraction:
    return Fraction(len(value)) if isinstance(value, list | tuple) else Fraction(str(value))


def _value(template: str, names: Mapping[str, Any], values: Mapping[str, Any]) -> object:
    path = filled(template, names)
    if path not in values:
        raise _MissingError(path or template)
    return values[path]


def moving_fields(
    form: Form, answers: Mapping[str, Any], values: Mapping[str, Written]
) -> Iterator[tuple[str, str]]:
    """Give each price line's key with the pointer of each field whose answer moves it."""
    shown = visible(form, answers).fields
    for line in form.schema.get("x-pricing", {}).get("lines", ()):
        for element in each_of(line, shown):
            wanted = dict.fromkeys(filled(template, element.names) for template in paths_of(line))
            sources = [each.source.field for path, each in values.items() if overlapping(path, wanted)]
            yield from ((line["key"], pointer) for pointer in sources if pointer)


def paths_of(line: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the JobSpec paths that a price line looks at, templates unfilled."""
    tables = [*line.get("by", ()), *([line["tiers"]] if "tiers" in line else [])]
    only = [line["only_with"]] if "only_with" in line else []
    return (*line.get("times", ()), *(table["of"] for table in tables), *only)
