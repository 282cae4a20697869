"""`jdf-gateway init`."""

from pathlib import Path

import pytest

from cli_builders import ran


def test_it_writes_a_shop_that_the_doctor_finds_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "init", tmp_path / "shop")
    assert said.code == 0
    assert "jdf-gateway serve --shop" in " ".join(said.out.split())
    assert ran(capsys, "doctor", "--shop", tmp_path / "shop").code == 0


def test_it_tells_programs_what_it_wrote_and_no_token(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "init", tmp_path / "shop", "--json")
    assert said.json["shop"] == str(tmp_path / "shop")
    assert all(Path(path).is_file() for path in said.json["files"])
    assert "gw_" not in said.out


def test_it_never_writes_over_a_shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "init", tmp_path).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = ran(capsys, "init", tmp_path, "--json")
    assert (said.code, said.json["error"]["code"]) == (2, "settings")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
