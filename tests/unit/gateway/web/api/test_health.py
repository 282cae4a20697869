"""/healthz: answers anybody."""

from pathlib import Path

from gateway_builders import a_shop
from web_builders import Web


def test_anybody_may_ask_whether_the_gateway_answers(tmp_path: Path) -> None:
    web = Web(a_shop(tmp_path))
    assert web.get("//healthz", None).json() == {"status": "ok", "version": web.shop.version}
