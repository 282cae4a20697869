"""What the order says where it sets what a finding wants, with the questions that were answered so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gateway.services.said_by_order import origins
from order_forms import Answered, Form, answered
from preflight import Expected, Finding, ordered


@dataclass(frozen=True, slots=True)
class Asking:
    """An order as its form asked for it; `form` is None where the shop no longer has it."""

    form: Form | None
    answers: Mapping[str, Any]
    provenance: Mapping[str, Any]
    locale: str


@dataclass(frozen=True, slots=True)
class OrderedShown:
    """One thing that the order says: name and figure, and the questions behind it; none where a rule sets it."""

    label: str
    figure: str
    questions: tuple[Answered, ...]


def ordered_shown(finding: Finding, expected: Expected, asking: Asking) -> tuple[OrderedShown, ...]:
    """Return what the order says about a finding; nothing where the order has no part in it."""
    return tuple(
        OrderedShown(said.label, said.figure, _questions(said.fields, expected.part, asking))
        for said in ordered(finding, expected, asking.locale)
    )


def _questions(fields: tuple[str, ...], part: str, asking: Asking) -> tuple[Answered, ...]:
    if asking.form is None:
        return ()
    pointers = {origin.field for origin in origins(fields, part, asking.provenance)} - {""}
    return answered(asking.form, asking.answers, pointers, asking.locale)
