"""Cases from the command line, against a gateway that listens."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium import Site, served
from cli_builders import ran
from gateway.demo.new_shop import new_shop
from gateway_builders import a_shop, run_work, token_of
from good_orders import flyer_pdf
from service_builders import place, state


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    new_shop(tmp_path, "shop")
    with served(a_shop(tmp_path)) as site:
        (tmp_path / "data").mkdir(exist_ok=True)
        told = {"url": site.url, "token": token_of("carl")}
        (tmp_path / "data" / "cli.json").write_text(json.dumps(told))
        yield site


def test_a_file_is_mended_by_naming_fixups_for_its_slot(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = place(site.shop, flyer_pdf(bleed=0))
    with site.shop.store.read() as tx:
        (case,) = tx.cases.of_order(order)
    here = ("--shop", tmp_path, "--json")
    refused = ran(capsys, "case", "act", case.id, "mend-file", "--mend", "single=rotate", *here)
    assert refused.code != 0
    assert "not-mended" in refused.out
    acted = ran(capsys, "case", "act", case.id, "mend-file", "--mend", "single=mirror-bleed", *here)
    assert acted.code == 0, acted.out
    run_work(site.shop)
    assert state(site.shop, order) == "sent"
