"""Forms and answers for the tests of order_forms, each in one line."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from order_forms import LIBRARY, Form, load_examples, load_form, load_library
from order_forms.reading import read_object

FORMS = load_library()
FLYER = FORMS["flyer"]
BOOKLET = FORMS["booklet"]
GONE = object()


def flyer(**changes: Any) -> dict[str, Any]:
    """Good answers of a flyer; a change to GONE leaves that answer out."""
    return _changed(load_examples(LIBRARY / "flyer")["spring-sale"], changes)


def booklet(
    *, cover: dict[str, Any] | None = None, body: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """Good answers of a booklet, with changes to its cover, its body, or the order."""
    answers = _changed(load_examples(LIBRARY / "booklet")["annual-report"], changes)
    if "parts" not in changes:
        parts = zip(answers["parts"], (cover or {}, body or {}), strict=True)
        answers["parts"] = [_changed(part, change) for part, change in parts]
    return answers


def _changed(answers: Any, changes: dict[str, Any]) -> dict[str, Any]:
    merged = {**deepcopy(dict(answers)), **changes}
    return {name: value for name, value in merged.items() if value is not GONE}


def every_example() -> list[tuple[str, str, dict[str, Any]]]:
    """Every example of every form of the package: form id, name, answers."""
    return [
        (form, name, dict(answers))
        for form in FORMS
        for name, answers in load_examples(LIBRARY / form).items()
    ]


def parts_of(form: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The schema and the texts of a form of the package, to be changed by a test."""
    folder = LIBRARY / form
    texts = {path.name.split(".")[1]: read_object(path) for path in folder.glob("texts.*.json")}
    return read_object(folder / "form.json"), texts


def written_form(folder: Path, root: dict[str, Any], texts: dict[str, dict[str, Any]]) -> Form:
    """Write a form into a folder named after its id, and load it."""
    home = folder / root["$id"].split(":")[3]
    home.mkdir(parents=True, exist_ok=True)
    (home / "form.json").write_text(json.dumps(root), encoding="utf-8")
    for locale, words in texts.items():
        (home / f"texts.{locale}.json").write_text(json.dumps(words), encoding="utf-8")
    return load_form(home)


def small_form(folder: Path, properties: dict[str, Any], **more: Any) -> Form:
    """A form that asks for little; its texts name nothing, so only its schema is of interest."""
    root = {
        "$id": "urn:test:form:small:1",
        "type": "object",
        "properties": properties,
        "unevaluatedProperties": False,
        **more,
    }
    return written_form(folder, root, {"en": {"title": "Small"}})
