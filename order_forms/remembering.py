"""Work out what follows from a form and answers once: one page asks for the same things again and again.

The answers are kept as text, so that whoever changes theirs later changes nothing here; a few of the latest are kept.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from order_forms.schema import Gate

LATEST = 64
_Result = TypeVar("_Result")
Working = Callable[[Gate, Mapping[str, Any]], _Result]


def remembered(work_out: Working[_Result], gate: Gate, answers: Mapping[str, Any]) -> _Result:
    """Return what a pure function makes of a form's schema and answers; its result must not be changed by anybody."""
    try:
        text = json.dumps(answers)
    except (TypeError, ValueError, RecursionError):  # no JSON, so nothing that was ever kept
        return work_out(gate, answers)
    found: _Result = _remembered(work_out, gate, text)
    return found


@lru_cache(maxsize=LATEST)
def _remembered(work_out: Working[Any], gate: Gate, text: str) -> Any:  # noqa: ANN401 - of whatever is worked out
    return work_out(gate, json.loads(text))
