"""The words of a form in each language: labels, choices, messages, each found with a fallback.

`texts.<locale>.json` holds `title`, `fields` (by key: label, help, options), `slots`, `messages`, `price`, `rules`.
The words every form shares (a missing answer, too small, ...) lie in `words/<locale>.json` of this package; a form
overrides one by giving a message of the same key.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from order_forms.errors import FormUnreadableError
from order_forms.reading import read_object

WORDS = Path(__file__).parent / "words"

Texts = Mapping[str, Any]
Languages = Mapping[str, Texts]


class Wording(NamedTuple):
    """One message in two sentences: what was found and expected, and the way out."""

    message: str
    fix: str


def read_texts(folder: Path) -> Languages:
    """Read all `texts.<locale>.json` of a form's folder, the shared words of each language beneath them."""
    files = {path.name.split(".")[1]: path for path in sorted(folder.glob("texts.*.json"))}
    if not files:
        raise FormUnreadableError(
            f"{folder} has no texts.<locale>.json; write texts.en.json beside form.json"
        )
    return {locale: _with_shared_words(read_object(path), locale) for locale, path in files.items()}


def _with_shared_words(texts: dict[str, Any], locale: str) -> Texts:
    shared = WORDS / f"{locale}.json"
    words = read_object(shared) if shared.exists() else {}
    merged = {group: {**words.get(group, {}), **texts.get(group, {})} for group in ("messages", "types")}
    return {**texts, **merged}


def in_language(languages: Languages, locale: str) -> Texts:
    """Give the texts of a language: the one asked for, its parent (de-AT: de), English, else the first there is."""
    for candidate in (locale, locale.split("-", maxsplit=1)[0], "en"):
        if candidate in languages:
            return languages[candidate]
    return next(iter(languages.values()))


def label(texts: Texts, key: str) -> str:
    """Give the name of a field as its customer reads it; a field without one goes by its key (lint refuses it)."""
    return str(texts.get("fields", {}).get(key, {}).get("label", key))


def option_label(texts: Texts, key: str, value: object) -> str:
    """Give the name of a choice; a choice without one goes by its value (lint refuses it)."""
    return str(texts.get("fields", {}).get(key, {}).get("options", {}).get(str(value), value))


def wording(texts: Texts, key: str) -> Wording | None:
    """Give a message by its key, or nothing where this language does not have it."""
    found = texts.get("messages", {}).get(key)
    return Wording(str(found["message"]), str(found["fix"])) if isinstance(found, Mapping) else None
