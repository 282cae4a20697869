"""What a form shows of a draft: the questions, what is wrong with their answers, price and date.

All of it follows from the draft and a few hidden fields of the page, so with and without JavaScript it is the same.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.datastructures import FormData

from gateway.domain.merging import Conflict
from gateway.services.shop import Shop
from gateway.storage.rows import OrderRow
from gateway.web.words import Words
from order_forms import (
    AnswerProblem,
    Form,
    Notation,
    Quote,
    Section,
    Unit,
    add_element,
    check_answers,
    move_element,
    price,
    question_id,
    read_posted,
    ready_on,
    remove_element,
    sheet,
    visible,
)

SEEN_LIMIT = 200_000
UNITS = "gw_units"
_QUANTITY = "/quantity"
_DECIMAL: Mapping[str, str] = {"de": ","}


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict as the page tells it: the field's name, the other value, and what brings that one back."""

    pointer: str
    name: str
    theirs: str
    take: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the page remembers of itself between two posts: who touched what, what was seen, how lengths are read."""

    notation: Notation
    touched: frozenset[str] = frozenset()
    is_complete: bool = False
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftForm:
    """Everything that the form's page shows of a draft."""

    draft: OrderRow
    form: Form
    title: str
    sections: tuple[Section, ...]
    problems: tuple[AnswerProblem, ...]
    open_problems: int
    quote: Quote
    ready: date | None
    wanted_too_soon: bool
    conflicts: tuple[Told, ...]
    page: Page
    is_counted: bool
    seen: str = field(repr=False)

    @property
    def is_priced(self) -> bool:
        """Say whether there is a price to show: not before it is known how many are wanted."""
        return bool(self.quote.total_minor and self.is_counted)

    def anchor(self, problem: AnswerProblem) -> str:
        """Return the id of the question that a problem is about."""
        return question_id(problem.path)


def notation_of(words: Words, units: str) -> Notation:
    """Return how this reader writes lengths and decimals."""
    return Notation(Unit.INCH if units == Unit.INCH.value else Unit.MM, _DECIMAL.get(words.locale, "."))


def draw(shop: Shop, draft: OrderRow, form: Form, page: Page, words: Words) -> DraftForm:
    """Lay out a draft's form for its reader."""
    answers, locale = draft.answers, words.locale
    counting = visible(form, answers)
    problems = check_answers(form, counting.answers, locale)
    told = tuple(problem for problem in problems if _is_told(problem, page))
    ready = ready_on(form, shop.clock().date())
    return DraftForm(
        draft=draft, form=form, title=form.title(locale), problems=told, open_problems=len(problems),
        sections=sheet(form, counting.answers, told, locale=locale, notation=page.notation),
        quote=price(form, counting.answers, locale), ready=ready,
        wanted_too_soon=_too_soon(counting.answers, ready),
        conflicts=tuple(_told(form, each, words) for each in page.conflicts if _still(answers, each)),
        page=page, is_counted=not any(problem.path == _QUANTITY for problem in problems),
        seen=json.dumps(answers, ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip


def _is_told(problem: AnswerProblem, page: Page) -> bool:
    """Say whether a fault is shown: what is only missing not before its field was left."""
    return page.is_complete or problem.code != "missing" or problem.path in page.touched


def _too_soon(answers: Mapping[str, Any], ready: date | None) -> bool:
    wanted = _at(answers, "/delivery/wanted_on")
    return ready is not None and isinstance(wanted, str) and wanted < ready.isoformat()


def _still(answers: Mapping[str, Any], conflict: Conflict) -> bool:
    """Say whether the answer still differs from what somebody else had given."""
    return bool(_at(answers, conflict.pointer) != conflict.theirs)


def _at(answers: Any, pointer: str) -> Any:  # noqa: ANN401 - JSON values
    here = answers
    for step in pointer.split("/")[1:]:
        if isinstance(here, Mapping):
            here = here.get(step.replace("~1", "/").replace("~0", "~"))
        elif isinstance(here, list) and step.isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here


def _told(form: Form, conflict: Conflict, words: Words) -> Told:
    take = json.dumps({"pointer": conflict.pointer, "theirs": conflict.theirs}, ensure_ascii=False)
    key = ".".join(step for step in conflict.pointer.split("/")[1:] if not step.isdigit())
    texts = form.words(words.locale).get("fields", {}).get(key, {})
    return Told(conflict.pointer, str(texts.get("label", key)), _written(texts, conflict.theirs, words), take)


def _written(texts: Mapping[str, Any], value: object, words: Words) -> str:
    if value is None or value == "":
        return words("form.nothing")
    if isinstance(value, bool | str | int | float):
        return str(texts.get("options", {}).get(str(value), value))
    return words("form.several_answers")


@dataclass(frozen=True, slots=True)
class Post:
    """A posted form, read: the answers that its page was drawn with, what they are now, what the page remembers."""

    seen: Mapping[str, Any]
    answers: Mapping[str, Any]
    page: Page


def read_page(posted: FormData, words: Words) -> Page:
    """Read what a posted form's page remembers of itself."""
    return Page(
        notation=notation_of(words, str(posted.get("_units_shown", ""))),
        touched=frozenset(str(posted.get("_touched", ""))[:20_000].split()),
        is_complete=posted.get("_complete") == "1",
        conflicts=tuple(_conflicts(posted.getlist("_conflict"))),
    )


def read_post(form: Form, kept: Mapping[str, Any], posted: FormData, words: Words) -> Post:
    """Read a posted form of a draft whose kept answers are these."""
    seen = _seen(str(posted.get("_seen", "")), kept)
    fields = [(name, value) for name, value in posted.multi_items() if isinstance(value, str)]
    page = read_page(posted, words)
    answers = read_posted(form, fields, seen, page.notation)
    for act in (str(value) for name, value in fields if name == "_do"):
        answers = _done(form, answers, act)
    return Post(seen, answers, page)


def _seen(text: str, kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answers that the page was drawn with; where it does not say, those that are kept."""
    found = _json(text)
    return found if isinstance(found, dict) else kept


def _json(text: str) -> object:
    try:
        return json.loads(text) if 0 < len(text) <= SEEN_LIMIT else None
    except (ValueError, RecursionError):
        return None


def _conflicts(texts: Sequence[object]) -> list[Conflict]:
    found = [_json(str(text)) for text in texts]
    return [
        Conflict(each["pointer"], None, each.get("theirs"))
        for each in found
        if isinstance(each, dict) and isinstance(each.get("pointer"), str)
    ]


def _done(form: Form, answers: Mapping[str, Any], act: str) -> dict[str, Any]:
    """Do what a button in the form says: add:/parts, remove:/parts/1, up:/parts/1, down:/parts/0, take:{...}."""
    verb, _, what = act.partition(":")
    if verb == "add":
        return add_element(form, answers, what)
    if verb == "remove":
        return remove_element(form, answers, what)
    if verb in ("up", "down"):
        return move_element(form, answers, what, -1 if verb == "up" else 1)
    if verb == "take" and isinstance(taken := _json(what), dict):
        return _with(answers, str(taken.get("pointer", "")), taken.get("theirs"))
    return dict(answers)


def _with(answers: Mapping[str, Any], pointer: str, value: object) -> dict[str, Any]:
    """Return the answers with the value at a pointer that is there."""
    found: dict[str, Any] = json.loads(json.dumps(answers))
    home, _, last = pointer.rpartition("/")
    parent, name = _at(found, home), last.replace("~1", "/").replace("~0", "~")
    if isinstance(parent, dict) and pointer:
        parent.pop(name, None)
        if value is not None:
            parent[name] = value
    elif isinstance(parent, list) and name.isdigit() and int(name) < len(parent) and value is not None:
        parent[int(name)] = value
    return found
