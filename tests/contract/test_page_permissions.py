"""Every page x everybody: who sees what. A route without a row here fails.

Rows live in `page_rows/<area>.py`; a new area is a new file.
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from draft_builders import a_question, listed, ready_draft
from gateway.services.shop import Shop
from gateway.web.app import all_routers, create_app
from gateway_builders import a_shop, an_order, run_work
from good_orders import flyer, flyer_pdf
from page_permissions import OK, VISITORS, Row, asked
from service_builders import open_case

OPEN_TO_ALL = ("/static/", "/brand/", "/uploads", "/live")
"""Files that carry nothing of anybody; tus and the stream of news, which have their own suites."""


def _rows() -> Iterator[Row]:
    for path in sorted((Path(__file__).parent / "page_rows").glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"page_rows_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield from module.ROWS


ROWS = tuple(_rows())


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return a_shop(tmp_path_factory.mktemp("matrix"))


@pytest.fixture(scope="module")
def app(shop: Shop) -> FastAPI:
    return create_app(shop)


def _names(shop: Shop, path: str) -> dict[str, str]:
    """The ids that stand for the blanks of a path, made anew."""
    names = {
        "token": "x" * 43,
        "verb": "none",
        "pending_id": "none",
        "device_id": "proof",
        "slot": "single",
        "page": "1",
        "moment": "after",
        "limit": "300",
        "key": "mirror-bleed.000000000000",
        "width_px": "220",
    }
    if "{draft_id}" in path:
        names["draft_id"] = ready_draft(shop)
    if "{order_id}" in path or "{case_id}" in path:
        names["order_id"] = an_order(shop, flyer_pdf(), **flyer())
        run_work(shop)
    if "{case_id}" in path:
        stopped = an_order(shop, flyer_pdf(3), **flyer())
        run_work(shop)
        names["case_id"] = open_case(shop, stopped).id
    if "{question_id}" in path:
        names["question_id"] = a_question(shop)
    if "{sha256}" in path:
        names["sha256"] = listed(shop, names["order_id"])[0].sha256
    return names


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path}")
@pytest.mark.parametrize("visitor", VISITORS)
def test_a_page_answers_each_visitor_as_its_row_says(shop: Shop, app: FastAPI, row: Row, visitor: str):
    wanted = row.ok if row.who[visitor] == OK else row.who[visitor]
    assert asked(app, shop, visitor, row, _names(shop, row.path)) == wanted


def test_every_page_has_exactly_one_row():
    routes = {
        (method, route.path)
        for router in all_routers()
        for route in router.routes
        if isinstance(route, APIRoute)
        and not route.include_in_schema
        and not route.path.startswith(OPEN_TO_ALL)
        for method in route.methods
    }
    assert {row.key for row in ROWS} == routes
    assert len(ROWS) == len(routes)
