"""Each layer of the sandbox refuses what it is there to refuse: tried in a real child of the real server.

Where this machine does not offer a layer, its test is skipped and says why.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from poor_kernel import WITHOUT_LAYERS
from preflight import CollectFailure, sandbox
from preflight.sandbox import DONE, Limits, Trial, client
from preflight.sandbox.protocol import Errand, Request, TrialWish
from preflight_builders import page, pdf

PROJECT = Path(__file__).parents[4]
FORBIDDEN_CALL = "was stopped: it made a system call that reading a file never needs"


@pytest.fixture(scope="module")
def landlock() -> None:
    _needs("no files (Landlock)")


@pytest.fixture(scope="module")
def seccomp() -> None:
    _needs("few system calls (seccomp)")


def _needs(name: str) -> None:
    missing = [layer for layer in sandbox.layers() if layer.name == name and not layer.live]
    if missing:
        pytest.skip(f"{name}: {missing[0].why}")


def refusal(trial: Trial, path: str = "", limits: Limits = sandbox.FACTS_LIMITS) -> str:
    told = sandbox.try_out(trial, path=path, limits=limits)
    return told.detail if isinstance(told, CollectFailure) else told


@pytest.mark.usefixtures("landlock")
def test_no_file_of_the_machine_or_the_shop_is_read(tmp_path: Path) -> None:
    database = tmp_path / "gateway.db"
    database.write_bytes(b"SQLite format 3\0")
    for path in ("/etc/passwd", str(database), "/proc/self/environ", "/"):
        assert "Permission denied" in refusal(Trial.READ, path)


@pytest.mark.usefixtures("landlock")
def test_random_numbers_are_the_one_thing_that_is_read() -> None:
    assert refusal(Trial.READ, "/dev/urandom") == DONE


def test_no_file_is_written(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"as it was")
    for path in (old, new, Path("/dev/shm/trial")):  # noqa: S108 - it must not be there
        assert refusal(Trial.WRITE, str(path)) != DONE
    assert old.read_bytes() == b"as it was"
    assert not new.exists()


def test_a_file_that_is_open_for_writing_does_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "open"
    path.touch()
    request = Request(Errand.TRIAL, "", sandbox.FACTS_LIMITS, trial=TrialWish(Trial.GROW))
    with path.open("r+b") as file:
        told = client._ask(request, file.fileno(), client._Whole)  # noqa: SLF001 - no other way gives a child such a file
    assert isinstance(told, bytes)
    assert b"File too large" in told
    assert path.read_bytes() == b""


@pytest.mark.usefixtures("seccomp")
@pytest.mark.parametrize("trial", [Trial.SOCKET, Trial.LOCAL_SOCKET])
def test_no_socket_is_opened(trial: Trial) -> None:
    assert "Operation not permitted" in refusal(trial)


@pytest.mark.usefixtures("seccomp")
@pytest.mark.parametrize("trial", [Trial.FORK, Trial.EXEC, Trial.TRACE, Trial.MOUNT, Trial.KERNEL])
def test_what_only_a_takeover_does_is_deadly(trial: Trial) -> None:
    told = sandbox.try_out(trial)
    assert told == CollectFailure(client.Reason.CRASHED, FORBIDDEN_CALL)


@pytest.mark.usefixtures("seccomp")
def test_what_a_library_may_try_in_passing_is_refused_and_no_more() -> None:
    assert "can't start new thread" in refusal(Trial.THREAD)
    assert "Operation not permitted" in refusal(Trial.SIGNAL)
    assert refusal(Trial.RAISE) != DONE


def test_more_memory_than_allowed_is_not_given() -> None:
    assert "Cannot allocate memory" in refusal(Trial.MEMORY)


def test_more_processor_time_than_allowed_is_too_complex() -> None:
    told = sandbox.try_out(Trial.CPU, limits=Limits(cpu_s=1))
    assert told == CollectFailure(client.Reason.TOO_COMPLEX, "used up its processor time")


def test_more_time_than_allowed_is_a_timeout() -> None:
    told = sandbox.try_out(Trial.WAIT, limits=Limits(wall_s=0.2))
    assert told == CollectFailure(client.Reason.TIMEOUT, "not finished after 0.2 s")


def test_a_longer_answer_than_allowed_is_refused() -> None:
    told = sandbox.try_out(Trial.READ, limits=Limits(answer_mb=0))
    assert told == CollectFailure(client.Reason.TOO_COMPLEX, "more than 0 MB of answer")


def test_nothing_is_inherited_but_the_answers_pipe_and_the_file(tmp_path: Path) -> None:
    with (tmp_path / "held").open("wb") as held:
        os.set_inheritable(held.fileno(), True)  # noqa: FBT003 - the standard library's own signature
        sandbox.stop()
        assert sandbox.describe().descriptors == (0, 1, 2, 3, 4)


_TOLD = """
from preflight import Facts, sandbox
for layer in sandbox.layers():
    if "(" in layer.name and layer.why:
        print(layer.name, layer.live, layer.why, bool(layer.remedy), sep="|")
print(isinstance(sandbox.collect(Path(sys.argv[1]), sha256=""), Facts))
"""


@pytest.mark.usefixtures("seccomp")
def test_on_a_kernel_that_has_neither_seccomp_nor_landlock_files_are_read_and_the_gaps_are_told(
    tmp_path: Path,
) -> None:
    sound = tmp_path / "sound.pdf"
    sound.write_bytes(pdf(page()))
    told = subprocess.run(
        [sys.executable, "-c", f"{WITHOUT_LAYERS}\n{_TOLD}", str(sound)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == [
        "no files (Landlock)|False|the kernel refuses it: Function not implemented (38)|True",
        "few system calls (seccomp)|False|the kernel refuses it: Invalid argument (22)|True",
        "True",
    ]
