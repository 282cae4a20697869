"""An XJDF order says the job in plain attributes, the whole and its parts side by side."""

from dataclasses import replace

from lxml import etree

from jdf import XJDF_DIALECTS, JobSpec, Print, Side, Ticket, Version, parse_xml, write_ticket
from jdf.names import XJDF_NAMESPACE, clark
from jdf_builders import CMYK, booklet, flyer, head, with_part
from thirteen_products import THIRTEEN, files_of


def order(spec: JobSpec) -> Ticket:
    return write_ticket(spec, head(), files_of(spec), XJDF_DIALECTS["xjdf-2.2"])


def all_of(spec: JobSpec, name: str) -> list[etree._Element]:
    return list(parse_xml(order(spec).data).iter(clark(name, XJDF_NAMESPACE)))


def test_the_whole_and_its_parts_are_products_that_the_binding_names():
    products = all_of(booklet(), "Product")
    assert [(one.get("ID"), one.get("IsRoot"), one.get("ProductType")) for one in products] == [
        ("ROOT", "true", "Booklet"),
        ("cover", "false", "Cover"),
        ("body", "false", "Body"),
    ]
    [binding] = all_of(booklet(), "BindingIntent")
    assert (binding.get("ChildRefs"), binding.get("BindingType")) == ("cover body", "SaddleStitch")
    assert products[0].get("Amount") == "1000"


def test_lengths_are_points_and_the_whole_counts_all_pages():
    whole, cover, body = all_of(booklet(), "LayoutIntent")
    assert (whole.get("Pages"), cover.get("Pages"), body.get("Pages")) == ("36", "4", "32")
    assert whole.get("FinishedDimensions") == "419.528 595.276 0"


def test_an_ink_whose_name_has_blanks_goes_by_a_token_and_keeps_its_own_name():
    spot = Side(("Black", "PANTONE 151 C"))
    spec = with_part(flyer(), lambda each: replace(each, print=Print(spot, CMYK)))
    assert all_of(spec, "SurfaceColor")[0].get("ColorsUsed") == "Black PANTONE_151_C"
    assert [color.get("ActualColorName") for color in all_of(spec, "Color")] == ["PANTONE 151 C"]
    assert [part.get("Separation") for part in all_of(spec, "Part") if part.get("Separation")] == [
        "PANTONE_151_C"
    ]


def test_each_drop_has_its_contact_and_its_pieces():
    drops = all_of(THIRTEEN["flyer"], "DropItem")
    assert [(drop.get("Amount"), drop.get("ItemRef")) for drop in drops] == [
        ("3000", "ROOT"),
        ("2000", "ROOT"),
    ]
    deliveries = [part for part in all_of(THIRTEEN["flyer"], "Part") if part.get("ContactType") == "Delivery"]
    assert [part.get("DropID") for part in deliveries] == ["D1", "D2"]


def test_more_and_less_are_pieces():
    product = all_of(replace(flyer(1000), overrun_percent=5, underrun_percent=2.55), "Product")[0]
    assert (product.get("MaxAmount"), product.get("MinAmount")) == ("1050", "975")


def test_versions_share_the_product_and_name_their_files():
    spec = replace(flyer(5000), versions=(Version("de", 3000), Version("en", 2000)))
    runs = [part.get("PartVersion") for part in all_of(spec, "Part") if part.get("Run")]
    assert runs == ["de", "en"]
    assert order(spec).left_out == ("Versions de, 3000, en, 2000",)


def test_running_numbers_are_variable_and_what_is_lost_of_them_is_named():
    [variable] = all_of(THIRTEEN["ncr-form"], "VariableIntent")
    assert variable.get("VariableType") == "IdentificationField"
    assert any(words.startswith("Numbering 000001") for words in order(THIRTEEN["ncr-form"]).left_out)


def test_inserts_name_their_container_and_are_not_bound():
    [assembling] = all_of(THIRTEEN["booklet"], "AssemblingIntent")
    assert assembling.get("Container") == "ROOT"
    [blown] = all_of(THIRTEEN["booklet"], "BlowIn")
    assert (blown.get("ChildRef"), blown.get("FolioFrom")) == ("reply", "16")
    [binding] = all_of(THIRTEEN["booklet"], "BindingIntent")
    assert binding.get("ChildRefs") == "cover body"
