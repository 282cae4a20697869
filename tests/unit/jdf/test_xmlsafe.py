"""Hostile XML is turned away by its precise reason, quickly, and without touching anything outside."""

import codecs

import pytest

from jdf import MESSAGE_LIMITS, XmlLimits, XmlRefusedError, parse_xml

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
)


def refusal(data: bytes, limits: XmlLimits | None = None) -> str:
    with pytest.raises(XmlRefusedError) as caught:
        parse_xml(data, limits=limits) if limits else parse_xml(data)
    assert caught.value.actor == "csr"
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]><a/>',
        LAUGHS + "]><a>&m;</a>",
        LAUGHS + ']><a b="&m;"/>',
        "  <!-- <a> --> <?pi x?>\n<!DOCTYPE a><a/>",
        '<?xml version="1.0"?><!-- c --><!DOCTYPE a><a/>',
        "<!doctype a><a/>",
    ],
)
def test_a_doctype_is_refused_in_every_encoding_and_wherever_it_can_stand(text: str, encoding: str):
    assert refusal(text.encode(encoding)) == "xml-doctype"


def test_the_word_doctype_inside_the_document_is_no_doctype():
    text = "<a><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]></a>"
    assert parse_xml(text.encode()).text is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xml-malformed"),
        (b"not xml", "xml-malformed"),
        (b"<a>", "xml-malformed"),
        (b"<a>\x01</a>", "xml-malformed"),
        (b"<a>&undefined;</a>", "xml-malformed"),
        (b"<a>" * 300 + b"</a>" * 300, "xml-malformed"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "xml-malformed"),
        (b"<a>\xff</a>", "xml-encoding"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe4</a>', "xml-encoding"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "xml-encoding"),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', "xml-encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "xml-encoding"),
        ('<?xml version="1.0" encoding="utf-8"?><a/>'.encode("utf-16"), "xml-encoding"),
        ("<a/>".encode("utf-32"), "xml-encoding"),
        ("<a/>".encode("utf-32-be"), "xml-encoding"),
        (codecs.BOM_UTF16_LE + b"<", "xml-encoding"),
        ('<?xml version="1.0"?><a/>'.encode("cp037"), "xml-encoding"),
    ],
)
def test_what_is_not_sound_xml_in_a_known_encoding_is_refused(data: bytes, code: str):
    assert refusal(data) == code


@pytest.mark.parametrize(
    "data",
    [
        "<a>ä</a>".encode(),
        "<a>ä</a>".encode("utf-8-sig"),
        "<a>ä</a>".encode("utf-16"),
        "<a>ä</a>".encode("utf-16-le"),
        '<?xml version="1.0" encoding="UTF-8"?>\n<a>ä</a>'.encode(),
        "<?xml version='1.0' encoding='utf-16'?><a>ä</a>".encode("utf-16"),
    ],
)
def test_both_encodings_of_the_allow_list_are_read(data: bytes):
    assert parse_xml(data).text == "ä"


def test_two_million_elements_are_refused_before_what_follows_them_is_read():
    data = b"<a>" + b"<b/>" * 2_000_000 + b"</not-well-formed>"
    assert refusal(data) == "xml-too-many-elements"


def test_elements_are_counted_and_not_the_signs_that_look_like_them():
    comments = b"<a>" + b"<!--<-->" * 300 + b"<b/>" * 3 + b"</a>"
    assert len(parse_xml(comments, limits=XmlLimits(max_elements=5)).findall("b")) == 3
    assert refusal(comments, XmlLimits(max_elements=3)) == "xml-too-many-elements"


def test_a_message_may_be_smaller_than_a_ticket():
    data = b"<a>" + b" " * (MESSAGE_LIMITS.max_bytes) + b"</a>"
    assert parse_xml(data).tag == "a"
    assert refusal(data, MESSAGE_LIMITS) == "xml-too-large"


def test_an_include_stays_what_it_is():
    include = b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></a>'
    root = parse_xml(include)
    assert "".join(root.itertext()) == ""
    assert len(root) == 1


def test_compressed_bytes_are_not_unpacked():
    assert refusal(bytes.fromhex("1f8b0800000000000003b349d4070071c18f5504000000")) == "xml-encoding"
