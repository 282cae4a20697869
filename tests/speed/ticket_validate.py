"""What processor time judging a ticket costs beside parsing it, and beside the official schema where it is at hand."""

import copy
import os
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from golden_tickets import GOLDEN
from jdf import Depth, load_xsd_set, parse_xml, validate
from jdf_builders import fixture
from speed.figure import Figure, Goal, Measured, median

_SMALL_BYTES, _LARGE_BYTES = 14_000, 5_000_000
_PARSE, _SCHEMA = "bare lxml parse", "parse and official schema 1.5"


def measure(*, quick: bool) -> Measured:
    """Judge a ticket of 14 KB and one of 5 MB at full depth, by turns with the peers."""
    small, large = _small(), _large()
    found = [_figure("ticket of 14 KB, full depth", small, 5 if quick else 60, Goal(3.0, "ms"))]
    found += _by_schema(small, 5 if quick else 60)
    found.append(_figure("ticket of 5 MB, full depth", large, 1 if quick else 5, Goal(1000.0, "ms")))
    found += [_hostile(name, make) for name, make in _FAULTS.items()]
    note = f"{len(large) / 1e6:.1f} MB take {_traced(large):.0f} MB of Python memory beside the parsed tree."
    return Measured(tuple(found), (f"Small: {len(small)} bytes. {note}",))


def _figure(name: str, data: bytes, rounds: int, goal: Goal) -> Figure:
    judge(data)
    pairs = [(_ms(lambda: judge(data)), _ms(lambda: etree.fromstring(data))) for _ in range(rounds)]
    ours, bare = zip(*pairs, strict=True)
    return Figure(name, median(ours), "ms", _PARSE, median(bare), (goal,))


def _by_schema(data: bytes, rounds: int) -> list[Figure]:
    folder = Path(os.environ.get("GATEWAY_CORPORA", "corpora")) / "jdf" / "schema"
    if not (folder / "jdf-1.5" / "JDF.xsd").is_file():
        return []
    schemas = load_xsd_set(folder, ("1.5",))
    pairs = [(_ms(lambda: judge(data)), _ms(lambda: schemas.faults(parse_xml(data)))) for _ in range(rounds)]
    ours, peer = zip(*pairs, strict=True)
    return [Figure("the same beside the schema", median(ours), "ms", _SCHEMA, median(peer), ())]


def judge(data: bytes) -> None:
    """Judge at full depth."""
    validate(data, depth=Depth.REACH)


_FAULTS: Mapping[str, Callable[[int], str]] = {
    "misspelt values": lambda n: (
        f'<Media ID="M{n}" Class="Consumables" Status="Availabel" MediaType="Papper"/>'
    ),
    "files that cannot be opened": lambda n: (
        f'<FileSpec URL="c:\\{n}" TimeStamp="2026-11-27T00:00:00" Amount="-1"/>'
    ),
    "unknown words": lambda n: f'<Nonsense{n} Word{n}="{n}"/>',
    "links to nothing": lambda n: f'<MediaRef rRef="x{n}"/>',
    "empty elements": lambda _: "<Media/>",
}
_HEAD = '<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J" Type="Product" Version="1.5"><ResourcePool>'
_TAIL = "</ResourcePool></JDF>"


def _hostile(name: str, make: Callable[[int], str]) -> Figure:
    """Judge one megabyte of nothing but faults of one kind."""
    count = 1_000_000 // len(make(100_000))
    data = (_HEAD + "".join(map(make, range(count))) + _TAIL).encode()
    ours, bare = _ms(lambda: judge(data)), _ms(lambda: etree.fromstring(data))
    megabytes = len(data) / 1e6
    return Figure(
        f"1 MB of {name}, {count:,} elements", ours / megabytes, "ms", _PARSE, bare / megabytes,
        (Goal(100.0, "ms"),),
    )  # fmt: skip


def _small() -> bytes:
    files = (path.read_bytes() for path in sorted((GOLDEN / "jdf-1.5-product").glob("*.jdf")))
    return min(files, key=lambda data: abs(len(data) - _SMALL_BYTES))


def _large() -> bytes:
    """Return a ticket whose pool is filled with copies of its resources."""
    root = parse_xml(fixture("jdf-idp-combined.jdf"))
    pool = next(node for node in root if str(node.tag).endswith("}ResourcePool"))
    resources = [node for node in pool if not str(node.tag).endswith(("}NodeInfo", "}CustomerInfo"))]
    turn = 0
    while turn % 50 or len(etree.tostring(root)) < _LARGE_BYTES:
        turn += 1
        for resource in resources:
            copied = copy.deepcopy(resource)
            for node in copied.iter("*"):
                if "ID" in node.attrib:
                    node.set("ID", f"{node.get('ID')}_{turn}")
            pool.append(copied)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _ms(do: Callable[[], object]) -> float:
    started = time.process_time()
    do()
    return (time.process_time() - started) * 1000


def _traced(data: bytes) -> float:
    tracemalloc.start()
    judge(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6
