import io

import pikepdf
import pytest

from preflight_builders import assemble, known_facts, locked, page, pdf


def catalog(entries: str, version: str = "1.6") -> bytes:
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{entries}>>".encode(),
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: b"<<>>",
        4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    }
    return assemble(objects, version=version)


def resaved(**how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(page()))) as opened:
        opened.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_versions_of_header_and_catalog_are_told_apart() -> None:
    found = known_facts(catalog("/Version/1.7", "1.3")).structure
    assert (found.header_version, found.catalog_version, found.objects) == ("1.3", "1.7", 5)


def test_streams_of_objects_and_cross_references_are_told() -> None:
    old = known_facts(resaved(object_stream_mode=pikepdf.ObjectStreamMode.disable)).structure
    new = known_facts(resaved(object_stream_mode=pikepdf.ObjectStreamMode.generate)).structure
    assert (old.object_streams, old.xref_streams) == (False, False)
    assert (new.object_streams, new.xref_streams) == (True, True)


def test_a_linearised_file_is_one_revision() -> None:
    found = known_facts(resaved(linearize=True)).structure
    assert (found.linearised, found.revisions) == (True, 1)


@pytest.mark.parametrize(
    ("entries", "name", "value"),
    [
        ("/Collection<<>>", "portfolio", True),
        ("/MarkInfo<</Marked true>>", "tagged", True),
        ("/DPartRoot<<>>", "parts", True),
        ("/Lang(de)", "language", "de"),
        ("/Extensions<</ADBE<<>>>>", "extensions", ("ADBE",)),
    ],
)
def test_what_the_catalog_holds_is_told(entries: str, name: str, value: object) -> None:
    assert getattr(known_facts(catalog(entries)).structure, name) == value


def test_the_lock_names_its_method() -> None:
    lock = known_facts(locked(pdf(page()))).encryption
    assert lock is not None
    assert lock.method == "aesv3"
