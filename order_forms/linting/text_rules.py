"""Rules the texts keep, in every language the form has: nothing on a page may be left to a key or a raw error."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from order_forms.corners import declared_choices
from order_forms.declared import Place, declared
from order_forms.form import Form
from order_forms.linting.problem import LintProblem
from order_forms.schema import CONSTRAINTS
from order_forms.speech import ARGUMENTS, SHARED_KEYS
from order_forms.texts import Texts, wording


def labels(form: Form) -> Iterator[LintProblem]:
    """Refuse a form, field, file or price line without a name."""
    for locale, texts in form.texts.items():
        named = {
            ("title",): [""],
            ("fields",): [
                place.key for place in declared(form.schema) if place.key and not place.key.endswith("[]")
            ],
            ("slots",): [slot.slot for slot in form.slots],
            ("price",): [line["key"] for line in form.schema.get("x-pricing", {}).get("lines", [])],
            ("rules",): list(_rules(form)),
        }
        for (group,), keys in named.items():
            yield from (_missing(locale, f"{group}/{key}") for key in keys if not _text(texts, group, key))


def _text(texts: Texts, group: str, key: str) -> object:
    entry = texts.get(group, "") if group == "title" else texts.get(group, {}).get(key)
    return entry.get("label") if isinstance(entry, Mapping) else entry


def _rules(form: Form) -> Iterator[str]:
    """Give the name of every rule that provenance or a quote can cite."""
    yield from (rule["rule"] for rule in form.schema.get("x-spec-rules", ()))
    yield from (line["rule"] for line in form.schema.get("x-pricing", {}).get("lines", []))
    for place in declared(form.schema):
        yield from (schema["x-spec-format"]["rule"] for schema in place.schemas if "x-spec-format" in schema)


def choice_labels(form: Form) -> Iterator[LintProblem]:
    """Refuse a choice without a name, and a name for no choice."""
    for locale, texts in form.texts.items():
        for place in declared(form.schema):
            offered = {str(choice) for choice in declared_choices(place)}
            named = texts.get("fields", {}).get(place.key, {}).get("options", {})
            yield from (
                _missing(locale, f"fields/{place.key}/options/{choice}")
                for choice in sorted(offered - named.keys())
            )
            yield from (
                LintProblem(
                    "text-for-nothing", f"texts.{locale}.json", f"{place.key} has no choice {choice!r}"
                )
                for choice in sorted(named.keys() - offered)
            )


def constraint_messages(form: Form) -> Iterator[LintProblem]:
    """Refuse a constraint that could only be told in the validator's words."""
    for locale, texts in form.texts.items():
        for place in declared(form.schema):
            yield from (
                LintProblem(
                    "message-missing",
                    place.key,
                    f"texts.{locale}.json has no message {key!r}, with which {keyword!r} is told",
                )
                for keyword, key in _message_keys(place)
                if wording(texts, key) is None
            )
        yield from (
            LintProblem("message-missing", "", f"texts.{locale}.json has no message {key!r}")
            for key in sorted(SHARED_KEYS)
            if wording(texts, key) is None
        )


def _message_keys(place: Place) -> Iterator[tuple[str, str]]:
    """Give each constraint on a field with the message that tells it; `pattern` and `not` have no shared words."""
    for schema in place.schemas:
        own = {
            keyword: key for other in place.schemas for keyword, key in other.get("x-messages", {}).items()
        }
        own |= schema.get("x-messages", {})
        yield from ((keyword, own.get(keyword, keyword)) for keyword in CONSTRAINTS if keyword in schema)


def placeholders(form: Form) -> Iterator[LintProblem]:
    """Refuse a message with a name in braces that nobody fills in, or without its way out."""
    for locale, texts in form.texts.items():
        for key in texts.get("messages", {}):
            words = wording(texts, key)
            for text in words or ():
                yield from (
                    LintProblem(
                        "placeholder-unknown",
                        f"texts.{locale}.json/messages/{key}",
                        f"{{{name}}} is not filled",
                    )
                    for name in _names(text)
                    if name not in ARGUMENTS
                )
            if words is None or not words.message or not words.fix:
                yield _missing(locale, f"messages/{key}")
        for key, text in texts.get("price", {}).items():
            unknown = _names(text) - {"item"}
            if unknown:
                at = f"texts.{locale}.json/price/{key}"
                yield LintProblem(
                    "placeholder-unknown", at, f"{', '.join(sorted(unknown))} is not filled; use {{item}}"
                )


def _names(text: Any) -> set[str]:  # noqa: ANN401 - a JSON value
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name is not None}


def _missing(locale: str, path: str) -> LintProblem:
    return LintProblem(
        "text-missing", f"texts.{locale}.json/{path}", "no text; write one in the reader's words"
    )


TEXT_RULES = (labels, choice_labels, constraint_messages, placeholders)
