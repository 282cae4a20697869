"""CIP4's own library reads our packages and we read its: the parts are the same, byte for byte."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jdf import parse_xml
from jdf.packages import Content, Transfer, ZipPackage, read_mime
from package_builders import ART, JDF, JMF, joined, submission
from reference_validator import JUDGE_S, reference_validator

pytestmark = pytest.mark.interop
UNHARMED = ("binary", "8bit", "base64")
"""In quoted-printable the library takes every file for text and makes all its line ends CRLF."""

SOURCE = Path(__file__).parent / "SwapPackages.java"
Swap = Callable[..., list[str]]


@pytest.fixture(scope="module")
def swap(tmp_path_factory: pytest.TempPathFactory) -> Swap:
    """Return the reference library's reader and writer of packages, compiled once."""
    folder = tmp_path_factory.mktemp("swap")
    libraries = reference_validator(folder).classpath
    classes = folder / "swap-classes"
    words = ["javac", "-nowarn", "-cp", libraries, "-d", str(classes), str(SOURCE)]
    subprocess.run(words, check=True, capture_output=True, timeout=JUDGE_S)

    def run(*arguments: object) -> list[str]:
        path = f"{classes}{os.pathsep}{libraries}"
        java = ["java", "-Xmx512m", "-cp", path, "SwapPackages", *map(str, arguments)]
        ended = subprocess.run(java, capture_output=True, text=True, check=False, timeout=JUDGE_S)
        assert ended.returncode == 0, ended.stderr[-2000:]
        return ended.stdout.splitlines()

    return run


@pytest.mark.parametrize("transfer", Transfer)
def test_it_finds_our_parts_and_each_byte_of_them(transfer: Transfer, swap: Swap, tmp_path: Path) -> None:
    package = tmp_path / "submit.mjm"
    package.write_bytes(joined(submission(transfer).message()))
    told = swap("read", package, tmp_path)
    assert told == ["0\tjmf@gw\tsubmit.jmf", "1\tticket@gw\tjob.jdf", "2\tart@gw\tart.pdf"]
    assert [(tmp_path / str(number)).read_bytes() for number in range(3)] == [JMF, JDF, ART]
    assert swap("find", package, "cid:art@gw", "ticket@gw", "cid:nothing@gw") == ["found", "found", "missing"]


@pytest.mark.parametrize("encoding", ["binary", "8bit", "base64", "quoted-printable"])
def test_we_find_its_parts_and_each_byte_of_the_file(encoding: str, swap: Swap, tmp_path: Path) -> None:
    for name, data in {
        "submit.jmf": JMF,
        "job.jdf": JDF.replace(b"cid:art@gw", b"art.pdf"),
        "art.pdf": ART,
    }.items():
        (tmp_path / name).write_bytes(data)
    package = tmp_path / "theirs.mjm"
    swap("write", package, tmp_path / "submit.jmf", tmp_path / "job.jdf", encoding)
    parts = [(part.head, part.read()) for part in read_mime(package)]
    assert [head.file_name for head, _ in parts] == ["submit.jmf", "job.jdf", "art.pdf"]
    assert {head.encoding for head, _ in parts} == {encoding}
    swap("read", package, tmp_path)
    assert [data for _, data in parts] == [(tmp_path / str(number)).read_bytes() for number in range(3)]
    assert parts[2][1] == (ART if encoding in UNHARMED else re.sub(rb"\r\n|\r|\n", b"\r\n", ART))
    (submission_url,) = (each.get("URL") for each in parse_xml(parts[0][1]).iter("{*}QueueSubmissionParams"))
    (art_url,) = (each.get("URL") for each in parse_xml(parts[1][1]).iter("{*}FileSpec"))
    assert [submission_url, art_url] == [f"cid:{head.location}" for head, _ in parts[1:]]


def test_javas_stream_reader_takes_our_zip(swap: Swap, tmp_path: Path) -> None:
    files = {"root.xjmf": b"<XJMF/>" * 50, "job.xjdf": b"<XJDF/>", "art/a.pdf": ART * 400}
    package = tmp_path / "job.zip"
    package.write_bytes(joined(ZipPackage(tuple(Content(*each) for each in files.items())).chunks()))
    assert [line.split("\t")[1] for line in swap("zip", package, tmp_path)] == list(files)
    assert [(tmp_path / str(number)).read_bytes() for number in range(3)] == list(files.values())
