"""`jdf-gateway forms`."""

import json
import shutil
from pathlib import Path

import pytest

from cli_builders import ran
from gateway.demo.new_shop import new_shop
from order_forms import LIBRARY


def test_the_librarys_forms_are_listed_with_their_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = {
        one["id"]: one["slots"]
        for one in ran(capsys, "forms", "list", "--shop", tmp_path, "--json").json["forms"]
    }
    assert forms["flyer"] == ["single"]
    assert set(forms["booklet"]) == {"cover", "body"}


def test_the_librarys_forms_have_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "forms", "lint", "--shop", tmp_path, "--json")
    assert (said.code, said.json["problems"]) == (0, [])


def broken(folder: Path) -> Path:
    """Copy the flyer's form and take away where an answer goes."""
    shutil.copytree(LIBRARY / "flyer", folder / "flyer")
    path = folder / "flyer" / "form.json"
    form = json.loads(path.read_text())
    del form["properties"]["comment"]["x-spec"]
    path.write_text(json.dumps(form))
    return folder


def test_a_form_that_loses_an_answer_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "forms", "lint", broken(tmp_path), "--json")
    assert said.code == 1
    assert said.json["forms"] == ["flyer"]
    assert any("comment" in one["path"] for one in said.json["problems"])


def test_a_single_forms_folder_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "forms", "lint", broken(tmp_path) / "flyer", "--json").json["forms"] == ["flyer"]


def test_the_shops_own_forms_are_among_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_shop(tmp_path / "shop", "shop")
    broken(tmp_path / "shop" / "forms")
    assert ran(capsys, "forms", "lint", "--shop", tmp_path / "shop").code == 1


def test_a_folder_without_a_form_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "forms", "lint", tmp_path, "--json").code == 2
