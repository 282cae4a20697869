from pathlib import Path

import pytest

from adapters.base import Asset, Consignment, Handle, safe_name
from adapters.errors import UnsafeNameError

HOSTILE = [
    "", ".", "..", "../x", "a/b", "a\\b", ".hidden", "end.", "-rf", "a b", "a\n", "gr\u00fc\u00dfe", "a\u202egpj.jdf",
    "a\0b", "x" * 65, "\uff0e\uff0e\uff0fx", "a:stream",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_is_not_safe_on_every_share_is_refused(name: str) -> None:
    with pytest.raises(UnsafeNameError):
        safe_name(name)


@pytest.mark.parametrize("name", ["J2026-000123-1.1.jdf", "cover.pdf", "a", "x" * 64])
def test_a_name_made_of_ids_passes(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize("hostile", ["ticket", "asset", "folder"])
def test_a_consignment_with_an_unsafe_name_cannot_be_made(hostile: str) -> None:
    names = {"ticket": "J1.jdf", "asset": "cover.pdf", "folder": "J1", hostile: "../../etc/passwd"}
    asset = Asset(names["asset"], Path("blob"), "", 0)
    with pytest.raises(UnsafeNameError):
        Consignment("k", "J1", names["ticket"], b"", (asset,), names["folder"])


def test_files_without_a_folder_of_their_own_are_refused() -> None:
    with pytest.raises(UnsafeNameError):
        Consignment("k", "J1", "J1.jdf", b"", (Asset("cover.pdf", Path("blob"), "", 0),), "")


@pytest.mark.parametrize("second", ["cover.pdf", "Cover.PDF"])
def test_two_files_of_one_name_are_refused_also_where_the_share_tells_no_case(second: str) -> None:
    assets = tuple(Asset(name, Path("blob"), "", 0) for name in ("cover.pdf", "body.pdf", second))
    with pytest.raises(UnsafeNameError, match=r"two files .* 'cover.pdf'"):
        Consignment("k", "J1", "J1.jdf", b"", assets, "J1")


@pytest.mark.parametrize("data", [{}, {"names": "J1.jdf", "detail": {}}, {"names": ["J1.jdf"]}])
def test_what_is_no_handle_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a handle"):
        Handle.from_dict(data)
