"""What no child may do, tried in a real child after it has given up its rights: the doctor's measure of each layer.

A trial that succeeds says so in its answer; one that is refused says how. Nothing is done to the machine beyond the
attempt itself.
"""

import _thread
import ctypes
import errno
import mmap
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from preflight.sandbox.seccomp import machine
from preflight.sandbox.syscalls import NUMBERS

DONE = "done: nothing refused it"

_FILE_FD = 4
_GIGABYTE = 1 << 30
_REFUSALS = frozenset({errno.EPERM, errno.EACCES, errno.ENOSYS})
_LIBC = ctypes.CDLL(None, use_errno=True)


class Trial(StrEnum):
    """One forbidden act."""

    READ = "read a file"
    WRITE = "write a file"
    GROW = "make its own file bigger"
    SOCKET = "open a socket"
    LOCAL_SOCKET = "open a socket on this machine"
    FORK = "start a process"
    THREAD = "start a thread"
    EXEC = "start a program"
    SIGNAL = "signal its parent"
    TRACE = "look into another process"
    RAISE = "raise its own limits"
    MOUNT = "mount a file system"
    KERNEL = "ask the kernel for a work queue of its own (io_uring)"
    MEMORY = "take a gigabyte more than it is allowed"
    CPU = "use the processor for ever"
    WAIT = "wait for ever"


def attempt(trial: Trial, path: str) -> str:
    """Try it; return DONE, or what refused it. Some trials end the process instead."""
    try:
        _TRIALS[trial](path)
    except (OSError, MemoryError, RuntimeError, ValueError) as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    return DONE


def _read(path: str) -> None:
    with Path(path).open("rb") as file:
        file.read(1)


def _write(path: str) -> None:
    with Path(path).open("wb") as file:
        file.write(b"trial")


def _grow(_: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.write(_FILE_FD, b"trial")


def _socket(family: socket.AddressFamily) -> Callable[[str], None]:
    def tried(_: str) -> None:
        with socket.socket(family, socket.SOCK_STREAM) as made:
            made.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            if family is socket.AF_INET:
                made.connect(("127.0.0.1", 9))

    return tried


def _fork(_: str) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _start_thread(_: str) -> None:
    _thread.start_new_thread(time.monotonic, ())


def _exec(_: str) -> None:
    os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", "raise SystemExit(0)"])  # noqa: S606 - no shell


def _signal(_: str) -> None:
    os.kill(os.getppid(), 0)


def _raise(_: str) -> None:
    most = resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _call(name: str, *arguments: object) -> Callable[[str], None]:
    """Return a trial that makes a system call by its number; an answer other than a refusal counts as done."""

    def tried(_: str) -> None:
        kind = machine()
        if kind is None:
            raise OSError("there is no table of system calls for this machine")
        if _LIBC.syscall(NUMBERS[kind][name], *arguments) < 0 and ctypes.get_errno() in _REFUSALS:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    return tried


def _memory(_: str) -> None:
    mmap.mmap(-1, resource.getrlimit(resource.RLIMIT_AS)[0] + _GIGABYTE).close()


def _cpu(_: str) -> None:
    while True:
        pass


def _wait(_: str) -> None:
    time.sleep(3600)


_TRIALS: Mapping[Trial, Callable[[str], None]] = MappingProxyType(
    {
        Trial.READ: _read,
        Trial.WRITE: _write,
        Trial.GROW: _grow,
        Trial.SOCKET: _socket(socket.AF_INET),
        Trial.LOCAL_SOCKET: _socket(socket.AF_UNIX),
        Trial.FORK: _fork,
        Trial.THREAD: _start_thread,
        Trial.EXEC: _exec,
        Trial.SIGNAL: _signal,
        Trial.TRACE: _call("ptrace", 0, 0, 0, 0),
        Trial.RAISE: _raise,
        Trial.MOUNT: _call("mount", b"none", b"/nowhere", b"tmpfs", 0, 0),
        Trial.KERNEL: _call("io_uring_setup", 1, 0),
        Trial.MEMORY: _memory,
        Trial.CPU: _cpu,
        Trial.WAIT: _wait,
    }
)
