"""Messages: each Query, Command, Signal or Response says what its Type asks or answers, and nothing of another.

The official schemas know this by xsi:type alone, and let a message without one hold anything; devices go by Type.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from jdf.finding import Depth, Fault, error
from jdf.messages.declare import ASKING, Body, Family, jmf_messages
from jdf.messages.reading import plan_of
from jdf.names import XSI_TYPE, local
from jdf.standard.grammar import jdf_grammar
from jdf.tree import Node, TicketTree

DEPTH = Depth.STRUCTURE
ROOTS = frozenset({"JMF"})

_GROUPS: Final = ("QueryTypeObj", "CommandTypeObj", "ResponseTypeObj", "CommandOrQueryTypeObj")
_FAMILIES: Final = frozenset(family.value for family in Family)


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check each message of a type that the standard knows."""
    for message in ticket.root.iterchildren("*"):
        family, kind = local(message.tag), message.get("Type", "")
        said = message_types().get(kind)
        if family in _FAMILIES and said is not None:
            yield from _schema_type(message, family, kind)
            yield from _content(message, said, Family(family))


@dataclass(slots=True)
class MessageType:
    """What the messages of one type say, by family; of which elements one that asks must hold at least one."""

    name: str
    says: dict[Family, set[str]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


def _content(message: Node, said: MessageType, family: Family) -> Iterator[Fault]:
    if family not in said.says:
        remedy = f"send it as {', '.join(each for each in said.says if each in ASKING)}"
        yield error("message-family-wrong", message, "Type", f"there is no {family} {said.name}", remedy)
        return
    names = [(child, local(child.tag)) for child in message.iterchildren("*")]
    known = jdf_grammar()[family].children
    for child, name in names:
        if name in judged_elements() and name not in said.says[family] and child.tag in known:
            yield _stranger(child, name, said, family)
    if family in ASKING and said.needs and not any(name in said.needs for _, name in names):
        wanted = " or ".join(said.needs)
        found = f"the {family} {said.name} has no {wanted}"
        yield error("element-missing", message, "", found, f"add the element {wanted}")


def _stranger(node: Node, name: str, said: MessageType, family: Family) -> Fault:
    def remedy() -> str:
        others = sorted(kind for kind, each in message_types().items() if name in each.says.get(family, ()))
        of = f"it belongs to {', '.join(others[:4])}; " if others else ""
        return f"{of}write the Type that is meant, or leave the element out"

    takes = ", ".join(sorted(said.says[family])) or "no such element"
    told = f"the {family} {said.name} takes no {name}; it takes {takes}"
    return error("element-of-another-message", node, "", told, remedy)


def _schema_type(message: Node, family: str, kind: str) -> Iterator[Fault]:
    """Where xsi:type is said it names family and Type together, or the family alone."""
    told = message.get(XSI_TYPE, "").rpartition(":")[2]
    if told and told not in (f"{family}{kind}", family):
        found = f"xsi:type is {told!r}, Type is {kind!r}"
        yield error("xsi-type-differs", message, "Type", found, f'make both say the same: "{family}{kind}"')


@cache
def judged_elements() -> frozenset[str]:
    """Return the elements that belong to messages of some types and not to others."""
    return frozenset(name for group in _GROUPS for name in jdf_grammar().group(group))


@cache
def message_types() -> Mapping[str, MessageType]:
    """Return the messages that the standard knows, by type."""
    return {name: _declared(name, body) for name, body in jmf_messages().items()} | {
        each.name: each for each in _others()
    }


def _declared(name: str, body: type[Body]) -> MessageType:
    asked = {family: _names(body, family) for family in body.families}
    answers = (Family.RESPONSE, Family.SIGNAL, Family.ACKNOWLEDGE)
    answer = body.answered_with
    answered = {family: set() if answer is None else _names(answer, family) for family in answers}
    needed = {place.field: tag for tag, place in plan_of(body).children.items()}
    needs = tuple(needed[each].rpartition("}")[2] for each in body.needs if each in needed)
    return MessageType(name, asked | answered, needs)


def _names(body: type[Body], family: Family) -> set[str]:
    places = plan_of(body).children.items()
    return {
        tag.rpartition("}")[2] for tag, place in places if family in body.only.get(place.field, (family,))
    }


def _others() -> Iterator[MessageType]:
    """Read the messages that are not declared."""
    text = files("jdf.standard").joinpath("messages.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, *words = line.split(" ")
            yield _read(name, words)


def _read(name: str, words: list[str]) -> MessageType:
    says: dict[str, set[str]] = {}
    family = ""
    for word in words:
        if word in _FAMILIES or word == "Answer":
            family = word
            says[family] = set()
        else:
            says[family].add(word)
    answer = says.pop("Answer")
    told = says.pop("Signal", says.get("Query", set()))
    asked = {Family(each): names for each, names in says.items()}
    answered = {Family.RESPONSE: answer, Family.ACKNOWLEDGE: answer, Family.SIGNAL: answer | told}
    return MessageType(name, asked | answered)
