"""Which checks look after the requirements of a trade specification; data in TOML beside this file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

VARIANTS = ("sheetfed", "digital", "newspaper", "large-format")
"""The profiles in which every requirement is weighed."""

_GWG_2015 = Path(__file__).parent / "gwg2015.toml"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement and the ids of its checks."""

    id: str
    title: str
    checks: tuple[str, ...]


def gwg_2015() -> tuple[Requirement, ...]:
    """Read the requirements of the Ghent Workgroup's specification of 2015, in its order."""
    table = tomllib.loads(_GWG_2015.read_text(encoding="utf-8"))["requirement"]
    return tuple(Requirement(row["id"], row["title"], tuple(row["checks"])) for row in table)
