"""Every message of XJMF, with all that it can say, is valid under the schema of every version."""

import pytest

from jdf.messages import Body, XJMFMessage, write_xjmf
from jdf.xmlsafe import parse_xml
from messages_builders import XJMF_FOLDERS, xjmf_envelope, xjmf_pairs, xjmf_schema_faults, xjmf_spoken

pytestmark = pytest.mark.corpus
PAIRS = list(xjmf_pairs())


@pytest.mark.parametrize("version", XJMF_FOLDERS)
@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
def test_the_fullest_message_is_valid(version: str, family: type[XJMFMessage], body: type[Body]):
    written = write_xjmf(xjmf_envelope(xjmf_spoken(family, body, version), version=version))
    assert written.left_out == ()
    assert xjmf_schema_faults(version)(parse_xml(written.xml)) == ()


@pytest.mark.parametrize("version", XJMF_FOLDERS)
@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
def test_what_a_version_has_no_place_for_is_left_out(
    version: str, family: type[XJMFMessage], body: type[Body]
):
    written = write_xjmf(xjmf_envelope(xjmf_spoken(family, body, "2.3"), version=version))
    assert xjmf_schema_faults(version)(parse_xml(written.xml)) == ()
