"""CIP4's own library turns our Product tickets into XJDF; the official schema judges it, and we read it.

The names of spot colours come out as tokens, without the Color that says their names.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from corpora import corpora_dir
from golden_tickets import golden_names, golden_ticket
from jdf import DIALECTS, read_job
from reference_validator import JUDGE_S, reference_validator
from thirteen_products import THIRTEEN

pytestmark = pytest.mark.interop

SOURCE = Path(__file__).parent / "ConvertTickets.java"
KEPT = "the library keeps a word of JDF 1.x for which XJDF has no place"
LACKS = "the library does not make what XJDF asks for"
EXCUSED = {
    "AssemblingIntent Container": LACKS,
    "BlowIn ChildRef": f"{LACKS}: JDF 1.x does not say which part is put in",
    "BlowIn GlueType": KEPT,
    "BlowIn Method": KEPT,
    "DeliveryParams ContactRefs": KEPT,
    "DeliveryParams Overage": KEPT,
    "DropItem ItemRef": "the library refers to each version of a product, XJDF takes one reference",
    "Intent Brand": "the library writes the brand of the stock on the frame of the intent",
    "LaminatingIntent Surface": f"{LACKS}: it writes SurfaceRef in its place",
    "LaminatingIntent SurfaceRef": KEPT,
    "MediaIntent GrainDirection": f"{KEPT}: LongEdge and ShortEdge, where XJDF counts by X and Y",
    "MediaIntent StockBrand": KEPT,
    "NumberingIntent": f"{KEPT}: XJDF has no intent for running numbers",
    "ProofItem ProofName": KEPT,
    "ProofItem ProofType": KEPT,
    "ProofItem Technology": KEPT,
    "RunList HasBleeds": KEPT,
}
"""What of the library's XJDF the schema refuses, by element and attribute, and why that is not ours to mend."""

PRODUCT = [name for name in golden_names() if DIALECTS.get(name[0]) and DIALECTS[name[0]].shape == "product"]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], bytes]:
    """Return what the library makes of each Product ticket, all in one run of Java."""
    folder = tmp_path_factory.mktemp("converted")
    libraries = reference_validator(folder).classpath
    classes = folder / "convert-classes"
    words = ["javac", "-nowarn", "-cp", libraries, "-d", str(classes), str(SOURCE)]
    subprocess.run(words, check=True, capture_output=True, timeout=JUDGE_S)
    files = {name: folder / f"{name[0]}-{name[1]}.jdf" for name in PRODUCT}
    for name, file in files.items():
        file.write_bytes(golden_ticket(*name))
    path = f"{classes}{os.pathsep}{libraries}"
    java = ["java", "-Xmx512m", "-cp", path, "ConvertTickets", *map(str, files.values())]
    ended = subprocess.run(java, capture_output=True, text=True, check=False, timeout=JUDGE_S)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return {name: file.with_name(f"{file.name}.xjdf").read_bytes() for name, file in files.items()}


def fault(message: str) -> str:
    """Return the element and attribute that a schema complains of."""
    names = re.findall(r"(?:Element '(?:\{[^}]*\})?|attribute ')(\w+)'", message)
    return " ".join(names[:2])


def test_the_schema_refuses_nothing_but_what_is_the_librarys_own(
    converted: Mapping[tuple[str, str], bytes],
) -> None:
    official = etree.XMLSchema(etree.parse(corpora_dir("jdf", "schema") / "xjdf-2.2" / "xjdf.xsd"))
    found: set[str] = set()
    for data in converted.values():
        official.validate(etree.fromstring(data))
        found |= {fault(entry.message) for entry in official.error_log}
    assert found == set(EXCUSED)


@pytest.mark.parametrize("name", PRODUCT, ids="-".join)
def test_we_read_the_same_job_out_of_it(
    name: tuple[str, str], converted: Mapping[tuple[str, str], bytes]
) -> None:
    spec, read = THIRTEEN[name[1]], read_job(converted[name]).spec
    assert [(part.size.trim_w_mm, part.size.trim_h_mm, part.pages) for part in read.parts] == [
        (part.size.trim_w_mm, part.size.trim_h_mm, part.pages) for part in spec.parts
    ]
    inks = [[ink.replace("_", " ") for ink in part.print.front.inks] for part in read.parts]
    assert [each[:1] for each in inks] == [list(part.print.front.inks[:1]) for part in spec.parts]
