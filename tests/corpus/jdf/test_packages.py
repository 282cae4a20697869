"""Every MIME package of the public corpora is read whole, whatever its framing; every skeleton too."""

from hashlib import sha256
from pathlib import Path

import pytest

from corpora import corpora_dir
from jdf import parse_xml
from jdf.packages import read_mime, unpack

pytestmark = pytest.mark.corpus
TRACES = ("bambi-traces", "mime-variants")


def traced(path: Path) -> tuple[str, bytes]:
    """Return the Content-Type and the body of the request in a trace."""
    request = path.read_bytes().partition(b"=== REQUEST\n")[2].partition(b"=== RESPONSE")[0]
    head, _, body = request.partition(b"\n\n")
    found = [line for line in head.decode().splitlines() if line.lower().startswith("content-type:")]
    return found[0].partition(":")[2].strip(), body


def test_every_public_package_is_read_and_each_ticket_in_it_is_xml(tmp_path: Path) -> None:
    packages = sorted(corpora_dir("mime").iterdir())
    contents = []
    for path in packages:
        (tmp_path / path.name).mkdir()
        found = unpack(read_mime(path), tmp_path / path.name)
        assert (len(found.parts) > 1, found.unread) == (True, ())
        contents += [(tmp_path / path.name / part.path, part.media_type) for part in found.parts]
    files = [path for path, kind in contents if kind == "application/pdf"]
    assert (len(packages), len(files)) == (9, 5)
    assert [path.read_bytes()[:5] for path in files] == [b"%PDF-"] * len(files)


def test_every_framing_of_the_traces_gives_the_same_message_and_the_same_file() -> None:
    traces = [traced(path) for path in sorted(corpora_dir(*TRACES).glob("*-MIME-*"))]
    packages = [(kind, body) for kind, body in traces if kind.startswith("multipart")]
    assert len(packages) == 10
    read = [
        {part.head.location: part.read() for part in read_mime([body], content_type=kind)}
        for kind, body in packages
    ]
    assert {tuple(found) for found in read} == {("jmf", "ticket", "art")}
    for location in ("jmf", "art"):
        assert len({sha256(found[location]).hexdigest() for found in read}) == 1
    assert [parse_xml(found["ticket"]).tag for found in read] == [
        "{http://www.CIP4.org/JDFSchema_1_1}JDF"
    ] * 10
