"""The words of the mails in each language."""

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from gateway.domain.cases import CUSTOMER_IS_TOLD
from gateway.domain.mails import MailKind
from gateway.mail.words import locales, words_for

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_KNOWN = frozenset({"shop", "name", "job", "number", "reason"})


def shape(table: Any, path: str = "") -> dict[str, tuple[int, frozenset[str]]]:
    """Every key of a file of texts, with how many texts it has and which placeholders stand in them."""
    if isinstance(table, dict):
        return {key: found for name in table for key, found in shape(table[name], f"{path}.{name}").items()}
    texts = table if isinstance(table, list) else [table]
    return {path: (len(texts), frozenset(_PLACEHOLDER.findall(" ".join(texts))))}


def texts_in(language: str) -> dict[str, tuple[int, frozenset[str]]]:
    file = resources.files("gateway.mail") / "texts" / f"{language}.toml"
    return shape(tomllib.loads(file.read_text(encoding="utf-8")))


def test_there_are_english_and_german() -> None:
    assert locales() == ("de", "en")


@pytest.mark.parametrize("language", locales())
def test_every_language_has_the_same_keys_and_placeholders(language: str) -> None:
    assert texts_in(language) == texts_in("en")
    assert {name for _, names in texts_in(language).values() for name in names} <= _KNOWN


@pytest.mark.parametrize("language", locales())
def test_every_kind_and_every_reason_that_a_customer_may_see_has_words(language: str) -> None:
    words = words_for(language)
    assert set(words.kinds) == set(MailKind)
    assert set(words.reasons) == CUSTOMER_IS_TOLD | {"other"}


@pytest.mark.parametrize(
    ("asked", "given"),
    [("de", "de"), ("de-AT", "de"), ("de_CH", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en")],
)
def test_a_language_is_found_by_its_first_part_and_english_stands_in(asked: str, given: str) -> None:
    assert words_for(asked).locale == given
