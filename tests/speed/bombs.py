"""What files cost that are made to cost much: each is refused, or told for what it is, within a second and 200 MB."""

import tempfile
from pathlib import Path

from bombs import BOMBS, PICTURE_BOMBS, PIXEL_BOMBS, Bomb
from preflight_builders import page, pdf
from speed.figure import Figure, Goal, Measured
from speed.in_children import Errand, cost

_MOST_S, _MOST_MB = Goal(1.0, "s"), Goal(200.0, "MB")


def measure(*, quick: bool) -> Measured:
    """Read, or draw, each bomb in a child of the sandbox, beside a sound page; the cost is all that of the child."""
    bombs = (*BOMBS[:4], *BOMBS[-1:]) if quick else BOMBS
    with tempfile.TemporaryDirectory() as folder:
        told = cost(_written(Path(folder), bombs))
        drawn = () if quick else PIXEL_BOMBS
        told += cost(_written(Path(folder), drawn)[1:], Errand.PIXELS)
        shown = () if quick else PICTURE_BOMBS
        pictures = cost(_written(Path(folder), shown)[1:], Errand.PICTURE)
    plain_s, plain_mb = told[0]
    figures: list[Figure] = []
    for bomb, (seconds, peak_mb) in zip((*bombs, *drawn), told[1:], strict=True):
        figures += [
            Figure(f"{bomb.name}, processor time", seconds, "s", "a sound page", plain_s, (_MOST_S,)),
            Figure(f"{bomb.name}, memory", peak_mb, "MB", "a sound page", plain_mb, (_MOST_MB,)),
        ]
    for bomb, (_, peak_mb) in zip(shown, pictures, strict=True):
        figures.append(Figure(f"{bomb.name}, memory", peak_mb, "MB", "a sound page", plain_mb, (_MOST_MB,)))
    return Measured(
        tuple(figures),
        (
            f"{len(bombs)} bombs read, {len(drawn)} drawn in inks, {len(shown)} as pictures.",
            "Memory includes what a child shares with its server.",
        ),
    )


def _written(folder: Path, bombs: tuple[Bomb, ...]) -> list[Path]:
    """Write a sound page, then the bombs."""
    paths = [folder / "sound.pdf"]
    paths[0].write_bytes(pdf(page()))
    for number, bomb in enumerate(bombs):
        paths.append(folder / f"{number}.bin")
        paths[-1].write_bytes(bomb.build())
    return paths
