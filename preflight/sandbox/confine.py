"""Gives up rights for good on Linux, by ctypes: no files, no network, no new rights, death with the parent.

Landlock (landlock(7)) needs no privilege. Every right the kernel can take away is taken, but for reading
random numbers, which decryption needs; descriptors already open stay. On other systems these functions do
nothing, and `describe` tells so because it tries.
"""

import ctypes
import os
import signal
import sys

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH = 1
_READ_FILE = 1 << 2
_READABLE = "/dev/urandom"
_ASK_VERSION = 1
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_GET_NO_NEW_PRIVS = 1, 38, 39
_LINUX = sys.platform == "linux"
_LIBC = ctypes.CDLL(None, use_errno=True) if _LINUX else None

_FILE_RIGHTS_SINCE = {1: 13, 2: 14, 3: 15, 5: 16}
"""ABI version -> how many rights over files there are; each is one bit."""


class _Ruleset(ctypes.Structure):
    """struct landlock_ruleset_attr; a kernel that knows fewer fields takes the rest as long as it is zero."""

    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    """struct landlock_path_beneath_attr."""

    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def die_with_parent() -> None:
    """Have the kernel kill this process when the fork server ends."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def deny_files_and_network() -> None:
    """Open no file, make no connection, signal nobody outside, from here on; as far as this kernel can."""
    if _LIBC is None:
        return
    _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    version = _LIBC.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return
    rights = max(count for since, count in _FILE_RIGHTS_SINCE.items() if since <= version)
    ruleset = _Ruleset((1 << rights) - 1, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0)
    fd = _LIBC.syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(ctypes.sizeof(ruleset)), 0)
    if fd >= 0:
        beneath = _PathBeneath(_READ_FILE, os.open(_READABLE, os.O_PATH))
        _LIBC.syscall(_ADD_RULE, fd, _PATH_BENEATH, ctypes.byref(beneath), 0)
        _LIBC.syscall(_RESTRICT_SELF, fd, 0)


def has_no_new_rights() -> bool:
    """Say whether programs started from here could gain no rights."""
    return _LIBC is not None and bool(_LIBC.prctl(_PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
