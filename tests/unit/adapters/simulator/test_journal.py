from pathlib import Path

from adapters.simulator.journal import Journal


def test_what_was_entered_is_known_after_a_restart(tmp_path: Path) -> None:
    Journal(tmp_path / "log").write("received", slot="1", job_id="J1")
    again = Journal(tmp_path / "log")
    assert (again.entry("1", "received"), again.entry("1", "printed")) == (
        {"event": "received", "slot": "1", "job_id": "J1"},
        None,
    )


def test_a_line_that_was_cut_short_does_not_count(tmp_path: Path) -> None:
    Journal(tmp_path / "log").write("received", slot="1")
    with (tmp_path / "log").open("ab") as file:
        file.write(b'{"event": "printed", "slot": "1"}')
    again = Journal(tmp_path / "log")
    assert again.entry("1", "printed") is None
    again.write("printed", slot="1")
    assert len((tmp_path / "log").read_bytes().splitlines()) == 2
