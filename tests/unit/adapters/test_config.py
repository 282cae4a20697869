from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.config import from_table
from adapters.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Inner:
    name: str


@dataclass(frozen=True, slots=True)
class Config:
    folder: Path
    out: Path | None = None
    seconds: float = 1.0
    count: int = 1
    on: bool = False
    words: tuple[str, ...] = ()
    parts: tuple[Inner, ...] = ()


def read(**table: object) -> Config:
    return from_table(Config, {"folder": "hot", **table}, where="device press", base=Path("/shop"))


def test_values_take_the_types_of_the_dataclass() -> None:
    found = read(out="/abs", seconds=2, words=["a"], parts=[{"name": "x"}], on=True)
    assert found == Config(
        Path("/shop/hot"), Path("/abs"), 2.0, 1, on=True, words=("a",), parts=(Inner("x"),)
    )


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ({"secnods": 3}, ["device press", "'secnods'", "did you mean 'seconds'?"]),
        ({"seconds": "3"}, ["seconds", "'3'", "expected a number"]),
        ({"seconds": True}, ["expected a number"]),
        ({"count": 1.5}, ["count", "expected a whole number"]),
        ({"on": 1}, ["expected true or false"]),
        ({"out": 7}, ["expected a path"]),
        ({"words": "a"}, ["expected a list"]),
        ({"words": [1]}, ["words[0]", "expected a text"]),
        ({"parts": ["x"]}, ["parts[0]", "expected a table"]),
        ({"parts": [{"nmae": "x"}]}, ["parts[0]", "did you mean 'name'?"]),
    ],
)
def test_each_mistake_is_named_with_its_place_and_remedy(table: dict[str, object], names: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        read(**table)
    assert all(name in str(caught.value) for name in names)


def test_a_key_without_default_must_be_there() -> None:
    with pytest.raises(ConfigError, match="the key 'folder' is missing"):
        from_table(Config, {}, where="device press")
