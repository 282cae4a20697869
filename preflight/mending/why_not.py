"""Why a file is not mended: what is locked, signed or damaged is left as it is; a packed folder may hold a PDF."""

from dataclasses import dataclass
from enum import StrEnum

from preflight.facts import Damage, Facts
from preflight.filetypes import PDF

PLACEABLE = frozenset({"jpeg", "png", "tiff"})
"""Kinds of file that are pictures and can be put on a page of a PDF."""


class WhyNot(StrEnum):
    """Why there is no mended copy of a file."""

    KIND = "kind"
    LOCKED = "locked"
    SIGNED = "signed"
    DAMAGED = "damaged"
    CANNOT = "cannot"
    TOO_COMPLEX = "too-complex"
    CRASHED = "crashed"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class NotFixed:
    """There is no mended copy, and why; a value, because a hostile file is an expected outcome."""

    reason: WhyNot
    detail: str


def why_not(facts: Facts) -> WhyNot | None:
    """Say why nothing of a file is mended; None where it may be."""
    if facts.kind in PLACEABLE or facts.kind == "zip":
        return None
    if facts.kind != PDF.kind:
        return WhyNot.KIND
    if facts.encryption is not None:
        return WhyNot.LOCKED
    if facts.form is not None and facts.form.signed:
        return WhyNot.SIGNED
    return WhyNot.DAMAGED if not facts.pages or _is_damaged(facts) else None


def _is_damaged(facts: Facts) -> bool:
    damage: Damage = facts.damage
    broken = damage.unreadable or damage.repairs or damage.refused_by
    cut = damage.truncated or damage.rebuilt or damage.zeros or damage.text_mode
    return bool(broken or cut or damage.headers > 1 or len(set(facts.page_votes.values())) > 1)
