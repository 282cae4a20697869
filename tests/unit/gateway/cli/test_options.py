"""Reaching a gateway that does not run, and files for slots."""

import json
from pathlib import Path

import pytest

from cli_builders import ran
from gateway.demo.new_shop import new_shop

ASKS = [
    ["order", "list"],
    ["order", "show", "2026-000001"],
    ["order", "ticket", "2026-000001"],
    ["order", "cancel", "2026-000001"],
    ["case", "list"],
    ["case", "show", "1"],
    ["case", "act", "1", "retry"],
    ["device", "list"],
    ["device", "test", "press-1"],
]


@pytest.mark.parametrize("words", ASKS, ids=" ".join)
def test_without_a_running_gateway_every_question_ends_with_3_and_says_how_to_start_one(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_shop(tmp_path, "shop")
    said = ran(capsys, *words, "--shop", tmp_path)
    assert said.code == 3
    assert "No gateway runs on" in said.err
    assert "jdf-gateway serve" in said.err
    assert said.out == ""


def test_a_gateway_that_left_its_address_and_died_is_told_as_unreachable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_shop(tmp_path, "shop")
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "cli.json").write_text(json.dumps({"url": "http://127.0.0.1:9", "token": "gw_x"}))
    said = ran(capsys, "order", "list", "--shop", tmp_path, "--json")
    assert said.code == 3
    assert said.json["error"]["code"] == "gateway-unreachable"
    assert said.json["error"]["what"] == "No gateway answers at http://127.0.0.1:9."


def test_without_a_shop_the_questions_end_with_2_and_say_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = ran(capsys, "order", "list", "--shop", tmp_path)
    assert said.code == 2
    assert "jdf-gateway init" in said.err


@pytest.mark.parametrize(
    ("pair", "what"),
    [
        ("flyer.pdf", "is not SLOT=PATH"),
        ("=flyer.pdf", "is not SLOT=PATH"),
        ("single=", "is not SLOT=PATH"),
        ("single=gone.pdf", "There is no file gone.pdf"),
    ],
)
def test_a_file_that_is_no_pair_or_not_there_ends_with_2(
    pair: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.json").write_text("{}")
    said = ran(capsys, "order", "submit", "flyer", "--answers", tmp_path / "answers.json", "--file", pair)
    assert said.code == 2
    assert what in " ".join(said.err.split())


def test_a_slot_given_twice_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.json").write_text("{}")
    twice = ["--file", f"single={tmp_path / 'answers.json'}"] * 2
    said = ran(capsys, "order", "submit", "flyer", "--answers", tmp_path / "answers.json", *twice)
    assert said.code == 2
    assert "given twice" in said.err


@pytest.mark.parametrize(("content", "what"), [("{", "is not JSON"), ("[1]", "holds a list")])
def test_answers_that_are_no_object_end_with_2(
    content: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.json").write_text(content)
    said = ran(capsys, "order", "submit", "flyer", "--answers", tmp_path / "answers.json")
    assert said.code == 2
    assert what in " ".join(said.err.split())


def test_answers_that_are_not_there_end_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "order", "submit", "flyer", "--answers", tmp_path / "gone.json", "--json")
    assert said.code == 2
    assert said.json["error"]["what"] == f"{tmp_path / 'gone.json'}: No such file or directory."
