"""A form as a page draws it: sections of questions with label, help, choices, present answer and what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from order_forms.answers import AnswerProblem
from order_forms.form import Form
from order_forms.posted import PLAIN, Notation, shown, written_choice
from order_forms.schema import applying, choices, items
from order_forms.slots import FileSlot, slots_of
from order_forms.speech import element_name
from order_forms.texts import Texts, label, option_label
from order_forms.view import Field, fields

FEW = 5
_LIST_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what an input posts for it, its name, whether it is the answer, whether it can be had now."""

    value: str
    label: str
    is_chosen: bool
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked, or a group or list of them.

    `widget`: group, list, element, cards, radio, select, text, textarea, number, length, date, yes-no, many, fixed.
    """

    pointer: str
    widget: str
    label: str
    help: str
    is_required: bool
    value: str
    options: tuple[Option, ...] = ()
    problems: tuple[AnswerProblem, ...] = ()
    inside: tuple["Question", ...] = ()
    slots: tuple[FileSlot, ...] = ()
    width: str = ""
    suffix: str = ""
    can_add: bool = False
    can_remove: bool = False
    can_move: bool = False

    @property
    def id(self) -> str:
        """Return what the question is called in a page."""
        return question_id(self.pointer)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together, and the files asked for beside them."""

    step: str
    questions: tuple[Question, ...]
    slots: tuple[FileSlot, ...] = ()


@lru_cache(maxsize=4096)
def question_id(pointer: str) -> str:
    """Return the id of the element that shows the question at a pointer."""
    return "q" + "".join(char if char.isalnum() else "-" for char in pointer)


def sheet(
    form: Form,
    answers: Mapping[str, Any],
    problems: Sequence[AnswerProblem] = (),
    *,
    locale: str = "en",
    notation: Notation = PLAIN,
) -> tuple[Section, ...]:
    """Lay the form out under these answers; `problems` are those to be shown."""
    clerk = _Clerk(form, form.words(locale), (tuple(fields(form, answers)), problems), notation)
    root = clerk.around[""]
    steps: dict[str, list[Question]] = {}
    for field in clerk.below(root):
        steps.setdefault(str(field.note("x-ui", {}).get("step", "")), []).append(clerk.question(field))
    sections = [Section(step, tuple(questions)) for step, questions in steps.items()]
    files = tuple(slots_of(root.schemas, root.names, clerk.texts))
    if files and sections:
        sections[0] = Section(sections[0].step, sections[0].questions, files)
    return tuple(sections)


class _Clerk:
    """Draws questions up, with all fields of one form under one set of answers at hand."""

    def __init__(
        self,
        form: Form,
        texts: Texts,
        known: tuple[Sequence[Field], Iterable[AnswerProblem]],
        notation: Notation,
    ) -> None:
        self.texts, self._form, self._notation = texts, form, notation
        shown_fields, problems = known
        self.around = {field.pointer: field for field in shown_fields}
        self._below: dict[str, list[Field]] = {}
        for field in shown_fields:
            if field.pointer:
                self._below.setdefault(field.pointer.rpartition("/")[0], []).append(field)
        self._problems: dict[str, list[AnswerProblem]] = {}
        for problem in problems:
            self._problems.setdefault(problem.path, []).append(problem)

    def below(self, field: Field) -> list[Field]:
        return self._below.get(field.pointer, [])

    def question(self, field: Field) -> Question:
        drawn = {"object": self._group, "array": self._list}.get(field.kind, self._asked)
        return drawn(field)

    def _common(self, field: Field) -> dict[str, Any]:
        named = self.texts.get("fields", {}).get(field.key, {})
        ui = field.note("x-ui", {})
        return {
            "pointer": field.pointer, "label": label(self.texts, field.key), "help": str(named.get("help", "")),
            "is_required": field.required, "problems": tuple(self._problems.get(field.pointer, ())),
            "width": str(ui.get("width", "")), "suffix": str(ui.get("suffix", "")),
        }  # fmt: skip

    def _group(self, field: Field) -> Question:
        is_element = field.key.endswith("[]")
        said = self._common(field)
        if is_element:
            said["label"] = element_name(field, self.around, self.texts)
        files = tuple(slots_of(field.schemas, {**field.names, **_plain(field.value)}, self.texts))
        inside = tuple(self.question(inner) for inner in self.below(field))
        widget = "element" if is_element else "group"
        can_remove, can_move = self._moves(field) if is_element else (False, False)
        return Question(
            **said,
            widget=widget,
            value="",
            inside=inside,
            slots=files,
            can_remove=can_remove,
            can_move=can_move,
        )

    def _moves(self, field: Field) -> tuple[bool, bool]:
        home = self.around[field.pointer.rpartition("/")[0]]
        least, most, count = _limits(home)
        return count > least, count > 1 and most > least

    def _list(self, field: Field) -> Question:
        inner = self.below(field)
        if offered := choices(applying(self._form.gate, items(field.schemas), None)):
            return self._many(field, offered)
        _, most, count = _limits(field)
        inside = tuple(self.question(each) for each in inner)
        return Question(**self._common(field), widget="list", value="", inside=inside, can_add=count < most)

    def _many(self, field: Field, offered: Sequence[object]) -> Question:
        chosen = field.value if isinstance(field.value, list | tuple) else ()
        options = tuple(self._option(field, choice, is_chosen=choice in chosen) for choice in offered)
        return Question(**self._common(field), widget="many", value="", options=options)

    def _asked(self, field: Field) -> Question:
        value = shown(field.schemas, field.value, self._notation)
        options = tuple(
            self._option(field, choice, is_chosen=field.given and choice == field.value)
            for choice in field.choices
        )
        if options and field.given and value and field.value not in field.choices:
            gone = option_label(self.texts, field.key, field.value)
            options = (*options, Option(value, gone, is_chosen=True, is_offered=False))
        said = self._common(field)
        if said["suffix"] == "mm":
            said["suffix"] = self._notation.unit.value
        return Question(**said, widget=_widget(field), value=value, options=options)

    def _option(self, field: Field, choice: object, *, is_chosen: bool) -> Option:
        return Option(written_choice(choice), option_label(self.texts, field.key, choice), is_chosen)


def _plain(value: object) -> dict[str, Any]:
    given = value if isinstance(value, Mapping) else {}
    return {name: inner for name, inner in given.items() if isinstance(inner, str | int | float)}


def _limits(field: Field) -> tuple[int, int, int]:
    """Return the least and most elements of a list, and how many it has."""
    count = len(field.value) if isinstance(field.value, list | tuple) else 0
    return int(field.note("minItems", 0)), int(field.note("maxItems", _LIST_LIMIT)), count


def _widget(field: Field) -> str:
    """Choose the input: what the form wishes where that can be, else by type and number of choices."""
    wished = str(field.note("x-ui", {}).get("widget", ""))
    if field.choices:
        if field.required and (wished == "fixed" or len(field.choices) == 1):
            return "fixed"
        few = len(field.choices) <= FEW
        return wished if wished in {"cards", "radio", "select"} else "radio" if few else "select"
    by_type = {"boolean": "yes-no", "integer": "number", "number": "number", "string": "text"}
    if field.note("x-unit") == "mm":
        return "length"
    if field.note("format") == "date":
        return "date"
    return "textarea" if wished == "textarea" else by_type.get(field.kind, "text")
