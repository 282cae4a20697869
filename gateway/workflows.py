"""The durable engine behind our small port: DBOS, two short workflows, each one step that calls one service.

Every long wait is a row with a due time, never a sleeping workflow; services return outcomes and do not raise
through a step (docs/decisions/0001 holds the measurements).
"""

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog
from dbos import DBOS, DBOSClient
from dbos._serialization import DBOSPortableJSONSerializer
from structlog.contextvars import bound_contextvars

from adapters.durable import effect
from gateway.services.shop import Job, ParkedWork, RunningWork
from gateway.storage.database import Engines
from gateway.storage.store import Tx

ABI = "abi-1"
"""Raised by hand when a workflow's steps change; work of another ABI is enqueued again from the order's state."""

QUEUES: Mapping[str, tuple[str, int]] = {"check": ("preflight", 2), "deliver": ("deliver", 2)}
"""Kind of work -> its queue and how many pieces one process does at a time."""

Handler = Callable[[str, int], str]
_POLL_S = 0.1
_RECOVERIES = 2
_PARKED = ["ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_LIVE = ["PENDING", "ENQUEUED", "DELAYED"]
_BATCH = 200
log = structlog.get_logger("gateway.work")


class DbosWork:
    """DBOS as our `Work` port."""

    def __init__(self, engines: Engines) -> None:
        for name in [name for name in os.environ if name.startswith("DBOS__")]:  # noqa: TID251
            del os.environ[name]  # noqa: TID251
        self._engines = engines
        self._client: DBOSClient | None = None

    def launch(self, handlers: Mapping[str, Handler], *, executor_id: str) -> None:
        """Register the workflows, start the engine and recover what this executor left unfinished.

        Only the work that has a handler here is taken from the queues.
        """
        DBOS(
            config={
                "name": "gateway",
                "system_database_engine": self._engines.durable,
                "system_database_url": self._engines.durable.url.render_as_string(hide_password=False),
                "serializer": DBOSPortableJSONSerializer(),
                "application_version": ABI,
                "executor_id": executor_id,
                "notification_listener_polling_interval_sec": 2.0,
                "log_level": "WARNING",
            }
        )
        _own_the_log()
        for kind, handler in handlers.items():
            DBOS.workflow(name=kind, max_recovery_attempts=_RECOVERIES)(_workflow(kind, handler))
        DBOS.listen_queues([QUEUES[kind][0] for kind in handlers])
        DBOS.launch()
        for queue, width in QUEUES.values():
            DBOS.register_queue(
                queue, worker_concurrency=width, polling_interval_sec=_POLL_S, on_conflict="always_update"
            )
        self._client = DBOSClient(
            system_database_engine=self._engines.durable, serializer=DBOSPortableJSONSerializer()
        )

    @property
    def client(self) -> DBOSClient:
        """Return the client of the launched engine."""
        if self._client is None:
            raise RuntimeError("the durable engine is not launched yet")
        return self._client

    def stop(self) -> None:
        """Stop taking work and wait briefly for what is under way."""
        if self._client is not None:
            self._client.destroy()
        DBOS.destroy(workflow_completion_timeout_sec=5, destroy_registry=True)

    def enqueue(self, tx: Tx, job: Job) -> None:
        """Enqueue in the caller's transaction."""
        with effect("enqueue", job.kind):
            self.client.enqueue_in_transaction(
                tx.session,
                {
                    "workflow_name": job.kind,
                    "queue_name": QUEUES[job.kind][0],
                    "workflow_id": job.key,
                    "app_version": ABI,
                },
                job.order_id,
                job.revision,
            )

    def live(self, keys: Sequence[str]) -> frozenset[str]:
        """Return which of these pieces of work wait or run under the present ABI."""
        if not keys:
            return frozenset()
        found = self.client.list_workflows(
            workflow_ids=list(keys), status=_LIVE, app_version=ABI, load_input=False, load_output=False
        )
        return frozenset(status.workflow_id for status in found)

    def parked(self) -> Sequence[ParkedWork]:
        """Return the work that the engine gave up: it parks such work silently (measured)."""
        found = self.client.list_workflows(status=_PARKED, load_input=False, limit=_BATCH)
        return [ParkedWork(status.workflow_id, status.status, str(status.error or "")) for status in found]

    def running(self) -> Sequence[RunningWork]:
        """Return the work that somebody has begun, or had begun when they died."""
        found = self.client.list_workflows(
            status="PENDING", load_input=False, load_output=False, limit=_BATCH
        )
        return [RunningWork(status.workflow_id, status.executor_id or "") for status in found]

    def forget(self, key: str) -> None:
        """Drop a piece of work from the engine's books."""
        self.client.delete_workflow(key)

    def forget_finished(self, before: str) -> int:
        """Drop work that ended well before this time (RFC 3339); return how much that was."""
        done = self.client.list_workflows(
            status="SUCCESS", completed_before=before, load_input=False, load_output=False, limit=_BATCH
        )
        self.client.delete_workflows([status.workflow_id for status in done])
        return len(done)


def _workflow(kind: str, handler: Handler) -> Callable[[str, int], str]:
    def run(order_id: str, revision: int) -> str:
        with bound_contextvars(order=order_id):
            outcome: str = DBOS.run_step({"name": kind}, handler, order_id, revision)
            log.info("work.done", kind=kind, outcome=outcome)
            return outcome

    run.__name__ = run.__qualname__ = kind
    return run


def _own_the_log() -> None:
    """Let the engine's messages go through our log, not its own console."""
    engine_log = logging.getLogger("dbos")
    handlers: list[Any] = list(engine_log.handlers)
    for handler in handlers:
        engine_log.removeHandler(handler)
    engine_log.propagate = True
