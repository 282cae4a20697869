"""What the processes without a module of their own take and give, from `jdf/standard/processes.txt`.

[Folding]                    a process; `any` after the name: it takes any other resource too
  in Component FoldingParams exactly one input each; `?`, `*` and `+` as in the other tables, `/Cover` a ProcessUsage
  out Component              the outputs
  also Tool                  taken or given, nobody counts them
"""

import re
from collections.abc import Iterator
from importlib.resources import files

from jdf.processes.process import GENERAL, LinkRule, Process

_RULE = re.compile(r"(\w+)([?*+]?)(?:/(\w+))?\Z")
_LIMITS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None), "": (1, 1)}


def table() -> Iterator[Process]:
    """Yield every process of the table."""
    text = files("jdf.standard").joinpath("processes.txt").read_text(encoding="utf-8")
    for paragraph in re.split(r"^(?=\[)", text, flags=re.MULTILINE)[1:]:
        head, *lines = paragraph.splitlines()
        name, _, free = head[1:].partition("]")
        rules = tuple(rule for line in lines for rule in _rules(line.strip()))
        yield Process(name, (*rules, *GENERAL), closed=not free.strip())


def _rules(line: str) -> Iterator[LinkRule]:
    usage, *words = line.split(" ")
    for word in words:
        found = _RULE.match(word)
        if found is None:
            raise ValueError(f"the table says {word!r}, expected Name?/ProcessUsage")
        resource, often, process_usage = found.groups(default="")
        if usage == "also":
            yield LinkRule(resource, "Input", 0, None)
            yield LinkRule(resource, "Output", 0, None)
        else:
            least, most = _LIMITS[often]
            yield LinkRule(resource, "Input" if usage == "in" else "Output", least, most, process_usage)
