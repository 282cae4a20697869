"""What is written down of a delivery is whole, and found again by any process."""

from pathlib import Path

import pytest

from adapters.errors import SpoolGoneError
from adapters.jmf.spool import About, Note, Spool, Step


def spool(base: Path) -> Spool:
    made = Spool(base / "spool")
    made.make()
    made.tell_about(About(device="press"))
    return made


def test_what_was_written_down_is_found_by_the_next_process(tmp_path: Path):
    spool(tmp_path).write("J1.jdf", Note(Step.SENT, "QE-1", "token"))
    assert Spool(tmp_path / "spool").note("J1.jdf") == Note(Step.SENT, "QE-1", "token")


def test_a_delivery_nobody_wrote_down_has_no_step(tmp_path: Path):
    assert spool(tmp_path).note("J2.jdf") == Note()


def test_a_note_takes_the_place_of_the_older_one_and_can_be_forgotten(tmp_path: Path):
    made = spool(tmp_path)
    for step in (Step.SENDING, Step.SENT):
        made.write("J1.jdf", Note(step))
    assert made.note("J1.jdf").step is Step.SENT
    for _ in range(2):
        made.forget("J1.jdf")
    assert made.note("J1.jdf").step is Step.NONE


def test_a_spool_that_was_never_set_up_is_no_spool(tmp_path: Path):
    with pytest.raises(SpoolGoneError):
        Spool(tmp_path / "nothing").require()
    spool(tmp_path).require()


@pytest.mark.parametrize("keeps", [None, True, False])
def test_what_the_device_has_shown_is_kept(tmp_path: Path, keeps: bool | None):  # noqa: FBT001 (three values)
    made = spool(tmp_path)
    made.tell_about(About("press", tells_queue=True, keeps_job_id=keeps))
    assert made.about() == About("press", tells_queue=True, keeps_job_id=keeps)


def test_making_it_twice_is_making_it_once(tmp_path: Path):
    made = spool(tmp_path)
    made.write("J1.jdf", Note(Step.SENT))
    made.make()
    assert made.note("J1.jdf").step is Step.SENT
