"""One page a message of JMF and XJMF as declared, one of the return codes, one of the states of a queue's entries."""

from collections.abc import Iterable, Iterator, Mapping

from jdf.element import Element, facts
from jdf.messages.declare import Body, jmf_messages, xjmf_messages
from jdf.messages.queue_states import COMMANDS, TAKES_JOBS, EntryEvent, EntryState, Refused, transition
from jdf.messages.reading import plan_of
from jdf.messages.return_codes import RETURN_CODES
from writers import Page
from writers._markdown import code, codes, first_line, page, table
from writers.elements import FACT_HEAD, fact_rows

_STANDARDS = (
    ("messages/jmf", "Messages of JMF", "clause of JDF 1.5", jmf_messages),
    ("messages/xjmf", "Messages of XJMF", "clause", xjmf_messages),
)
"""Folder and title of each standard's pages, what its clauses are called, and its messages."""


def pages() -> Iterator[Page]:
    """Yield a page for each declared message, the index of all, and the tables of the conversation."""
    for folder, title, clause, declared_in in _STANDARDS:
        found = sorted(declared_in().items())
        for name, asked in found:
            yield f"{folder}/{name}.md", _page(name, asked, clause)
        rows = [
            (f"[{name}]({name}.md)", ", ".join(asked.families), _versions(asked), first_line(asked))
            for name, asked in found
        ]
        yield (
            f"{folder}/index.md",
            page(title, table(("message", "families", "known in versions", "what"), rows)),
        )
    yield "messages/return-codes.md", _return_codes()
    yield "messages/queue-states.md", _queue_states()


def _versions(body: type[Body]) -> str:
    reach = body.declaration.reach
    return f"{reach.since} to {reach.until}" if reach.until else f"from {reach.since} on"


def _page(name: str, asked: type[Body], clause: str) -> str:
    about = [
        (clause, asked.declaration.clause),
        ("families", ", ".join(asked.families)),
        ("known in versions", _versions(asked)),
        ("Python", code(f"{asked.__module__}.{asked.__name__}")),
        ("must say one of", codes(asked.needs) or "-"),
    ]
    answered = asked.answered_with
    told = [asked] if answered is None else [asked, answered]
    return page(
        name,
        first_line(asked),
        table(("", ""), about),
        *(part for body in told for part in _body(body)),
        *(_element(each) for each in _below(told).values()),
    )


def _body(body: type[Body]) -> Iterator[str]:
    """Yield the section of what is asked, or of what answers it."""
    plan = {place.field: place for place in plan_of(body).children.values()}
    rows = [
        (
            code(field),
            f"`{plan[field].element.declaration.name}`",
            "any number" if plan[field].many else "at most one",
            ", ".join(body.only.get(field, ())) or "each",
            fact.reach.since,
            fact.reach.until or "-",
        )
        for field, fact in facts(body).items()
    ]
    yield f"## `{body.__name__}`"
    yield first_line(body)
    yield table(("field", "element", "how many", "in families", "since", "until"), rows)


def _below(bodies: list[type[Body]]) -> Mapping[str, type[Element]]:
    """Return every element that may stand in a message, in the order of meeting."""
    found: dict[str, type[Element]] = {}
    waiting: list[type[Element]] = [*bodies]
    while waiting:
        for place in plan_of(waiting.pop(0)).children.values():
            if place.element.declaration.name not in found:
                found[place.element.declaration.name] = place.element
                waiting.append(place.element)
    return found


def _element(declared: type[Element]) -> str:
    title = f"## {declared.declaration.name}"
    return "\n\n".join((title, first_line(declared), table(FACT_HEAD, fact_rows(declared))))


def _return_codes() -> str:
    rows = [
        (row.code, row.meaning, row.retry, row.reaction, row.csr_text or "-") for row in RETURN_CODES.values()
    ]
    return page(
        "Return codes of JMF and XJMF",
        "What an answer's ReturnCode means, whether to send again, what the gateway does, and what the CSR reads.",
        table(("code", "meaning", "send again", "reaction", "what the CSR reads"), rows),
    )


def _queue_states() -> str:
    columns = [event for event in EntryEvent if event in COMMANDS]
    moved = [event for event in EntryEvent if event not in COMMANDS]
    return page(
        "States of a queue and of its entries",
        "What each command does to an entry in each state: the state after it, or the code it is refused with.",
        _transitions(columns),
        "What the device does by itself:",
        _transitions(moved),
        "Whether a queue takes another job:",
        table(
            ("state", "takes jobs"),
            [(state, "yes" if takes else "no (112)") for state, takes in TAKES_JOBS.items()],
        ),
    )


def _transitions(chosen: Iterable[EntryEvent]) -> str:
    events = tuple(chosen)
    return table(
        ("state", *events), [(state, *(_effect(state, event) for event in events)) for state in EntryState]
    )


def _effect(state: EntryState, event: EntryEvent) -> str:
    after = transition(state, event)
    if after is None:
        return "-"
    return f"refused, {after.code}" if isinstance(after, Refused) else str(after)
