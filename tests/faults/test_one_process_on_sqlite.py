"""On SQLite one process does everything; a second one is refused with a sentence that says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from gateway_process import a_gateway, write_shop

pytestmark = pytest.mark.faults


def said(shop: Path, *words: str) -> tuple[int, str]:
    """Run a command line; return its exit code and what it said."""
    command = [sys.executable, "-m", "gateway", *words, "--shop", str(shop)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in ended.stdout + ended.stderr
    return ended.returncode, " ".join((ended.stdout + ended.stderr).split())


def test_a_second_gateway_on_one_data_directory_is_refused_with_a_sentence(tmp_path: Path):
    shop = write_shop(tmp_path / "shop")
    with a_gateway(shop):
        code, words = said(shop, "serve")
    assert code == 1
    assert "Another gateway is running" in words
    assert "Stop the other one first" in words


@pytest.mark.parametrize(
    "words", [("worker",), ("serve", "--role", "web"), ("serve", "--role", "deliver")], ids=" ".join
)
def test_a_part_of_the_work_needs_postgresql_and_says_so(tmp_path: Path, words: tuple[str, ...]):
    code, heard = said(write_shop(tmp_path / "shop"), *words)
    assert code == 2
    assert "is SQLite, on which one process does everything" in heard
    assert "move to PostgreSQL" in heard
