"""Reads the facts of files as soon as they arrive, a few at a time, and keeps the latest of them at hand."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillRunningError

from gateway.services.flights import Flights
from preflight import CollectFailure, Facts, PixelFacts, Progress

Examined = Facts | CollectFailure
Measured = PixelFacts | CollectFailure
Place = tuple[str, str]
"""An order's id and the slot in it."""

MOST_PAGES = 20_000
"""So many pages' facts are kept at hand (about 20 MB), whatever the files are."""

MOST_MEASURED_PAGES = 4_000
"""So many pages' pixels are kept at hand (about 20 MB)."""


class Examiner:
    """Files under examination, each once however many wait for it; and what was found in the latest of them."""

    def __init__(self, workers: int) -> None:
        self._flights: Flights[Examined] = Flights("examiner", workers)
        self._turn = threading.Lock()
        self._latest: OrderedDict[str, Examined] = OrderedDict()
        self._pages = 0
        self._measured: OrderedDict[str, Measured] = OrderedDict()
        self._asked: dict[str, set[Place]] = {}
        self._progress: dict[str, Progress] = {}

    def start(self, sha256: str, place: Place, examine: Callable[[], Examined]) -> Future[Examined]:
        """Begin to examine a file for a place in an order, or join the examination that is under way."""
        with self._turn:
            self._asked.setdefault(sha256, set()).add(place)
        return self._flights.start(sha256, examine)

    def places(self, sha256: str) -> tuple[Place, ...]:
        """Return for which places in orders a file is examined, and forget them: they are being told."""
        with self._turn:
            return tuple(sorted(self._asked.pop(sha256, set())))

    def wait(self, sha256: str, seconds: float) -> None:
        """Wait until a file is no longer under examination, but no longer than this."""
        flight = self._flights.under_way(sha256)
        if flight is not None:
            try:
                flight.exception(seconds)
            except StillRunningError:
                return  # whoever waits shows the page without the findings, and asks again

    def tell(self, sha256: str, progress: Progress) -> None:
        """Take down how far the reading of a file is."""
        with self._turn:
            self._progress[sha256] = progress

    def progress(self, sha256: str) -> Progress | None:
        """Return how far the reading of a file is, while it is being read in this process."""
        with self._turn:
            return self._progress.get(sha256)

    def forget_progress(self, sha256: str) -> None:
        """Forget how far the reading was: it has ended, well or not."""
        with self._turn:
            self._progress.pop(sha256, None)

    def is_examining(self, sha256: str) -> bool:
        """Say whether a file is under examination."""
        return self._flights.under_way(sha256) is not None

    def latest(self, sha256: str) -> Examined | None:
        """Return what was found in a file, if it is at hand."""
        with self._turn:
            found = self._latest.get(sha256)
            if found is not None:
                self._latest.move_to_end(sha256)
            return found

    def remember(self, sha256: str, examined: Examined) -> None:
        """Keep what was found at hand; what was not asked for longest goes first."""
        with self._turn:
            if sha256 in self._latest:
                return
            self._latest[sha256] = examined
            self._pages += _weight(examined)
            while self._pages > MOST_PAGES and len(self._latest) > 1:
                _, forgotten = self._latest.popitem(last=False)
                self._pages -= _weight(forgotten)

    def latest_measured(self, sha256: str) -> Measured | None:
        """Return what was measured of a file's pixels, if it is at hand."""
        with self._turn:
            found = self._measured.get(sha256)
            if found is not None:
                self._measured.move_to_end(sha256)
            return found

    def remember_measured(self, sha256: str, measured: Measured) -> None:
        """Keep what was measured at hand; what was not asked for longest goes first."""
        with self._turn:
            self._measured[sha256] = measured
            while (
                len(self._measured) > 1 and sum(map(_weight, self._measured.values())) > MOST_MEASURED_PAGES
            ):
                self._measured.popitem(last=False)

    def stop(self) -> None:
        """Begin no more, and wait for what runs."""
        self._flights.stop()


def _weight(found: Examined | Measured) -> int:
    return 1 if isinstance(found, CollectFailure) else 1 + len(found.pages)
