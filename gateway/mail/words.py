"""The words of the mails: one file for each language, every file with the same keys and placeholders."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gateway.domain.mails import MailKind

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class KindWords:
    """One kind of mail in one language; `{placeholders}` are filled in from the letter."""

    subject: str
    title: str
    lines: tuple[str, ...]
    button: str
    footer: str


@dataclass(frozen=True, slots=True)
class Words:
    """All mails in one language."""

    locale: str
    greeting: str
    hint: str
    unnamed: str
    picture: str
    kinds: Mapping[MailKind, KindWords]
    reasons: Mapping[str, str]


def locales() -> tuple[str, ...]:
    """Return the languages that there are texts in."""
    return tuple(
        sorted(found.name[:-5] for found in _folder().iterdir() if found.name.endswith(".toml"))
    )  # fmt: skip


def words_for(locale: str) -> Words:
    """Return the texts for a language such as `de` or `de-AT`; for one that we do not have, English."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return _load(language if language in locales() else FALLBACK)


def _folder() -> resources.abc.Traversable:
    return resources.files("gateway.mail") / "texts"


@cache
def _load(language: str) -> Words:
    table = tomllib.loads((_folder() / f"{language}.toml").read_text(encoding="utf-8"))
    common = table["common"]
    return Words(
        locale=language, greeting=common["greeting"], hint=common["hint"], unnamed=common["unnamed"],
        picture=common["picture"], kinds={kind: _kind(table[kind.value]) for kind in MailKind},
        reasons=dict(table["reasons"]),
    )  # fmt: skip


def _kind(table: Mapping[str, object]) -> KindWords:
    lines = table["lines"]
    return KindWords(
        subject=str(table["subject"]), title=str(table["title"]), button=str(table["button"]),
        footer=str(table["footer"]), lines=tuple(map(str, lines)) if isinstance(lines, list) else (),
    )  # fmt: skip
