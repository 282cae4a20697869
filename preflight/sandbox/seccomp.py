"""A filter over system calls, as the kernel reads it: a program of eight-byte instructions (seccomp(2), classic BPF).

Written by hand from our own tables (docs/decisions/0016 says why). The program first makes sure of the machine it was
written for, so that no number means something else, and looks at one call after another; what is on no list is refused.
"""

import os
import platform
import struct
from collections.abc import Iterator
from functools import cache

from preflight.sandbox.syscalls import (
    A_THREAD,
    AARCH64,
    ALLOWED,
    ALLOWED_IF,
    DEADLY,
    NUMBERS,
    ONLY_READING,
    X86_64,
    Asked,
)

_ARCHITECTURES = {X86_64: 0xC000003E, AARCH64: 0xC00000B7}
_X32_BIT = 0x40000000

KILL, REFUSE, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_EPERM, _EACCES, _ENOSYS = 1, 13, 38
EPERM, EACCES, ENOSYS = (REFUSE | number for number in (_EPERM, _EACCES, _ENOSYS))

_LOAD, _AND, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16
_INSTRUCTION = struct.Struct("=HBBI")


def machine() -> str | None:
    """Return the kind of machine whose numbers we know; None on any other, or where Python is a 32-bit program."""
    name = platform.machine()
    return name if name in _ARCHITECTURES and struct.calcsize("P") == struct.calcsize("Q") else None


def program(kind: str, *, own_pid: int, opens: tuple[Asked, ...] | None) -> bytes:
    """Return the filter for a machine of this kind.

    `opens` is what a call that opens a file must be like; None where none is let through. A signal goes only to the
    process itself, which is how a library that gives up ends.
    """
    abort = _when(kind, "tgkill", (Asked(0, 0xFFFFFFFF, own_pid),), ALLOW, EPERM)
    opening = _when(kind, "openat", opens, ALLOW, EACCES) if opens else _always(kind, "openat", EACCES)
    return _beginning(kind) + opening + abort + _op(_RETURN, EPERM)


@cache
def _beginning(kind: str) -> bytes:
    """Return what does not depend on the process, for all children of one server."""
    return b"".join(_parts(kind))


def _parts(kind: str) -> Iterator[bytes]:
    yield _op(_LOAD, _ARCHITECTURE_AT)
    yield _op(_IF_EQUAL, _ARCHITECTURES[kind], met=1) + _op(_RETURN, KILL)
    yield _op(_LOAD, _NUMBER_AT)
    if kind == X86_64:
        yield _op(_IF_AT_LEAST, _X32_BIT, unmet=1) + _op(_RETURN, KILL)
    for name in ALLOWED[kind]:
        yield _always(kind, name, ALLOW)
    for name in DEADLY[kind]:
        yield _always(kind, name, KILL)
    for name, asked in ALLOWED_IF.items():
        yield _when(kind, name, asked, ALLOW, EPERM)
    yield _when(kind, "clone", A_THREAD, EPERM, KILL)
    yield _always(kind, "clone3", ENOSYS)


def _always(kind: str, name: str, action: int) -> bytes:
    return _op(_IF_EQUAL, NUMBERS[kind][name], unmet=1) + _op(_RETURN, action)


def _when(kind: str, name: str, asked: tuple[Asked, ...], met: int, unmet: int) -> bytes:
    """Return what becomes of a call that is as asked, and of one that is not."""
    last = _op(_RETURN, met) + _op(_RETURN, unmet)
    body = b""
    for number, one in enumerate(asked):
        left = 3 * (len(asked) - number - 1) + 1
        body += _op(_LOAD, _ARGUMENTS_AT + 8 * one.argument + 4 * one.upper)
        body += _op(_AND, one.mask) + _op(_IF_EQUAL, one.wanted, unmet=left)
    length = (len(body) + len(last)) // _INSTRUCTION.size
    return _op(_IF_EQUAL, NUMBERS[kind][name], unmet=length) + body + last


def _op(code: int, value: int, *, met: int = 0, unmet: int = 0) -> bytes:
    return _INSTRUCTION.pack(code, met, unmet, value)


def own_program(*, opens_files: bool) -> bytes | None:
    """Return the filter for this very process; None on a machine whose numbers we do not know."""
    kind = machine()
    if kind is None:
        return None
    return program(kind, own_pid=os.getpid(), opens=ONLY_READING if opens_files else None)
