"""Names under which the parts of a package may be written: plain, short, unlike each other, inside the folder."""

import re
import unicodedata
from typing import Final

_LONGEST: Final = 64
_ALLOWED: Final = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_DEEPEST: Final = 8


class SafeNames:
    """Gives every part a name of its own; what a part calls itself is only a suggestion."""

    def __init__(self) -> None:
        """Begin with no name given away."""
        self._given: set[str] = set()

    def path(self, wished: str, number: int) -> str:
        """Return a relative path as near to the wished one as is safe."""
        steps = [step for step in wished.replace("\\", "/").split("/") if step.strip(". ")]
        safe = [_safe(step) for step in steps[-_DEEPEST:]]
        folder, last = "/".join(safe[:-1]), (safe[-1:] or [""])[0] or f"part-{number}"
        for name in _spellings(last, number):
            path = f"{folder}/{name}" if folder else name
            if not self._taken(path):
                self._take(path)
                return path
        raise AssertionError("the number of a part makes its name its own")

    def name(self, wished: str, number: int) -> str:
        """Return a file name without folders."""
        return self.path(wished.replace("\\", "/").rpartition("/")[2], number)

    def _taken(self, path: str) -> bool:
        """Tell whether a path is given away, as a file or a folder, or leads through a file."""
        key = path.casefold()
        steps = key.split("/")
        above = ("/".join(steps[:end]) for end in range(1, len(steps)))
        return key in self._given or key + "/" in self._given or any(each in self._given for each in above)

    def _take(self, path: str) -> None:
        key = path.casefold()
        self._given.add(key)
        steps = key.split("/")
        self._given.update("/".join(steps[:end]) + "/" for end in range(1, len(steps)))


def _spellings(name: str, number: int) -> tuple[str, ...]:
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem else (name, "")
    numbered = f"{stem[: _LONGEST - 24]}-{number}"
    return name, f"{numbered}{suffix[:20]}", f"{numbered}.{number}{suffix[:16]}", f"part-{number}"


def _safe(step: str) -> str:
    """Return one step of a path in plain ASCII: umlauts lose their dots, all else becomes a dash."""
    plain = unicodedata.normalize("NFKD", step).encode("ascii", "ignore").decode()
    name = _ALLOWED.sub("-", plain).strip("-. ")
    if len(name) > _LONGEST:
        stem, dot, suffix = name.rpartition(".")
        suffix = (dot + suffix)[:16] if stem else ""
        name = name[: _LONGEST - len(suffix)].rstrip("-. ") + suffix
    return f"_{name}" if _RESERVED.match(name) else name


def is_safe(path: str) -> bool:
    """Tell whether a relative path can stand on any device as it is."""
    return all(step and _safe(step) == step for step in path.split("/"))
