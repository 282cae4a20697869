"""What a browser posts of a form that is filled in with given answers, as the page shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from order_forms import Form, Notation, Question, sheet

PLAIN = Notation()


def posted_fields(
    form: Form, answers: Mapping[str, Any], notation: Notation = PLAIN
) -> list[tuple[str, str]]:
    """The fields and texts that the page of these answers would send."""
    sections = sheet(form, answers, notation=notation)
    return [pair for section in sections for question in section.questions for pair in _of(question)]


def _of(question: Question) -> Iterator[tuple[str, str]]:
    if question.widget in ("group", "element", "list"):
        for inner in question.inside:
            yield from _of(inner)
    elif question.widget == "many":
        yield question.pointer, ""
        yield from ((question.pointer, option.value) for option in question.options if option.is_chosen)
    else:
        yield question.pointer, question.value
