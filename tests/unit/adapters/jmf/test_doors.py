"""A door is open to whoever holds its token, until it is closed; who came is written down."""

from pathlib import Path

import pytest

from adapters.base import Handle
from adapters.errors import ConfigError
from adapters.jmf.doors import VISITS, Door, Doors, door_at
from adapters.jmf.packing import Way

HANDLE = Handle(("J1.jdf",), detail={"folder": "J1"})


def doors(base: Path, address: str = "http://gateway:8020/") -> Doors:
    made = Doors("press", base, address)
    made.make()
    return made


def test_a_door_leads_to_a_ticket_and_its_files_until_it_is_closed(tmp_path: Path):
    made = doors(tmp_path)
    token = made.open(HANDLE, Way.URL)
    assert (made.served(token), door_at(tmp_path, token)) == (
        f"http://gateway:8020/files/{token}/",
        Door("J1.jdf", "J1", f"http://gateway:8020/files/{token}/"),
    )
    assert made.close(token) is True
    assert door_at(tmp_path, token) is None


def test_a_visit_takes_the_proof_away(tmp_path: Path):
    made = doors(tmp_path)
    token = made.open(HANDLE, Way.URL)
    (tmp_path / VISITS / token).write_text("came")
    assert [made.close(token), made.close(token)] == [False, False]
    made.forget(token)
    assert not (tmp_path / VISITS / token).exists()


def test_no_two_doors_have_one_token_and_a_packed_ticket_has_none(tmp_path: Path):
    made = doors(tmp_path)
    assert made.open(HANDLE, Way.URL) != made.open(HANDLE, Way.URL)
    assert (made.open(HANDLE, Way.MIME), made.served(""), made.close("")) == ("", "", False)


def test_a_door_without_an_address_is_none(tmp_path: Path):
    with pytest.raises(ConfigError, match="listener"):
        doors(tmp_path, "").open(HANDLE, Way.URL)


@pytest.mark.parametrize("token", ["", ".", "..", "nothing"])
def test_what_is_no_token_opens_nothing(tmp_path: Path, token: str):
    doors(tmp_path)
    assert door_at(tmp_path, token) is None
