"""What the declarations say of the elements of a document: the types of attributes, and the table of each child."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

from jdf.document.typed import Value, reader_of
from jdf.element import Attribute, Element, declared_in, facts
from jdf.names import JDF_NAMESPACE, PRINTTALK_NAMESPACE, XJDF_NAMESPACE
from jdf.standard.grammar import NO_TABLE, PLAIN_TEXT, Block, Grammar, jdf_grammar, xjdf_grammar

Reader = Callable[[str], Value]


class Table(Protocol):
    """What is declared of an element."""

    def reader(self, attribute: str) -> Reader | None:
        """Return what reads an attribute, or None where nobody declares it."""

    def child(self, tag: str) -> "Table | None":
        """Return the table of a child by its tag, or None where nothing is declared of it here."""


@dataclass(frozen=True, slots=True)
class _OfStandard:
    """A table of JDF and JMF, or of XJDF and XJMF."""

    block: Block
    namespace: str
    readers: Mapping[str, Reader]

    def reader(self, attribute: str) -> Reader | None:
        return self.readers.get(attribute)

    def child(self, tag: str) -> Table | None:
        fact = self.block.children.get(tag)
        if fact is None:
            return table_of(tag)
        return None if fact.table in (NO_TABLE, PLAIN_TEXT) else _of_standard(self.namespace, fact.table)


@dataclass(frozen=True, slots=True)
class _OfClass:
    """A class that declares an element of PrintTalk."""

    readers: Mapping[str, Reader]

    def reader(self, attribute: str) -> Reader | None:
        return self.readers.get(attribute)

    def child(self, tag: str) -> Table | None:
        return table_of(tag)


_GRAMMARS: Final[Mapping[str, Callable[[], Grammar]]] = {
    JDF_NAMESPACE: jdf_grammar,
    XJDF_NAMESPACE: xjdf_grammar,
}
_READ: Final[dict[tuple[str, str], Table]] = {}
"""Tables by namespace and name; as many as the standards have, whatever a document names."""


def table_of(tag: str) -> Table | None:
    """Return what is declared of an element wherever it stands."""
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    if namespace == PRINTTALK_NAMESPACE:
        return _printtalk().get(name)
    return _of_standard(namespace, name) if namespace in _GRAMMARS else None


def _of_standard(namespace: str, name: str) -> Table | None:
    found = _READ.get((namespace, name))
    block = _GRAMMARS[namespace]().get(name) if found is None else None
    if block is not None:
        readers = {fact.name: reader_of(fact.kind, fact.name) for fact in block.attributes.values()}
        found = _READ[namespace, name] = _OfStandard(block, namespace, readers)
    return found


@cache
def _printtalk() -> Mapping[str, Table]:
    """Return the tables of PrintTalk, whose modules wait until somebody reads such a document."""
    return {name: _of_class(each) for name, each in declared_in("jdf.printtalk", PRINTTALK_NAMESPACE).items()}


def _of_class(cls: type[Element]) -> Table:
    known = [fact for fact in facts(cls).values() if isinstance(fact, Attribute)]
    return _OfClass({fact.name: fact.type.read for fact in known})
