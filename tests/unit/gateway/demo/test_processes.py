"""The demo's child processes."""

import os
from pathlib import Path

import pytest

from gateway.demo.processes import DemoBrokeError, child


def test_a_child_is_stopped_when_its_time_is_over(tmp_path: Path) -> None:
    with child("server", ("http.server", "0", "--bind", "127.0.0.1"), tmp_path / "log") as running:
        running.refuse_dead()
    assert running.process.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.kill(running.process.pid, 0)


def test_a_child_that_dies_is_told_with_its_last_words(tmp_path: Path) -> None:
    with child("press", ("adapters.simulator", "--no-such-option"), tmp_path / "log") as running:
        running.process.wait(timeout=30)
        with pytest.raises(DemoBrokeError, match=r"(?s)The press ended with 2.*--folder"):
            running.refuse_dead()


def test_settings_of_the_environment_do_not_reach_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEWAY_LISTEN", "0.0.0.0:80")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "tell.py").write_text(
        "import os; print(sorted(n for n in os.environ if n.startswith('GATEWAY_')))"
    )
    with child("teller", ("tell",), tmp_path / "log") as running:
        running.process.wait(timeout=30)
    assert (tmp_path / "log").read_text() == "[]\n"
