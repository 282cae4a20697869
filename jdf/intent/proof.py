"""Proof: what the customer sees before the run."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive, text_fits

KINDS = ("page", "imposition")
COLORS = ("", "basic", "matched", "monochrome")


@dataclass(frozen=True, slots=True)
class Proof:
    """Pages one by one or as they lie on the sheet, in which colours, how many; a contract proof binds both sides."""

    kind: str = "page"
    name: str = ""
    quantity: int = 1
    color: str = ""
    technology: str = ""
    contract: bool = False


def proof_problems(proof: Proof, path: str) -> Iterator[Problem]:
    """Check that a proof is described in known words."""
    yield from one_of("proof-unknown", f"{path}.kind", proof.kind, KINDS)
    yield from one_of("proof-color-unknown", f"{path}.color", proof.color, COLORS)
    yield from positive("proofs-not-positive", f"{path}.quantity", proof.quantity)
    yield from text_fits(f"{path}.name", proof.name, 255)
    if " " in proof.technology or len(proof.technology) > 63:
        yield Problem(
            "technology-malformed", f"{path}.technology", f"found {proof.technology!r}; use one word: InkJet"
        )
