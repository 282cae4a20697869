"""The layers of the sandbox: each with the forbidden act that shows it in force, and what to do where it is not."""

from collections.abc import Callable
from dataclasses import dataclass

from preflight.sandbox.protocol import Description
from preflight.sandbox.trials import Trial


@dataclass(frozen=True, slots=True)
class Layer:
    """One protection as a real child found it; `why` and `remedy` are empty where it is in force."""

    name: str
    live: bool
    why: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """`trial` is refused where the layer is in force; `gap` tells why what refuses it is missing.

    A layer that is itself a mechanism is in force only without such a gap, whoever else refuses the trial.
    """

    name: str
    trial: Trial
    remedy: str
    gap: Callable[[Description], str]
    mechanism: bool = False


_OF_LIMITS = "Restart the gateway; a supervisor or container that forbids setrlimit must allow it."
_OF_ROOT = "Run the gateway as a user of its own, or let it keep the capabilities SETUID and SETGID."
_OF_LANDLOCK = (
    "Use a kernel from 5.13 on with Landlock switched on (lsm=landlock,...), and in a container a profile that allows"
    " landlock_create_ruleset, landlock_add_rule and landlock_restrict_self."
)
_OF_SECCOMP = (
    "Use a kernel with CONFIG_SECCOMP_FILTER on x86_64 or aarch64, and in a container a profile that allows"
    " prctl(PR_SET_SECCOMP)."
)


def _landlock(found: Description) -> str:
    return found.landlock


def _seccomp(found: Description) -> str:
    return found.seccomp


_TRIED = (
    _Known("memory limit", Trial.MEMORY, _OF_LIMITS, lambda _: ""),
    _Known("no files (Landlock)", Trial.READ, _OF_LANDLOCK, _landlock, mechanism=True),
    _Known("no network", Trial.SOCKET, _OF_SECCOMP, _seccomp),
    _Known("no new processes", Trial.FORK, _OF_SECCOMP, _seccomp),
    _Known("no programs", Trial.EXEC, _OF_SECCOMP, _seccomp),
    _Known("no look into other processes", Trial.TRACE, _OF_SECCOMP, _seccomp),
    _Known("no signals to other processes", Trial.SIGNAL, _OF_SECCOMP, _seccomp),
    _Known("few system calls (seccomp)", Trial.KERNEL, _OF_SECCOMP, _seccomp, mechanism=True),
)

_READ_FROM_KERNEL = (
    "a process for each file",
    "environment of at most five names",
    "processor time limit",
    "no written files (size limit)",
    "no new rights",
)


def measured(found: Description, refused: Callable[[Trial], bool]) -> tuple[Layer, ...]:
    """Say of every layer whether it is in force; `refused` tries one forbidden act in a child of its own."""
    read = tuple(
        Layer(name, live=True)
        if name in found.kept
        else Layer(name, live=False, why="the kernel did not keep it", remedy=_OF_LIMITS)
        for name in _READ_FROM_KERNEL
    )
    root = Layer(
        "no rights of root", live=not found.root, why=found.root, remedy=_OF_ROOT if found.root else ""
    )
    return (*read, root, *(_tried(known, found, refused) for known in _TRIED))


def _tried(known: _Known, found: Description, refused: Callable[[Trial], bool]) -> Layer:
    gap = known.gap(found)
    if refused(known.trial) and not (known.mechanism and gap):
        return Layer(known.name, live=True)
    return Layer(known.name, live=False, why=gap or f"a child could {known.trial}", remedy=known.remedy)
