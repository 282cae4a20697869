"""A document is read whole, whatever stands in it, and written back to the letter."""

import pytest

from golden_tickets import golden_file, golden_names
from jdf import DocumentKind, TicketUnreadableError, XmlRefusedError, read_document, write_document
from jdf.document import XmlComment, XmlInstruction
from jdf_builders import fixture

STRANGE = b"""<?xml version='1.0' encoding='UTF-8'?>
<?xml-stylesheet href="a.xsl"?>
<!-- before -->
<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" xmlns:s="urn:shop" ID="J" Type="Product" Status="Lost" s:Own="1">
  <?note one two?>
  <ResourcePool><Media ID="M" Class="Consumable" Status="Available" Weight="135 g" Odd="x"/><!-- in --></ResourcePool>
  <s:Thing><s:Inner>text</s:Inner> tail</s:Thing>
</JDF>
<!-- behind -->
"""


def test_everything_strange_is_kept_and_written_back():
    document = read_document(STRANGE)
    assert write_document(document) == STRANGE
    assert (document.kind, document.version) == (DocumentKind.JDF, "")
    assert document.before == (XmlInstruction("xml-stylesheet", 'href="a.xsl"'), XmlComment(" before "))
    assert document.behind == (XmlComment(" behind "),)


def test_what_is_not_of_its_type_is_told_with_its_place():
    told = [(one.path, one.attribute, one.text, one.line) for one in read_document(STRANGE).misfits()]
    assert told == [("/JDF", "Status", "Lost", 4), ("/JDF/ResourcePool/Media", "Weight", "135 g", 6)]
    [status, weight] = read_document(STRANGE).misfits()
    assert status.expected.startswith("one of Waiting")
    assert weight.expected == "a number with a decimal point, such as 8.504"


@pytest.mark.parametrize(("dialect", "product"), golden_names())
def test_a_golden_ticket_is_written_back_byte_for_byte_and_all_its_values_are_of_their_types(
    dialect: str, product: str
):
    data = golden_file(dialect, product).read_bytes()
    document = read_document(data)
    assert write_document(document) == data
    assert list(document.misfits()) == []


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<JDF/>", TicketUnreadableError),
        (b'<JMF xmlns="http://www.CIP4.org/JDFSchema_2_0"/>', TicketUnreadableError),
        (b"", XmlRefusedError),
        (b"<!DOCTYPE JDF><JDF/>", XmlRefusedError),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, error: type[Exception]):
    with pytest.raises(error):
        read_document(data)


def test_each_kind_is_known_by_its_root():
    kinds = {
        "jdf-returned-completed.jdf": DocumentKind.JDF,
        "xjmf-submit.xjmf": DocumentKind.XJMF,
        "xjdf-flyer.xjdf": DocumentKind.XJDF,
    }
    assert {name: read_document(fixture(name)).kind for name in kinds} == kinds


def test_a_document_that_says_it_stands_alone_says_so_again():
    data = STRANGE.replace(b"'UTF-8'?>", b"'UTF-8' standalone='yes'?>")
    assert write_document(read_document(data)) == data
