from pathlib import Path

import pytest

from gateway.services.file_drawer import FileDrawer
from gateway_builders import a_shop
from preflight import FACTS_SCHEMA, CollectFailure, Facts
from preflight.failure import Reason
from preflight_builders import page_facts, some_facts

DRAWER = FileDrawer(FACTS_SCHEMA, f"{FACTS_SCHEMA}:not-read", Facts.from_plain)
SHA256 = "ab" * 32


@pytest.mark.parametrize(
    "found", [some_facts(page_facts()), CollectFailure(Reason.TOO_COMPLEX, "used up its processor time")]
)
def test_what_is_kept_comes_back(tmp_path: Path, found: Facts | CollectFailure) -> None:
    shop = a_shop(tmp_path)
    with shop.store.read() as tx:
        assert DRAWER.kept(tx, SHA256) is None
    with shop.store.write("test") as tx:
        DRAWER.keep(tx, SHA256, found)
    with shop.store.read() as tx:
        assert DRAWER.kept(tx, SHA256) == found


def test_a_result_counts_more_than_an_earlier_failure(tmp_path: Path) -> None:
    shop, facts = a_shop(tmp_path), some_facts(page_facts())
    with shop.store.write("test") as tx:
        DRAWER.keep(tx, SHA256, CollectFailure(Reason.TOO_COMPLEX, "used up its processor time"))
        DRAWER.keep(tx, SHA256, facts)
    with shop.store.read() as tx:
        assert DRAWER.kept(tx, SHA256) == facts
