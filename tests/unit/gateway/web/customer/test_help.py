"""The guide to files says what the checks say."""

from pathlib import Path

import pytest

from gateway.web.customer.help import advice
from gateway_builders import a_shop
from page_builders import Browser
from preflight import registered_checks


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
def test_every_check_is_explained_with_why_and_how(locale: str):
    told = list(advice(locale))
    assert [each.id for each in told] == list(registered_checks())
    assert all(each.title and each.why and each.fix for each in told)
    assert not [each.title for each in told if each.title.startswith("Flag") or each.title.endswith(".")]


def test_the_page_shows_them_all(tmp_path: Path):
    page = Browser(a_shop(tmp_path)).get("/help/files")
    assert len(page("//main//section")) == len(registered_checks())
