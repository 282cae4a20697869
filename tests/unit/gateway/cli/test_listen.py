"""`jdf-gateway listen` says why the door stays shut."""

from pathlib import Path

import pytest

from cli_builders import Ran, ran

JMF = """
[[device]]
id = "press-2"
kind = "jmf"
url = "http://press-2:8010/jmf"
spool = "spool/press-2"
listener = "http://192.168.7.2:8020"
"""


def told(capsys: pytest.CaptureFixture[str], shop: Path, device: str, on: str) -> Ran:
    assert ran(capsys, "init", shop).code == 0
    with (shop / "shop.toml").open("a") as settings:
        settings.write(device)
    return ran(capsys, "listen", "--shop", shop, "--on", on)


@pytest.mark.parametrize(
    ("device", "on", "why"),
    [
        ("", "127.0.0.1:0", "a door that nobody needs stays shut"),
        (JMF, "127.0.0.1", "is not HOST:PORT"),
        (JMF, "0.0.0.0:8020", "name the address of the interface"),
        (
            JMF.replace("192.168.7.2:8020", 'x"\nnetworks = ["all"]\nsender_id = "y'),
            "127.0.0.1:0",
            "networks",
        ),
    ],
)
def test_it_does_not_start_without_need_or_on_every_interface(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], device: str, on: str, why: str
) -> None:
    said = told(capsys, tmp_path / "shop", device, on)
    assert (said.code, why in " ".join(said.err.split())) == (2, True)
