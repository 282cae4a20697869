"""/forms: what can be ordered, in the reader's language."""

from pathlib import Path

import pytest

from gateway_builders import a_shop, answers_of
from order_forms import load_library
from web_builders import Web, problem


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(a_shop(tmp_path))


@pytest.mark.parametrize("form_id", sorted(load_library()))
def test_a_form_is_given_whole(web: Web, form_id: str) -> None:
    form = web.get(f"/forms/{form_id}").json()
    assert form["schema"]["$id"] == f"urn:jdf-gateway:form:{form_id}:{form['version']}"
    assert set(form["schema"]["required"]) <= set(answers_of(form_id))
    assert form["slots"]
    assert {"id": form_id, "version": form["version"], "title": form["title"]} in web.get("/forms").json()[
        "forms"
    ]


def test_texts_come_in_the_language_asked_for(web: Web) -> None:
    assert web.get("/forms/booklet?locale=de-AT").json()["title"] == load_library()["booklet"].title("de")


def test_an_unknown_form_is_answered_with_the_known_ones(web: Web) -> None:
    response = web.get("/forms/no-such-form")
    assert problem(response) == (404, "not-found")
    assert "flyer" in response.json()["fix"]
