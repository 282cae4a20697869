"""The filter is read as the kernel reads it, on both machines, and its numbers are those of the kernel's headers."""

import re
import struct
from pathlib import Path

import pytest

from preflight.sandbox.seccomp import ALLOW, EACCES, ENOSYS, EPERM, KILL, program
from preflight.sandbox.syscalls import AARCH64, ALLOWED, DEADLY, NUMBERS, ONLY_READING, X86_64

MACHINES = {X86_64: 0xC000003E, AARCH64: 0xC00000B7}
HEADERS = {
    X86_64: Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    AARCH64: Path("/usr/include/asm-generic/unistd.h"),
}
OWN_PID = 4711


def judged(filtered: bytes, number: int, *arguments: int, machine: int) -> int:
    """Run a filter over one call, as the kernel would."""
    call = struct.pack("=iIQ6Q", number, machine, 0, *(*arguments, *(0,) * (6 - len(arguments))))
    held = place = 0
    for _ in range(4096):
        code, met, unmet, value = struct.unpack_from("=HBBI", filtered, 8 * place)
        place += 1
        if code == 0x06:
            return int(value)
        if code == 0x20:
            (held,) = struct.unpack_from("=I", call, value)
        elif code == 0x54:
            held &= value
        else:
            holds = held == value if code == 0x15 else held >= value
            place += met if holds else unmet
    pytest.fail("the filter comes to no end")


def asked(kind: str, name: str, *arguments: int) -> int:
    filtered = program(kind, own_pid=OWN_PID, opens=ONLY_READING)
    return judged(filtered, NUMBERS[kind][name], *arguments, machine=MACHINES[kind])


@pytest.mark.parametrize("kind", MACHINES)
def test_what_reading_needs_is_let_through_and_what_a_takeover_needs_is_deadly(kind: str) -> None:
    assert {asked(kind, name) for name in ALLOWED[kind]} == {ALLOW}
    assert {asked(kind, name) for name in DEADLY[kind]} == {KILL}


@pytest.mark.parametrize("kind", MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "action"),
    [
        ("openat", (0, 0, 0o2000000), ALLOW),
        ("openat", (0, 0, 0o1), EACCES),
        ("openat", (0, 0, 0o2), EACCES),
        ("openat", (0, 0, 0o100), EACCES),
        ("newfstatat", (4, 0, 0, 0x1000), ALLOW),
        ("newfstatat", (0, 0, 0, 0), EPERM),
        ("ioctl", (4, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), EPERM),
        ("tgkill", (OWN_PID, 1, 6), ALLOW),
        ("tgkill", (1, 1, 9), EPERM),
        ("prlimit64", (0, 9, 0), ALLOW),
        ("prlimit64", (0, 9, 0x1000), EPERM),
        ("prlimit64", (0, 9, 0x7F00_0000_0000), EPERM),
        ("prctl", (39,), ALLOW),
        ("prctl", (22, 2), EPERM),
        ("clone", (0x3D0F00,), EPERM),
        ("clone", (17,), KILL),
        ("clone3", (), ENOSYS),
    ],
)
def test_where_the_arguments_decide(kind: str, name: str, arguments: tuple[int, ...], action: int) -> None:
    assert asked(kind, name, *arguments) == action


@pytest.mark.parametrize("kind", MACHINES)
def test_without_landlock_no_file_is_opened_at_all(kind: str) -> None:
    filtered = program(kind, own_pid=OWN_PID, opens=None)
    assert judged(filtered, NUMBERS[kind]["openat"], machine=MACHINES[kind]) == EACCES


@pytest.mark.parametrize("kind", MACHINES)
def test_a_call_that_nobody_has_looked_at_is_refused(kind: str) -> None:
    known = set(NUMBERS[kind].values())
    filtered = program(kind, own_pid=OWN_PID, opens=ONLY_READING)
    others = [number for number in range(600) if number not in known]
    assert {judged(filtered, number, machine=MACHINES[kind]) for number in others} == {EPERM}


def test_calls_in_the_way_of_another_machine_are_deadly() -> None:
    filtered = program(X86_64, own_pid=OWN_PID, opens=ONLY_READING)
    assert judged(filtered, NUMBERS[X86_64]["read"], machine=0x40000003) == KILL
    assert judged(filtered, 0x40000000 | NUMBERS[X86_64]["read"], machine=MACHINES[X86_64]) == KILL


@pytest.mark.parametrize("kind", MACHINES)
def test_the_numbers_are_those_of_the_kernels_headers(kind: str) -> None:
    header = HEADERS[kind]
    if not header.is_file():
        pytest.skip(f"the kernel's headers are not installed: {header}")
    told = _numbers(header.read_text(encoding="ascii"))
    differ = {name: number for name, number in NUMBERS[kind].items() if told.get(name) != number}
    assert differ == {}


def _numbers(header: str) -> dict[str, int]:
    found = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header)}
    return {"newfstatat": found.get("fstatat", -1), **found}
