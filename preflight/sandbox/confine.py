"""Gives up rights for good, on Linux by ctypes: no root, no files, no network, few system calls, death with the parent.

Landlock (landlock(7)) and seccomp (seccomp(2)) need no privilege. Landlock takes every right that the kernel can take
away, but for reading random numbers, which decryption needs; descriptors already open stay. seccomp then leaves the
calls that reading a file needs. Each says why it is not in force where it is not; on other systems neither is.
"""

import ctypes
import os
import signal
import sys

from preflight.sandbox.seccomp import own_program

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH = 1
_READ_FILE = 1 << 2
_READABLE = "/dev/urandom"
_ASK_VERSION = 1
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _PR_GET_NO_NEW_PRIVS = 1, 22, 38, 39
_MODE_FILTER = 2
_INSTRUCTION_BYTES = 8
_LINUX = sys.platform == "linux"
_LIBC = ctypes.CDLL(None, use_errno=True) if _LINUX else None
_NOT_LINUX = f"{sys.platform} has none"
_NOBODY = 65534
"""The user and the group that own nothing, on every system; few have an account of another name for it."""


_FILE_RIGHTS_SINCE = {1: 13, 2: 14, 3: 15, 5: 16}
"""ABI version -> how many rights over files there are; each is one bit."""


class _Ruleset(ctypes.Structure):
    """struct landlock_ruleset_attr; a kernel that knows fewer fields takes the rest as long as it is zero."""

    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


class _PathBeneath(ctypes.Structure):
    """struct landlock_path_beneath_attr."""

    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def leave_root() -> str:
    """Become nobody, in no group, for good, where this process is root's; return why not, where not."""
    if os.getuid() and os.geteuid():
        return ""
    try:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    except OSError as refusal:
        return f"the kernel refuses another user: {refusal.strerror}"
    return ""


def die_with_parent() -> None:
    """Have the kernel kill this process when the fork server ends; to become somebody else undoes that."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def deny_files_and_network() -> str:
    """Open no file, make no connection, signal nobody outside, from here on; return why not, where not."""
    if _LIBC is None:
        return _NOT_LINUX
    _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    version = _LIBC.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return _refusal()
    rights = max(count for since, count in _FILE_RIGHTS_SINCE.items() if since <= version)
    ruleset = _Ruleset((1 << rights) - 1, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0)
    fd = _LIBC.syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(ctypes.sizeof(ruleset)), 0)
    if fd < 0:
        return _refusal()
    beneath = _PathBeneath(_READ_FILE, os.open(_READABLE, os.O_PATH))
    _LIBC.syscall(_ADD_RULE, fd, _PATH_BENEATH, ctypes.byref(beneath), 0)
    why = "" if _LIBC.syscall(_RESTRICT_SELF, fd, 0) == 0 else _refusal()
    os.close(beneath.parent_fd)
    os.close(fd)
    return why


def deny_system_calls(*, opens_files: bool) -> str:
    """Make no system calls from here on but those that reading needs; return why not, where not.

    `opens_files`: calls that open a file for reading are let through, since another layer decides about them.
    """
    if _LIBC is None:
        return _NOT_LINUX
    instructions = own_program(opens_files=opens_files)
    if instructions is None:
        return f"there is no table of system calls for {os.uname().machine}"
    filtered = _Program(len(instructions) // _INSTRUCTION_BYTES, instructions)
    done = _LIBC.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(filtered), 0, 0)
    return "" if done == 0 else _refusal()


def _refusal() -> str:
    number = ctypes.get_errno()
    return f"the kernel refuses it: {os.strerror(number)} ({number})"


def has_no_new_rights() -> bool:
    """Say whether programs started from here could gain no rights."""
    return _LIBC is not None and bool(_LIBC.prctl(_PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
