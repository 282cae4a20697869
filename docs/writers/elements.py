"""One page an element of the standard that the writer and the validator know, as it is declared."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

from jdf.element import (
    Attribute,
    Child,
    Content,
    Element,
    Fact,
    Foreign,
    Inline,
    Reference,
    SpanChild,
    elements,
    facts,
    xjdf_elements,
)
from writers import Page
from writers._markdown import code, codes, first_line, page, table

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HOW = {
    Attribute: "attribute",
    SpanChild: "span element",
    Child: "child element",
    Reference: "reference",
    Content: "text of the element",
}


_STANDARDS = (
    ("elements", "Elements of JDF", "clause of JDF 1.5", elements),
    ("xjdf", "Elements of XJDF", "clause", xjdf_elements),
)
"""Folder and title of each standard's pages, what its clauses are called, and its elements."""


def pages() -> Iterator[Page]:
    """Yield a page for each declared element, and for each standard the index of all."""
    for folder, title, clause, declared_in in _STANDARDS:
        found = sorted(declared_in().items())
        for name, declared in found:
            yield f"{folder}/{name}.md", _page(declared, clause)
        rows = [
            (f"[{name}]({name}.md)", declared.declaration.clause, first_line(declared))
            for name, declared in found
        ]
        yield f"{folder}/index.md", page(title, table(("element", "clause", "what"), rows))


def _page(declared: type[Element], clause: str) -> str:
    told = declared.declaration
    about = [
        (clause, told.clause),
        ("class of resource", told.resource_class or "not a resource"),
        ("Python", code(f"{declared.__module__}.{declared.__name__}")),
    ]
    return page(
        told.name,
        first_line(declared),
        table(("", ""), about),
        table(FACT_HEAD, fact_rows(declared)),
        f"Known, passed on and not written by us: {codes(sorted(told.also))}." if told.also else "",
    )


FACT_HEAD = ("name", "written as", "type", "field", "since", "until", "must be there")


def fact_rows(declared: type[Element]) -> list[tuple[str, ...]]:
    """Return what is declared of an element, a row a fact."""
    return [
        _row(declared, field, fact)
        for field, fact in facts(declared).items()
        if not isinstance(fact, Foreign | Inline)
    ]


def _row(declared: type[Element], field: str, fact: Fact) -> tuple[str, ...]:
    reach = (fact.reach.since, fact.reach.until or "-")
    return (*_shape(declared, field, fact)[:3], code(field), *reach, _must(fact))


def _shape(declared: type[Element], field: str, fact: Fact) -> tuple[str, str, str]:
    """Return name, way of writing and type of one fact."""
    match fact:
        case Attribute(name=name, type=kind) | SpanChild(name=name, type=kind):
            values = f": {codes(kind.values)}" if kind.values else ""
            return code(name.replace(_XSI, "xsi:")), _HOW[type(fact)], f"{kind.name}{values}"
        case Reference(resource=resource):
            return code(f"{resource}Ref"), _HOW[Reference], "IDREF"
        case Content(type=kind):
            return "", _HOW[Content], kind.name
    hint = get_type_hints(declared)[field]
    many = "any number" if get_origin(hint) is tuple else "at most one"
    return codes(_element_names(hint)), _HOW[Child], many


def _element_names(hint: Any) -> list[str]:  # noqa: ANN401 - any annotation
    """Return the elements that a field may hold."""
    if isinstance(hint, type) and issubclass(hint, Element):
        return [hint.declaration.name if hasattr(hint, "declaration") else "any resource"]
    return [name for part in get_args(hint) for name in _element_names(part)]


def _must(fact: Fact) -> str:
    return "yes" if isinstance(fact, Attribute) and fact.required else "no"
