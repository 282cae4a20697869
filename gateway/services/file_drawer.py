"""Keep what was read from a file for good: the result by the file's SHA-256, or why it could not be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from gateway.storage.store import Tx
from preflight import CollectFailure, Facts, PixelFacts
from preflight.failure import Reason

T = TypeVar("T", Facts, PixelFacts)


@dataclass(frozen=True, slots=True)
class FileDrawer(Generic[T]):
    """One sort of results: under which schema they are kept, under which name their failures, and how one is read."""

    schema: str
    failures: str
    read: Callable[[Mapping[str, object]], T]

    def keep(self, tx: Tx, sha256: str, found: T | CollectFailure) -> None:
        """Keep a result, or the reason why there is none."""
        if isinstance(found, CollectFailure):
            tx.memory.keep_facts(
                sha256, self.failures, {"reason": found.reason.value, "detail": found.detail}
            )
        else:
            tx.memory.keep_facts(sha256, self.schema, found.to_plain())

    def kept(self, tx: Tx, sha256: str) -> T | CollectFailure | None:
        """Return what is kept of a file; None where nobody has looked yet."""
        kept, failed = tx.memory.facts(sha256, self.schema), tx.memory.facts(sha256, self.failures)
        if kept is not None:
            return self.read(kept)
        return None if failed is None else CollectFailure(Reason(failed["reason"]), failed["detail"])
