"""What the catalog and the pages carry beside marks: intents, actions, attachments, forms, viewer preferences."""

import pytest

from preflight.facts import ActionFacts, AttachmentFacts, Facts, FormFacts, PageLabel
from preflight_builders import assemble, known_facts, stream


def facts(catalog: str, *, page: str = "", more: dict[int, bytes] | None = None) -> Facts:
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        3: b"<<>>",
        4: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]{page}>>".encode(),
    }
    return known_facts(assemble(objects | (more or {})))


SCRIPT = "<</S/JavaScript/JS(app.alert)>>"


@pytest.mark.parametrize(
    ("catalog", "page", "action"),
    [
        ("/OpenAction<</S/Launch/F(calc.exe)>>", "", ActionFacts("Launch", "open", "calc.exe")),
        ("/OpenAction<</S/GoTo/D[4 0 R/Fit]>>", "", ActionFacts("GoTo", "open")),
        (
            f"/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>",
            "",
            ActionFacts("JavaScript", "names", "app.alert"),
        ),
        (f"/AA<</WP{SCRIPT}>>", "", ActionFacts("JavaScript", "print", "app.alert")),
        ("", f"/AA<</O{SCRIPT}>>", ActionFacts("JavaScript", "page", "app.alert", 1)),
        ("", "/Annots[<</A<</S/URI/URI(http://x)>>>>]", ActionFacts("URI", "annotation", "http://x", 1)),
        (
            "",
            "/Annots[<</Subtype/Widget/A<</S/SubmitForm/F(http://x)>>>>]",
            ActionFacts("SubmitForm", "field", "http://x", 1),
        ),
    ],
)
def test_actions_are_told_with_where_they_run(catalog: str, page: str, action: ActionFacts) -> None:
    assert facts(catalog, page=page).actions == (action,)


def test_links_that_only_turn_pages_are_not_told() -> None:
    assert facts("", page="/Annots[<</A<</S/GoTo/D[4 0 R/Fit]>>>>]").actions == ()


def test_actions_that_follow_each_other_for_ever_end() -> None:
    more = {5: b"<</S/Launch/F(a)/Next 6 0 R>>", 6: b"<</S/URI/URI(b)/Next 5 0 R>>"}
    assert [each.kind for each in facts("/OpenAction 5 0 R", more=more).actions] == ["Launch", "URI"]


def test_a_script_in_a_stream_is_read() -> None:
    more = {5: stream(b"app.alert(1)")}
    (action,) = facts("/OpenAction<</S/JavaScript/JS 5 0 R>>", more=more).actions
    assert action.target == "app.alert(1)"


SPEC = "<</F(a.exe)/AFRelationship/Data/EF<</F 5 0 R>>>>"
HELD = {5: stream(b"data", "/Params<</Size 4>>")}


@pytest.mark.parametrize(
    ("catalog", "page", "where", "number"),
    [
        (f"/Names<</EmbeddedFiles<</Kids[<</Names[(a){SPEC}]>>]>>>>", "", "names", None),
        (f"/AF[{SPEC}]", "", "associated", None),
        ("", f"/Annots[<</Subtype/FileAttachment/FS{SPEC}>>]", "annotation", 1),
    ],
)
def test_attachments_are_told_with_where_they_hang(
    catalog: str, page: str, where: str, number: int | None
) -> None:
    found = facts(catalog, page=page, more=HELD).attachments
    assert found == (AttachmentFacts("a.exe", where, 4, "Data", number),)


def test_a_form_is_told_by_its_fields_and_signatures() -> None:
    fields = "<</T(a)/FT/Tx>><</T(b)/FT/Sig/V<<>>>><</T(c)/Kids[<</T(d)/FT/Tx>><</T(e)/FT/Sig>>]>>"
    found = facts(f"/AcroForm<</Fields[{fields}]/NeedAppearances true/XFA[]>>").form
    assert found == FormFacts(fields=4, xfa=True, need_appearances=True, signature_fields=2, signed=1)
    assert facts("/AcroForm<</Fields[]>>").form is None


def test_viewer_preferences_and_page_labels_are_told() -> None:
    found = facts(
        "/ViewerPreferences<</Direction/R2L/PrintScaling/None/Duplex/Simplex/NumCopies 2>>/PageLayout/TwoPageLeft"
        "/PageLabels<</Nums[4<</S/D/St 3>>0<</S/r/P(A-)>>]>>"
    )
    assert (found.viewer.direction, found.viewer.print_scaling, found.viewer.copies) == ("R2L", "None", 2)
    assert found.viewer.page_layout == "TwoPageLeft"
    assert found.page_labels == (PageLabel(1, "r", "A-", 1), PageLabel(5, "D", "", 3))


def test_output_intents_are_told_with_their_profile() -> None:
    intent = (
        "<</S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)/RegistryName(http://www.color.org)/Info(Coated)"
    )
    found = facts(
        f"/OutputIntents[{intent}/DestOutputProfile 5 0 R>>]",
        page=f"/OutputIntents[{intent}/DestOutputProfileRef<<>>>>]",
        more={5: stream(b"no profile", "/N 4")},
    ).output_intents
    assert [(each.identifier, each.referenced, each.page) for each in found] == [
        ("FOGRA39", False, None),
        ("FOGRA39", True, 1),
    ]
    assert found[0].icc is not None
    assert (found[0].icc.components, found[0].icc.fault) == (4, "not an ICC profile")


@pytest.mark.parametrize(
    "key", ["Names", "AF", "AA", "OpenAction", "AcroForm", "PageLabels", "OutputIntents", "OCProperties"]
)
@pytest.mark.parametrize(
    "rubbish", ["7", "[]", "[[[]]]", "<<>>", "(x)", "1 0 R", "<</Kids[1 0 R]/Fields[1 0 R]>>"]
)
def test_rubbish_in_the_catalog_harms_nothing(key: str, rubbish: str) -> None:
    assert len(facts(f"/{key} {rubbish}").pages) == 1
