"""ZIP packages are written as streams, the same bytes for the same content."""

import io
import zipfile

import pytest

from jdf import PackageNotWritableError
from jdf.packages import Content, ZipPackage, read_zip
from package_builders import ART, joined, taken, xjdf_zip


def test_others_read_what_we_write_and_the_root_stands_first() -> None:
    data = xjdf_zip(root_xjmf=b"<XJMF/>" * 99, art__a_pdf=ART)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["root.xjmf", "art/a.pdf"]
        assert archive.read("art/a.pdf") == ART
        assert archive.getinfo("root.xjmf").compress_size < 99
    assert data == xjdf_zip(root_xjmf=b"<XJMF/>" * 99, art__a_pdf=ART)


def test_a_part_may_come_as_a_stream() -> None:
    package = ZipPackage((Content("root.xjmf", b"<XJMF/>"), Content("a.pdf", iter([ART, ART]))))
    assert taken(read_zip(io.BytesIO(joined(package.chunks()))))[1] == ("a.pdf", ART + ART)


@pytest.mark.parametrize("name", ["", "../a", "/a", "a b", "ä.pdf", "con.pdf", "a/", "A.XJDF"])
def test_a_name_that_some_device_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(PackageNotWritableError):
        ZipPackage((Content("a.xjdf", b""), Content(name, b"")))


def test_a_zip_of_nothing_is_refused() -> None:
    with pytest.raises(PackageNotWritableError):
        ZipPackage(())
