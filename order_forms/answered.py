"""What was asked and answered, in the words of the form: "Cover, Pages" and "16"."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from order_forms.form import Form
from order_forms.sheet import Question, sheet


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer, as the form tells them; `id` is what its element is called in a page."""

    pointer: str
    id: str
    label: str
    answer: str


def answered(
    form: Form, answers: Mapping[str, Any], pointers: Collection[str], locale: str = "en"
) -> tuple[Answered, ...]:
    """Return the questions at these pointers, in the order of the form; one that is not asked is left out."""
    if not pointers:
        return ()
    questions = (each for section in sheet(form, answers, locale=locale) for each in section.questions)
    return tuple(each for each in _all(questions, "") if each.pointer in pointers)


def _all(questions: Iterable[Question], part: str) -> Iterator[Answered]:
    for question in questions:
        if question.inside:
            yield from _all(question.inside, question.label if question.widget == "element" else part)
            continue
        label = f"{part}, {question.label}" if part else question.label
        yield Answered(question.pointer, question.id, label, _answer(question))


def _answer(question: Question) -> str:
    chosen = ", ".join(option.label for option in question.options if option.is_chosen)
    return chosen or " ".join(filter(None, (question.value, question.suffix if question.value else "")))
