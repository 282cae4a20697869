"""Does a piece of work once however many ask for it at the same time, in a few threads of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")


class Flights(Generic[T]):
    """Work under way, by key; the threads begin with the first piece of work and end with `stop`."""

    def __init__(self, name: str, workers: int) -> None:
        self._name, self._workers = name, workers
        self._turn = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._under_way: dict[str, Future[T]] = {}

    def start(self, key: str, work: Callable[[], T]) -> Future[T]:
        """Begin a piece of work, or join the one of this key that is waiting or running."""
        with self._turn:
            found = self._under_way.get(key)
            if found is not None:
                return found
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._workers, self._name)
            flight = self._pool.submit(work)
            self._under_way[key] = flight
        flight.add_done_callback(lambda _done: self._landed(key))
        return flight

    def under_way(self, key: str) -> Future[T] | None:
        """Return the work of this key while it is waiting or running."""
        with self._turn:
            return self._under_way.get(key)

    def _landed(self, key: str) -> None:
        with self._turn:
            self._under_way.pop(key, None)

    def stop(self) -> None:
        """Begin nothing that still waits, and wait for what runs; work started later begins anew."""
        with self._turn:
            pool, self._pool = self._pool, None
            flights = tuple(self._under_way.values())
        if pool is not None:
            pool.shutdown(cancel_futures=True)
        for flight in flights:
            if flight.cancelled():
                flight.set_running_or_notify_cancel()  # else whoever waits for it would wait for ever
