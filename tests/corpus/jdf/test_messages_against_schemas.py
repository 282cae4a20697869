"""Every message, with all that it can say, is valid under the official schema of every version that knows it."""

import re
from dataclasses import replace

import pytest

from corpora import corpora_dir
from jdf.messages import JMF, Body, Message, jmf_messages, write_jmf
from jdf.messages.families import Query
from jdf.xmlsafe import parse_xml
from messages_builders import VERSIONS, envelope, fullest, pairs, schema_faults, spoken

pytestmark = pytest.mark.corpus
PAIRS = list(pairs())


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
def test_the_fullest_message_is_valid(version: str, family: type[Message], body: type[Body]):
    if not body.declaration.reach.covers(version) or not family.declaration.reach.covers(version):
        pytest.skip(f"JDF {version} does not know it")
    written = write_jmf(
        replace(fullest(JMF, version), messages=(spoken(family, body, version),), version=version)
    )
    assert written.left_out == ()
    assert schema_faults(version)(parse_xml(written.xml)) == ()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("family", "body"), PAIRS, ids=lambda each: each.__name__)
def test_what_a_version_has_no_place_for_is_named_and_left_out(
    version: str, family: type[Message], body: type[Body]
):
    if not body.declaration.reach.covers(version) or not family.declaration.reach.covers(version):
        pytest.skip(f"JDF {version} does not know it")
    said = spoken(family, body, "1.8")
    written = write_jmf(envelope(said, version=version))
    assert schema_faults(version)(parse_xml(written.xml)) == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_type_of_the_tables_is_one_of_the_schema(version: str):
    text = corpora_dir("jdf", "schema", f"jdf-{version}", "JDFMessage.xsd").read_text(encoding="utf-8")
    known = set(re.findall(r'complexType name="((?:Query|Command)\w+)"', text))
    ours = {
        f"{family}{name}"
        for name, body in jmf_messages().items()
        for family in body.families
        if body.declaration.reach.covers(version) and family in ("Query", "Command")
    }
    assert ours - known <= {"QueryNotification"}


def test_a_subscription_to_notifications_names_no_type_of_the_schema():
    query = spoken(Query, jmf_messages()["Notification"], "1.8")
    written = write_jmf(envelope(query, version="1.8"))
    assert b"QueryNotification" not in written.xml
    assert schema_faults("1.8")(parse_xml(written.xml)) == ()
