"""Each layer of the sandbox refuses what it is there to refuse: tried in a real child of the real server.

Where this machine does not offer a layer, its test is skipped and says why.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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


@pytest.fixture(scope="module")
def root() -> None:
    if os.geteuid():
        pytest.skip("these tests do not run as root, so that no child could be it")


def _of_children(pid: int) -> Iterator[dict[str, str]]:
    """Read what the kernel says of each child that a process has at this moment."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        with suppress(OSError):
            lines = Path(f"/proc/{child}/status").read_text(encoding="ascii").splitlines()
            yield {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


@pytest.mark.usefixtures("root")
def test_a_child_of_root_is_nobody_in_no_group_and_without_capabilities() -> None:
    sandbox.start()
    server = client._current().process.pid  # noqa: SLF001 - only the kernel and we know it
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(sandbox.try_out, Trial.WAIT, limits=Limits(wall_s=2))
        found: dict[str, str] = {}
        while not waiting.done() and not found:
            found = next((each for each in _of_children(server) if each["Seccomp"] == "2"), {})
    nobody = "\t".join(["65534"] * 4)
    assert (found["Uid"], found["Gid"], found["Groups"]) == (nobody, nobody, "")
    assert {int(found[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {0}


@pytest.mark.usefixtures("root")
def test_a_child_of_root_ends_with_its_server() -> None:
    """To become another user undoes what was set before about the end of the parent."""
    sandbox.stop()
    sandbox.start()
    server = client._current().process.pid  # noqa: SLF001 - as above
    request = Request(Errand.TRIAL, "", Limits(wall_s=30), trial=TrialWish(Trial.WAIT))
    with ThreadPoolExecutor(1) as pool, Path(os.devnull).open("rb") as nothing:
        waiting = pool.submit(client._exchange, client._current(), request, nothing.fileno(), client._Whole())  # noqa: SLF001
        while not any(each["Seccomp"] == "2" for each in _of_children(server)):
            assert not waiting.done()
        os.kill(server, signal.SIGKILL)
        assert isinstance(waiting.exception(timeout=10), client._ServerGoneError)  # noqa: SLF001
    sandbox.stop()


def test_the_layer_that_no_child_is_root_is_in_force() -> None:
    (layer,) = (layer for layer in sandbox.layers() if layer.name == "no rights of root")
    assert layer.live


_WITHOUT_SETGID = """
import ctypes, sys
from pathlib import Path
assert ctypes.CDLL(None).prctl(24, 6, 0, 0, 0) == 0
from preflight import Facts, sandbox
(layer,) = (layer for layer in sandbox.layers() if layer.name == "no rights of root")
print(layer.live, layer.why, "SETGID" in layer.remedy, sep="|")
print(isinstance(sandbox.collect(Path(sys.argv[1]), sha256=""), Facts))
"""


@pytest.mark.usefixtures("root")
def test_where_root_may_not_become_another_user_files_are_read_and_the_gap_is_told(tmp_path: Path) -> None:
    sound = tmp_path / "sound.pdf"
    sound.write_bytes(pdf(page()))
    told = subprocess.run(
        [sys.executable, "-c", _WITHOUT_SETGID, str(sound)],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    refused = "False|the kernel refuses another user: Operation not permitted|True"
    assert told.stdout.splitlines() == [refused, "True"]


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
