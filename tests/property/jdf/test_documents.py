"""Any document, however strange, comes through reading and writing as it was; rubbish is refused."""

from collections.abc import Iterable
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from golden_tickets import golden_file, golden_names
from jdf import JdfError, parse_xml, read_document, read_job, resolve, write_document
from jdf.names import JDF_NAMESPACE, PRINTTALK_NAMESPACE, XJDF_NAMESPACE, clark
from jdf.standard.grammar import jdf_grammar

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    max_size=12,
)
ROOTS = [clark(name) for name in ("JDF", "JMF")]
ROOTS += [clark(name, XJDF_NAMESPACE) for name in ("XJDF", "XJMF")]
ROOTS += [clark("PrintTalk", PRINTTALK_NAMESPACE)]
NAMES = st.sampled_from([*jdf_grammar().names[:200], "Thing", "Media", "Part", "Comment"])
TAGS = st.builds(clark, NAMES, st.sampled_from([JDF_NAMESPACE, XJDF_NAMESPACE, "urn:shop", "urn:other"]))
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["ID", "Status", "Weight", "Dimension", "Own", "{urn:shop}Own", "TimeStamp", "Curve"]),
    TEXT | st.sampled_from(["1 2", "true", "INF", "0 ~ 3", "2026-11-30T17:00:00Z", "A"]),
    max_size=4,
)


def _element(
    tag: str, attributes: dict[str, str], text: str, inside: Iterable[etree._Element]
) -> etree._Element:
    node = etree.Element(tag, attributes)
    node.text = text
    node.extend(inside)
    return node


def _with_tail(node: etree._Element, tail: str) -> etree._Element:
    node.tail = tail
    return node


LEAVES = st.one_of(
    st.builds(_element, TAGS, ATTRIBUTES, TEXT, st.just(())),
    st.builds(etree.Comment, TEXT.filter(lambda text: "-" not in text)),
    st.builds(
        etree.ProcessingInstruction, st.just("note"), TEXT.map(lambda text: text.replace("?", "").strip())
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda inside: st.builds(
        _element, TAGS, ATTRIBUTES, TEXT, st.lists(st.builds(_with_tail, inside, TEXT), max_size=4)
    ),
    max_leaves=12,
)


def canonical(data: bytes) -> str:
    return etree.canonicalize(from_file=BytesIO(data), with_comments=True)


@settings(deadline=None)
@given(st.sampled_from(ROOTS), ATTRIBUTES, TEXT, st.lists(TREES, max_size=4))
def test_a_document_read_and_written_means_the_same_to_the_letter(
    root: str, attributes: dict[str, str], text: str, inside: list[etree._Element]
):
    data = etree.tostring(_element(root, attributes, text, inside), encoding="UTF-8", xml_declaration=True)
    document = read_document(data)
    written = write_document(document)
    assert canonical(written) == canonical(data)
    assert write_document(read_document(written)) == written
    misfits = {(one.path, one.attribute) for one in document.misfits()}
    for element in document.root.walk():
        assert element.values.keys() == element.attributes.keys()
        for name, value in element.values.items():
            told = (element.path, name) in misfits
            assert not told or value == element.text_of(name)


@settings(deadline=None)
@given(st.sampled_from(golden_names()), st.data())
def test_a_torn_ticket_is_read_or_refused(which: tuple[str, str], data: st.DataObject):
    whole = golden_file(*which).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(at, min(len(whole), at + 200)))
    torn = whole[:at] + data.draw(st.binary(max_size=8)) + whole[until:]
    try:
        document = read_document(torn)
    except JdfError:
        return
    assert write_document(read_document(write_document(document))) == write_document(document)
    assert all(misfit.expected for misfit in document.misfits())


@settings(deadline=None)
@given(st.sampled_from(golden_names()), st.data())
def test_a_changed_ticket_is_resolved_and_read_as_a_job_or_refused(
    which: tuple[str, str], data: st.DataObject
):
    root = parse_xml(golden_file(*which).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        node = data.draw(st.sampled_from(list(root.iter("*"))))
        names = [*map(str, node.attrib), "PartIDKeys", "RunIndex", "rRef", "Name", "NPage"]
        node.set(
            data.draw(st.sampled_from(names)), data.draw(TEXT | st.sampled_from(["0 ~ 3", "M1", "-1", "1e9"]))
        )
    changed = etree.tostring(root)
    for one in resolve(read_document(changed)):
        for link in one.links:
            assert all(part.keys == dict(part.keys) for part in link.partitions)
            assert link.resource is None or link.resource.leaves
    try:
        read = read_job(changed)
    except JdfError:
        return
    assert read.spec.parts
