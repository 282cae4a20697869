"""Read one JSON file of a form's folder, with an answer for whoever edits it."""

import json
from pathlib import Path
from typing import Any

from order_forms.errors import FormUnreadableError


def read_object(path: Path) -> dict[str, Any]:
    """Read a JSON file that must be one object; a name given twice is refused, since one of them would be lost.

    Raises:
        FormUnreadableError: names the file and the place to correct.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except OSError as error:
        raise FormUnreadableError(
            f"{path} cannot be read: {error.strerror}; a form needs this file"
        ) from error
    except ValueError as error:
        raise FormUnreadableError(f"{path} is no valid JSON: {error}; correct that place") from error
    if not isinstance(data, dict):
        raise FormUnreadableError(f"{path} holds a {type(data).__name__}; write one JSON object")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice!r} stands twice in one object")
    return found
