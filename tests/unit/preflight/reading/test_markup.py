import pytest

from preflight.reading.markup import MarkupError, attribute, elements, local


def found(xml: bytes, *wanted: str, step: int = 7) -> list[str]:
    pieces = [xml[at : at + step] for at in range(0, len(xml), step)]
    return [
        "".join(each.itertext("*")) + attribute(each, "n") for each in elements(pieces, frozenset(wanted))
    ]


def test_wanted_elements_come_whole_and_in_order() -> None:
    xml = b'<a xmlns:x="y"><x:r x:n="1">p<c>q</c></x:r><b>no</b><x:r n="2"/></a>'
    assert found(xml, "r") == ["pq1", "2"]


def test_an_element_within_its_like_is_part_of_it() -> None:
    assert found(b"<a><r>1<r>2</r></r><r>3</r></a>", "r") == ["12", "3"]


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<!DOCTYPE a><a/>".encode("utf-16"),
        b"<a><b></a>",
        b"<a>",
        b"",
        b"<a>" * 300,
        b"\xff\xfe\x00",
    ],
)
@pytest.mark.parametrize("step", [3, 4096])
def test_hostile_or_broken_xml_is_refused(xml: bytes, step: int) -> None:
    with pytest.raises(MarkupError):
        found(xml, "r", step=step)


def test_names_are_told_without_their_namespace() -> None:
    assert [local("{x}a"), local("a"), local(None)] == ["a", "a", ""]
