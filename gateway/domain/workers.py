"""What a process of the gateway may be there for."""

from collections.abc import Set as AbstractSet
from enum import StrEnum


class WorkerRole(StrEnum):
    """A role of a process: on SQLite one process has all."""

    WEB = "web"
    PREFLIGHT = "preflight"
    DELIVER = "deliver"


Roles = AbstractSet[WorkerRole]
ALL_ROLES: Roles = frozenset(WorkerRole)
WORKER: Roles = frozenset({WorkerRole.PREFLIGHT, WorkerRole.DELIVER})

MEANINGS: dict[WorkerRole, str] = {
    WorkerRole.WEB: "Listens: API and pages.",
    WorkerRole.PREFLIGHT: "Checks files.",
    WorkerRole.DELIVER: "Sends tickets, follows devices, and sees to what is due.",
}
