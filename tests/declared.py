"""Every declaration of the standards' tables, an element a line, kept so that none disappears unnoticed.

`python tests/declared.py` writes the list anew; its change is read before it is committed.
"""

import hashlib
import sys
from collections.abc import Iterator

from jdf.processes import processes
from jdf.processes.process import Process
from jdf.standard.grammar import Block, jdf_grammar, xjdf_grammar
from jdf.vocabulary import SPAN_VALUES
from jdf_builders import FIXTURES

LIST = FIXTURES / "declared.tsv"


def declared() -> Iterator[tuple[str, str]]:
    """Yield each declaration's name and what it says, in few letters."""
    for standard, grammar in (("jdf", jdf_grammar()), ("xjdf", xjdf_grammar())):
        for name in grammar.names:
            yield f"{standard}:{name}", _digest(_lines(grammar[name]))
    for name, process in processes().items():
        yield f"process:{name}", _digest(_rules(process))
    for name, values in SPAN_VALUES.items():
        yield f"span:{name}", _digest(values)


def _lines(block: Block) -> list[str]:
    attributes = [
        f"@{fact.name} {fact.kind.name} {' '.join(fact.kind.values)} {fact.required} {fact.span} {dict(fact.newer)}"
        for fact in block.attributes.values()
    ]
    children = [
        f"{tag} {fact.table} {fact.least} {fact.most} {fact.span}" for tag, fact in block.children.items()
    ]
    text = block.text.name if block.text else ""
    return [f"{block.resource_class} {block.span} {text}", *sorted(attributes), *sorted(children)]


def _rules(process: Process) -> list[str]:
    return [str(process.closed), *sorted(map(str, process.links))]


def _digest(lines: list[str] | tuple[str, ...]) -> str:
    return f"{len(lines)} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:12]}"


def kept() -> dict[str, str]:
    """Return the list as it is kept."""
    rows = (line.partition("\t") for line in LIST.read_text(encoding="utf-8").splitlines())
    return {name: said for name, _, said in rows}


def main() -> int:
    """Write the list anew."""
    LIST.write_text("".join(f"{name}\t{said}\n" for name, said in declared()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
