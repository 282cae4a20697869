"""A long file tells a terminal how far its reading is; where no terminal is, nothing is written."""

from io import StringIO
from pathlib import Path

import pytest

from preflight import Progress, collect
from preflight.parts import unwatched
from preflight.reports.reading import shown_reading
from preflight_builders import page, pdf, some_facts


class Terminal(StringIO):
    """A text that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_the_page_and_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    with shown_reading("a\x1b[2J.pdf", out) as watch:
        watch(Progress(37, 100, some_facts))
    assert "page 37 of 100" in out.getvalue()
    assert "\x1b[2J" not in out.getvalue()


def test_without_a_terminal_nothing_is_written() -> None:
    out = StringIO()
    with shown_reading("a.pdf", out) as watch:
        assert watch is unwatched
    assert out.getvalue() == ""


def test_the_reading_of_a_file_reaches_its_last_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    path, out = tmp_path / "a.pdf", Terminal()
    path.write_bytes(pdf(*(page() for _ in range(40))))
    with shown_reading("a.pdf", out) as watch:
        collect(path, sha256="", watch=watch)
    assert "of 40" in out.getvalue()
