"""Name every durable step that the gateway takes, and end the process at one of them: for crash tests only.

A point is `order/operation/label/moment/ordinal`, orders being numbered as they are first seen; `any` counts the step
over all orders. Polls make no durable step and so do not appear.
"""

import os
import signal
import threading
from collections import Counter
from pathlib import Path

from structlog.contextvars import get_contextvars


class CrashPoints:
    """Writes each point it passes to a file, and kills the process without warning at the one it was told."""

    def __init__(self, trace: str, at: str) -> None:
        self._trace = Path(trace).open("a", encoding="utf-8", buffering=1) if trace else None  # noqa: SIM115 (open until the end)
        self._at = at
        self._passed: Counter[str] = Counter()
        self._orders: dict[str, str] = {}
        self._turn = threading.Lock()

    def __call__(self, operation: str, moment: str, label: str) -> None:
        """Pass one point."""
        order = str(get_contextvars().get("order", ""))
        with self._turn:
            number = self._orders.setdefault(order, f"order {len(self._orders) + 1}") if order else "-"
            step = f"{operation}/{label}/{moment}"
            point = self._count(f"{number}/{step}")
            if self._trace is not None:
                self._trace.write(point + "\n")
            if self._at in (point, self._count(f"any/{step}")):
                os.kill(os.getpid(), signal.SIGKILL)

    def _count(self, place: str) -> str:
        self._passed[place] += 1
        return f"{place}/{self._passed[place]}"
