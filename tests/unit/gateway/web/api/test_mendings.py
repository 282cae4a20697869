"""Programs ask what could be mended, have it done in a draft, take it back, and mend a placed order by its Case."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from artwork_builders import zipped
from draft_builders import ready_draft
from gateway.services.shop import Shop
from gateway_builders import a_shop, run_work
from good_orders import flyer_pdf
from service_builders import open_case, place, state
from web_builders import Web, problem

NO_BLEED = flyer_pdf(bleed=0)
CAME = hashlib.sha256(NO_BLEED).hexdigest()
MIRROR = {"slot": "single", "sha256": CAME, "fixups": ["mirror-bleed"]}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return a_shop(tmp_path)


@pytest.fixture
def web(shop: Shop) -> Web:
    return Web(shop)


def test_what_could_be_mended_is_listed_with_words_figures_and_pictures(shop: Shop, web: Web):
    order_id = place(shop, NO_BLEED)
    (found,) = web.get(f"/orders/{order_id}/mendings").json()["mendings"]
    assert (found["fixup"], found["slot"], found["sha256"], found["checks"]) == (
        "mirror-bleed", "single", CAME, ["missing-bleed"],
    )  # fmt: skip
    assert found["parameters"]["bleed_mm"] == 3
    assert found["opt_in"] is True
    pictures = [web.get(f"/{found[name]}") for name in ("before", "after")]
    assert [each.headers["content-type"] for each in pictures] == ["image/svg+xml"] * 2


def test_a_draft_is_mended_once_and_taken_back(shop: Shop, web: Web):
    draft = ready_draft(shop, NO_BLEED)
    first, second = (web.post(f"/orders/{draft}/mendings", json=MIRROR) for _ in range(2))
    assert first.json() == second.json()
    mended = first.json()["sha256"]
    assert mended != CAME
    back = web.post(f"/orders/{draft}/mendings/undo", json={"slot": "single", "sha256": mended})
    assert back.json()["sha256"] == CAME


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"fixups": ["nothing"]}, (404, "not-found")),
        ({"fixups": ["rotate"]}, (409, "not-mended")),
        ({"sha256": "0" * 64}, (409, "wrong-moment")),
        ({"slot": "cover"}, (409, "not-mended")),
    ],
)
def test_what_cannot_be_done_says_why(
    shop: Shop, web: Web, change: dict[str, object], answer: tuple[int, str]
):
    draft = ready_draft(shop, NO_BLEED)
    assert problem(web.post(f"/orders/{draft}/mendings", json={**MIRROR, **change})) == answer


def test_a_placed_order_is_not_mended_as_a_draft_but_by_its_case(shop: Shop, web: Web):
    order_id = place(shop, NO_BLEED)
    assert problem(web.post(f"/orders/{order_id}/mendings", json=MIRROR)) == (409, "wrong-moment")
    action = {"action": "mend-file", "mends": {"single": ["mirror-bleed"]}}
    answer = web.post(f"/cases/{open_case(shop, order_id).id}/actions", json=action)
    assert answer.json()["order_state"] == "received"
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_a_pdf_in_a_packed_folder_is_listed_with_what_is_found_in_it_and_taken(shop: Shop, web: Web):
    packed = zipped({"flyer.pdf": flyer_pdf(), "long.pdf": flyer_pdf(pages=3)})
    draft = ready_draft(shop, packed)
    found = _looked_into(web, draft)
    assert [each["brings"]["name"] for each in found] == ["flyer.pdf", "long.pdf"]
    assert [each["brings"]["verdict"] for each in found] == ["pass", "stop"]
    assert [each["area"] for each in found] == ["other-file"] * 2
    assert "page-count" in {each["check"] for each in found[1]["brings"]["findings"]}
    body = {"slot": "single", "sha256": found[1]["sha256"], "fixups": [found[1]["key"]]}
    taken, again = (web.post(f"/orders/{draft}/mendings", json=body).json() for _ in range(2))
    assert taken == again
    assert (taken["name_given"], taken["sha256"]) == (
        "long.pdf", hashlib.sha256(flyer_pdf(pages=3)).hexdigest(),
    )  # fmt: skip
    other = web.post(f"/orders/{draft}/mendings", json=body | {"fixups": [found[0]["key"]]})
    assert problem(other) == (409, "not-mended")


def _looked_into(web: Web, draft: str) -> list[dict[str, Any]]:
    """What is offered once it was looked into; a picture of the first page asks for the copy and reads it."""
    found: list[dict[str, Any]] = web.get(f"/orders/{draft}/mendings").json()["mendings"]
    for each in found:
        assert web.get(f"/{each['after']}").status_code == 200
    return list(web.get(f"/orders/{draft}/mendings").json()["mendings"])
