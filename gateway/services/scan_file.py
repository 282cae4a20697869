"""Have a file looked at for malware before any parser reads it; what was found is kept by its SHA-256.

A file in a draft is looked at once. When its order is checked it is looked at again, since signatures are younger then.
A file in which something was found is set aside: it is neither read, shown nor delivered, whatever was known of it.
"""

from typing import Any

import structlog

from gateway.malware.scan import Scan, Verdict
from gateway.services.shop import Shop
from preflight import CollectFailure
from preflight.failure import Reason

_SCHEMA = "gateway-malware-scan/1"
_REASONS = {Verdict.INFECTED: Reason.INFECTED, Verdict.NOT_SCANNED: Reason.NOT_SCANNED}
_WORDS = {
    Verdict.INFECTED: "malware was found in it: {}",
    Verdict.NOT_SCANNED: "it was not scanned for malware: {}",
}

_log = structlog.get_logger("gateway.malware")


def held_back(shop: Shop, sha256: str) -> CollectFailure | None:
    """Say why a file must not be read, having it looked at if nobody has yet; None where it may."""
    if shop.scanner is None:
        return None
    known = _known(shop, sha256)
    return _failure(known) if known is not None else scanned_anew(shop, sha256)


def scanned_anew(shop: Shop, sha256: str) -> CollectFailure | None:
    """Have a file looked at whatever is known of it; say why it must not be read, None where it may."""
    if shop.scanner is None:
        return None
    found = shop.scanner.scan(shop.blobs.local_path(sha256))
    if found.verdict is Verdict.NOT_SCANNED:
        _log.warning("file.not_scanned", sha256=sha256, why=found.detail)
        return _failure(found)
    data: dict[str, Any] = {"verdict": found.verdict.value, "detail": found.detail}
    with shop.store.write("file-scanned") as tx:
        tx.memory.keep_facts(sha256, _SCHEMA, data)
    if found.verdict is Verdict.INFECTED:
        _log.warning("file.infected", sha256=sha256, found=found.detail)
    return _failure(found)


def _known(shop: Shop, sha256: str) -> Scan | None:
    with shop.store.read() as tx:
        data = tx.memory.facts(sha256, _SCHEMA)
    return None if data is None else Scan(Verdict(data["verdict"]), str(data["detail"]))


def _failure(found: Scan) -> CollectFailure | None:
    if found.verdict is Verdict.CLEAN:
        return None
    return CollectFailure(_REASONS[found.verdict], _WORDS[found.verdict].format(found.detail))
