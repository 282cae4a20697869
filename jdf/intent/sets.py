"""Carbonless sets: what lies on top copies through to what lies below."""

from collections.abc import Iterator

from jdf.intent.part import Part, PartRole
from jdf.intent.problem import Problem

LEAST_PLIES, MOST_PLIES = 2, 6


def set_problems(parts: tuple[Part, ...]) -> Iterator[Problem]:
    """Check that the plies of a set are enough, not too many, and layered so that they copy."""
    plies = [part for part in parts if part.role is PartRole.PLY]
    if not plies:
        return
    if not LEAST_PLIES <= len(plies) <= MOST_PLIES:
        yield Problem(
            "plies-count",
            "parts",
            f"{len(plies)} plies; a set has {LEAST_PLIES} to {MOST_PLIES}: add or take out some",
        )
    for ply, layer in zip(plies, _layers(len(plies)), strict=True):
        found = ply.media.carbonless
        if ply.media.type == "carbonless" and found and found != layer:
            yield Problem(
                "carbonless-layer",
                f"parts[{ply.id}].media.carbonless",
                f"found {found}; at this place of the set it must be {layer}, or nothing is copied",
            )


def _layers(count: int) -> tuple[str, ...]:
    """Return the layer of each ply from the top: coated back, both, ..., coated front."""
    return ("cb", *("cfb",) * (count - 2), "cf") if count > 1 else ("cb",)
