"""Make a mended copy of a file in the sandbox and keep it by its own hash: once for each file and set of fixes.

The same fixes on the same file give the same bytes, so a copy that was made for a picture is the one that is printed,
and who is stopped in the middle makes it again. No transaction is open meanwhile.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from gateway.services.scan_file import held_back
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Blob
from preflight import Fix, NotFixed, WhyNot
from preflight.codec import dump
from preflight.fixup import FixesWish

_SCHEMA = "mended-copy/1"
_TRIED = "tried"
_PIECE = 1 << 20
_PASSING = frozenset({WhyNot.TIMEOUT, WhyNot.CRASHED})
"""Reasons that may be the machine's and not the file's: the next who asks has it tried again."""


def digest_of(fixes: Sequence[Fix]) -> str:
    """Return what tells a set of fixes from any other, parameters included."""
    ordered = tuple(sorted(fixes, key=lambda fix: fix.id))
    return hashlib.sha256(dump(FixesWish(ordered), _SCHEMA).encode()).hexdigest()[:12]


def mended_copy(shop: Shop, sha256: str, fixes: Sequence[Fix]) -> Blob | NotFixed:
    """Return the mended copy of a kept file; many who ask at once wait for one.

    Raises:
        OSError: the file is not kept here.
        SandboxUnavailableError: nothing can be mended on this machine.
    """
    held = held_back(shop, sha256)
    if held is not None:
        return NotFixed(WhyNot.CRASHED, held.detail)
    return _kept(shop, sha256, _name(shop, fixes)) or copy_soon(shop, sha256, fixes).result()


def known_copy(shop: Shop, sha256: str, fixes: Sequence[Fix]) -> Blob | NotFixed | None:
    """Return the copy, or what became of the last try, without trying; None where nobody has tried yet."""
    name = _name(shop, fixes)
    return _kept(shop, sha256, name) or _kept(shop, sha256, f"{name}:{_TRIED}")


def copy_soon(shop: Shop, sha256: str, fixes: Sequence[Fix]) -> Future[Blob | NotFixed]:
    """Begin to make the copy of a file that is not held back, or join whoever makes it."""
    name = _name(shop, fixes)
    return shop.mender.start(f"{sha256}.{name}", lambda: _made(shop, sha256, name, tuple(fixes)))


def _name(shop: Shop, fixes: Sequence[Fix]) -> str:
    return f"{_SCHEMA}:{shop.version}:{digest_of(fixes)}"


def _kept(shop: Shop, sha256: str, name: str) -> Blob | NotFixed | None:
    with shop.store.read() as tx:
        data = tx.memory.facts(sha256, name)
    if data is None:
        return None
    if "why" in data:
        return NotFixed(WhyNot(data["why"]), str(data["detail"]))
    blob = Blob(str(data["sha256"]), str(data["md5"]), int(data["size"]))
    return blob if shop.blobs.has(blob.sha256) else None


def _made(shop: Shop, sha256: str, name: str, fixes: tuple[Fix, ...]) -> Blob | NotFixed:
    kept = _kept(shop, sha256, name)
    if kept is not None:
        return kept  # another mending landed between our look and our turn
    with tempfile.TemporaryDirectory(prefix="mended-") as folder:
        target = Path(folder) / "copy"
        outcome = shop.mend(shop.blobs.local_path(sha256), fixes, target)
        if isinstance(outcome, NotFixed):
            kept_as = f"{name}:{_TRIED}" if outcome.reason in _PASSING else name
            _remember(shop, sha256, kept_as, {"why": outcome.reason.value, "detail": outcome.detail})
            return outcome
        blob = _stored(shop, target)
    _remember(shop, sha256, name, {"sha256": blob.sha256, "md5": blob.md5, "size": blob.size})
    return blob


def _stored(shop: Shop, path: Path) -> Blob:
    incoming = shop.blobs.receive(shop.new_id())
    with path.open("rb") as copy:
        while piece := copy.read(_PIECE):
            incoming.write(piece)
    return incoming.keep()


def _remember(shop: Shop, sha256: str, name: str, data: dict[str, Any]) -> None:
    with shop.store.write("file-mended") as tx:
        tx.memory.keep_facts(sha256, name, data)
