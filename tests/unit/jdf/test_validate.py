"""Each way to break a ticket that devices stumble over is found, and sound tickets are left in peace."""

from pathlib import Path

import pytest

from jdf import FindingSeverity, JobSpec, load_xsd_set, validate
from jdf.errors import SchemaFolderError
from jdf_builders import FIXTURES, booklet, fixture, flyer, official, written

IDP = fixture("jdf-hotfolder-relative-url.jdf").decode()
FLYER = written(flyer()).data.decode()
BOOKLET = written(booklet()).data.decode()
CONTACT = '<ContactRef rRef="CON1"/>'
LAYOUT_LINK = '<LayoutIntentLink rRef="LI1" Usage="Input"/>'
STEP = 'rRef="DPP1" Usage="Input" CombinedProcessIndex="4"'
CLOSE_POOL = "</ResourceLinkPool>"

PARTED = fixture("jdf-p03-poster.jdf").decode()

DEFECTS = [
    # structure
    (FLYER, 'ID="LI1" ', "", "attribute-missing"),
    (FLYER, 'Class="Intent" ID="LI1"', 'ID="LI1"', "attribute-missing"),
    (FLYER, 'ID="LI1" Status="Available"', 'ID="LI1"', "attribute-missing"),
    (FLYER, 'rRef="LI1" Usage="Input"', 'rRef="LI1"', "attribute-missing"),
    (FLYER, 'Locator="mailto:ada@example.com"', "", "attribute-missing"),
    (FLYER, 'ContactTypes="Delivery"', "", "attribute-missing"),
    (FLYER, 'ComponentType="FinalProduct" ', "", "attribute-missing"),
    (FLYER, ' TimeStamp="2026-11-22T09:00:00+01:00"', "", "attribute-missing"),
    (FLYER, ' Status="Waiting"', "", "attribute-missing"),
    (FLYER, 'ID="LI1" Status', 'Shop="x" ID="LI1" Status', "attribute-unknown"),
    (FLYER, 'Class="Intent" ID="LI1"', 'Class="Parameter" ID="LI1"', "class-wrong"),
    (FLYER, "JDFSchema_1_1", "JDFschema_1_1", "namespace-wrong"),
    (FLYER, ' xmlns="http://www.CIP4.org/JDFSchema_1_1"', "", "namespace-wrong"),
    (FLYER, ' JobID="J2026-000123-1.1"', "", "job-id-missing"),
    (FLYER, ' JobPartID="P1"', "", "job-part-id-missing"),
    (BOOKLET, 'JobPartID="P1.body"', 'JobPartID="P1.cover"', "job-part-id-twice"),
    (FLYER, ' Version="1.5"', "", "version-missing"),
    (FLYER, ' Version="1.5"', ' Version="2.1"', "value-unknown"),
    (FLYER, 'xsi:type="Product" ', "", "xsi-type-missing"),
    (FLYER, 'xsi:type="Product"', 'xsi:type="Combined"', "xsi-type-differs"),
    (FLYER, 'JobID="J2026-000123-1.1"', f'JobID="{"J" * 64}"', "value-malformed"),
    # closed values
    (FLYER, 'Sides="TwoSidedHeadToHead"', 'Sides="TwoSided"', "value-unknown"),
    (FLYER, 'Status="Waiting"', 'Status="waiting"', "value-unknown"),
    (FLYER, 'Status="Waiting"', 'Status="Waiting "', "value-padded"),
    (FLYER, 'Activation="Active"', 'Activation="Yes"', "value-unknown"),
    (FLYER, 'Preferred="Glossy"', 'Preferred="Gloss"', "value-unknown"),
    (BOOKLET, 'Preferred="SaddleStitch"', 'Preferred="SaddleStitched"', "value-unknown"),
    (BOOKLET, 'Actual="Left"', 'Actual="LeftEdge"', "value-unknown"),
    # types
    (FLYER, '<Weight DataType="NumberSpan"', '<Weight DataType="IntegerSpan"', "data-type-wrong"),
    (FLYER, '<Weight DataType="NumberSpan"', "<Weight", "attribute-missing"),
    (FLYER, '"419.528 595.276 0" Actual', '"419.528 595.276" Actual', "value-malformed"),
    (FLYER, 'Preferred="8.504"', 'Preferred="8,504"', "value-malformed"),
    (FLYER, 'Preferred="135"', 'Preferred="135 g"', "value-malformed"),
    (FLYER, 'CheckSum="D4', 'CheckSum="D', "value-malformed"),
    (FLYER, 'CountryCode="DE"', 'CountryCode="de"', "value-malformed"),
    (FLYER, 'LastEnd="2026-11-30T17:00:00+01:00"', 'LastEnd="30.11.2026"', "date-malformed"),
    (FLYER, 'LastEnd="2026-11-30T17:00:00+01:00"', 'LastEnd="2026-11-30T17:00:00"', "date-without-offset"),
    (
        FLYER,
        'Preferred="2026-11-30T17:00:00+01:00"',
        'Preferred="2026-11-30T17:00:00"',
        "date-without-offset",
    ),
    (FLYER, 'Amount="5000"', 'Amount="-5000"', "amount-negative"),
    (FLYER, '<DropItemIntent Amount="5000"', '<DropItemIntent Amount="-1"', "amount-negative"),
    (FLYER, 'Pages="0 ~ 1"', 'Pages="0~1"', "range-without-blanks"),
    (FLYER, 'Pages="0 ~ 1"', 'Pages="1 ~ 2 5"', "pages-differ"),
    # ids and references
    (FLYER, 'ID="LI1"', 'ID="1LI"', "value-malformed"),
    (FLYER, 'ID="MI1"', 'ID="LI1"', "id-twice"),
    (FLYER, 'LayoutIntentLink rRef="LI1"', 'LayoutIntentLink rRef="LI9"', "reference-dangling"),
    (FLYER, CONTACT, '<ContactRef rRef="CON9"/>', "reference-dangling"),
    (FLYER, 'ID="CI1"', 'rRefs="CON1 CON9" ID="CI1"', "reference-dangling"),
    (FLYER, 'LayoutIntentLink rRef="LI1"', 'LayoutIntentLink rRef="MI1"', "reference-to-wrong-kind"),
    (FLYER, CONTACT, '<ContactRef rRef="NI1"/>', "reference-to-wrong-kind"),
    (BOOKLET, 'LayoutIntentLink rRef="LIP2"', 'LayoutIntentLink rRef="LIP1"', "reference-out-of-reach"),
    # links
    (FLYER, LAYOUT_LINK, LAYOUT_LINK * 2, "link-too-many"),
    (FLYER, '<ComponentLink rRef="CMP1" Usage="Output" Amount="5000"/>', "", "link-missing"),
    (FLYER, CLOSE_POOL, '<RunListLink rRef="RL1" Usage="Input"/>' + CLOSE_POOL, "link-not-allowed"),
    (
        BOOKLET,
        'rRef="CMPP2" Usage="Input"',
        'rRef="CMPP2" Usage="Input" ProcessUsage="Cover"',
        "link-too-many",
    ),
    (IDP, f"<DigitalPrintingParamsLink {STEP}/>", "", "link-missing"),
    (IDP, '<RunListLink rRef="RL1" Usage="Input" CombinedProcessIndex="0"/>', "", "link-missing"),
    (IDP, STEP, STEP.replace('"4"', '"5"'), "step-out-of-range"),
    (IDP, STEP, STEP.replace('"4"', '"four"'), "step-out-of-range"),
    (
        IDP,
        ' Types="LayoutPreparation Imposition Interpreting Rendering DigitalPrinting"',
        "",
        "types-missing",
    ),
    (IDP, "Interpreting Rendering", "Interpreting Rendring", "process-unknown"),
    (IDP, 'ID="M1" Status="Available"', 'ID="M1" Status="Unavailable"', "input-not-available"),
    # partitions
    (FLYER, 'ID="COI1"', 'PartIDKeys="Seite" ID="COI1"', "partition-key-unknown"),
    (FLYER, "<ColorsUsed>", '<ColorIntent Side="Front"/><ColorsUsed>', "partition-undeclared"),
    (PARTED, ' Side="Front"', "", "partition-without-key"),
    # units
    (FLYER, "419.528 595.276 0", "148 210 0", "length-in-millimetres"),
    (FLYER, 'Preferred="8.504"', 'Preferred="3"', "length-in-millimetres"),
    (IDP, "595.276 841.89", "210 297", "length-in-millimetres"),
    (IDP, ' Dimension="595.276 841.89"', "", "media-without-size"),
    (FLYER, 'Preferred="135"', 'Preferred="0.135"', "stock-out-of-range"),
    # files
    (FLYER, "-1.1/single.pdf", "-1.1/my flyer.pdf", "url-not-encoded"),
    (FLYER, "-1.1/single.pdf", "-1.1/größe.pdf", "url-not-encoded"),
    (FLYER, "-1.1/single.pdf", "-1.1/100%.pdf", "url-not-encoded"),
    (FLYER, "J2026-000123-1.1/single.pdf", "C:\\jobs\\single.pdf", "url-windows-path"),
    (FLYER, "J2026-000123-1.1/single.pdf", "\\\\host\\share\\single.pdf", "url-windows-path"),
    (FLYER, "J2026-000123-1.1/single.pdf", "../secret.pdf", "url-goes-up"),
    (FLYER, "J2026-000123-1.1/single.pdf", "a/%2e%2e/secret.pdf", "url-goes-up"),
    (FLYER, "J2026-000123-1.1/single.pdf", "http://localhost/single.pdf", "url-of-this-machine"),
    (FLYER, "J2026-000123-1.1/single.pdf", "http://[bad/single.pdf", "url-malformed"),
    (FLYER, 'URL="J2026-000123-1.1/single.pdf" ', "", "file-without-url"),
    # XML
    (FLYER, "Flyer A5", "Flyer \x01", "xml-malformed"),
    (FLYER, "<JDF ", '<!DOCTYPE JDF SYSTEM "x"><JDF ', "xml-doctype"),
    (FLYER, "JDF", "JTF", "no-ticket"),
]


@pytest.mark.parametrize(
    ("ticket", "old", "new", "code"), DEFECTS, ids=[f"{d[3]}-{i}" for i, d in enumerate(DEFECTS)]
)
def test_a_single_defect_is_found_under_its_name(ticket: str, old: str, new: str, code: str):
    assert old in ticket, "the defect no longer touches the ticket"
    assert code in {finding.code for finding in validate(ticket.replace(old, new).encode())}


@pytest.mark.parametrize("spec", [flyer(), booklet()], ids=["flyer", "booklet"])
def test_a_ticket_of_our_own_has_no_findings_at_all(spec: JobSpec):
    assert validate(written(spec).data) == ()


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.glob("*.jdf")))
def test_a_ticket_the_official_schema_accepts_raises_no_false_alarm(name: str):
    assert [finding for finding in validate(fixture(name)) if finding.severity == "error"] == []


def test_every_finding_says_where_what_and_what_to_do():
    for ticket, old, new, _ in DEFECTS:
        for finding in validate(ticket.replace(old, new).encode()):
            assert finding.path.startswith("/")
            assert finding.message
            assert finding.remedy


def test_errors_come_before_warnings():
    broken = FLYER.replace("419.528 595.276 0", "148 210 0").replace(' JobPartID="P1"', "")
    assert [finding.severity for finding in validate(broken.encode())] == [
        FindingSeverity.ERROR,
        *[FindingSeverity.WARNING] * 3,
    ]


def test_a_finding_tells_line_and_path_of_its_place():
    broken = FLYER.replace(CONTACT, '<ContactRef rRef="CON9"/>')
    [finding, unlinked] = validate(broken.encode())
    assert (unlinked.code, unlinked.severity) == ("resource-unlinked", "info")
    assert finding.path == "/JDF/ResourcePool/CustomerInfo/ContactRef/@rRef"
    assert broken.splitlines()[finding.line - 1].strip() == '<ContactRef rRef="CON9"/>'


def test_the_official_schema_joins_in_where_it_is_at_hand():
    broken = FLYER.replace("<Company ", '<Company Locked="false" ').encode()
    assert validate(broken) == ()
    assert {finding.code for finding in validate(broken, xsd=official("1.5"))} == {"schema"}


def test_a_ticket_newer_than_the_schemas_at_hand_is_judged_by_the_newest():
    newer = fixture("jdf-p12-vdp-postcard.jdf").replace(b'"1.5"', b'"1.6"')
    assert "schema" in {finding.code for finding in validate(newer, xsd=official("1.5"))}


def test_a_folder_without_schemas_is_refused_with_what_was_looked_for(tmp_path: Path):
    with pytest.raises(SchemaFolderError, match=r"jdf-<version>/JDF.xsd"):
        load_xsd_set(tmp_path)


def test_schemas_that_do_not_compile_are_refused(tmp_path: Path):
    (tmp_path / "jdf-1.5").mkdir()
    (tmp_path / "jdf-1.5" / "JDF.xsd").write_text("<schema/>")
    with pytest.raises(SchemaFolderError, match="do not compile"):
        load_xsd_set(tmp_path)
