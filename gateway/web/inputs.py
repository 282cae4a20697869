"""The kinds of input that routes share, each with its limits."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

EXAMPLE_ID = "0198c6f2-7d3a-7c41-9a51-2f6f0f3f5e10"
_LARGEST = 2**63 - 1


def _keepable(text: str) -> str:
    """Refuse what a database cannot keep as text: halves of surrogate pairs and NUL."""
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text):
        raise PydanticCustomError("not_keepable", "it holds characters that are no text")
    return text


Clean = AfterValidator(_keepable)
Id = Annotated[str, Field(max_length=64), Clean]
PathId = Annotated[
    str,
    Path(max_length=64, description="The id; for an order its number will do, e.g. `2026-000123`."),
    Clean,
]
Reason = Annotated[
    str, Field(max_length=2000, description="Why, in a few words; kept with the order."), Clean
]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Version = Annotated[int, Field(ge=0, le=_LARGEST)]
Seq = Annotated[int, Query(ge=0, le=_LARGEST, description="The `seq` of the last event you have; 0 for all.")]


class Body(BaseModel):
    """A request's body: what it does not know it refuses, so that a slip of the pen is not lost silently."""

    model_config = ConfigDict(extra="forbid", frozen=True)
