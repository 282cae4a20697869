"""What the simulated device has loaded and how it is told to behave."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from adapters.config import from_table
from adapters.errors import ConfigError


class Act(StrEnum):
    """What a rule makes the device do."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    FAIL = "fail"
    IGNORE = "ignore"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper that is loaded. No weight fits every weight, no coating every coating."""

    name: str
    gsm: float | None = None
    coating: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """Which tickets a rule means; texts may hold * and ?, what is left out does not matter."""

    job_id: str = ""
    product_type: str = ""
    name: str = ""
    quantity_min: int | None = None
    quantity_max: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the script; the first that fits decides, `text` is what the device says."""

    then: str
    when: When = When()
    text: str = "stopped by the operator"
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.then not in list(Act):
            raise ConfigError(
                f"rule: then = {self.then!r} is not known",
                why=f"known are {', '.join(Act)}",
                fix="correct the script",
            )


@dataclass(frozen=True, slots=True)
class SimulatorConfig:
    """The device. With no stock listed, every paper is taken to be loaded.

    print_seconds: how long each job takes; jitter_s: how much longer at most, by chance.
    keep_assets: leave a job's files in the hot folder when it is done.
    """

    name: str = "Simulated press"
    stock: tuple[Stock, ...] = ()
    rule: tuple[Rule, ...] = ()
    print_seconds: float = 0.0
    jitter_s: float = 0.0
    keep_assets: bool = False


def load_config(path: Path | None) -> SimulatorConfig:
    """Read the device's own settings from a TOML file; without one it takes everything.

    Raises:
        ConfigError: the file is no TOML or holds an unknown key.
    """
    if path is None:
        return SimulatorConfig()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ConfigError(f"{path}: {problem}", fix="correct the file") from problem
    return from_table(SimulatorConfig, table, where=str(path))
