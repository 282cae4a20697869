from pathlib import Path

import pytest

from jdf import Delivery, Finish, PartRole, Size
from order_forms import AnswersRefusedError, FormConflictError, Source, bind
from order_forms_builders import BOOKLET, FLYER, GONE, booklet, flyer, parts_of, written_form


def test_a_flyer_becomes_a_job_of_one_part() -> None:
    spec = bind(FLYER, flyer()).spec
    (part,) = spec.parts
    assert (spec.product_type, spec.name, spec.quantity, spec.binding) == ("flyer", "Spring sale", 1000, None)
    assert (part.id, part.role, part.pages) == ("single", PartRole.SINGLE, 2)
    assert part.size == Size(trim_w_mm=148, trim_h_mm=210, bleed_mm=3, safe_mm=3)
    assert (part.media.stock, part.media.gsm, part.media.coating_front) == ("silk-135", 135, "silk")
    assert part.print.front.inks == ("Cyan", "Magenta", "Yellow", "Black")
    assert part.print.back is not None


def test_a_flyer_printed_on_one_side_has_one_page_and_no_back() -> None:
    (part,) = bind(FLYER, flyer(sides="one", colours_back=GONE)).spec.parts
    assert (part.pages, part.print.back) == (1, None)


def test_own_sizes_go_into_the_job() -> None:
    (part,) = bind(FLYER, flyer(size="custom", width_mm=148.5, height_mm=99)).spec.parts
    assert (part.size.trim_w_mm, part.size.trim_h_mm) == (148.5, 99)


def test_the_address_gets_the_whole_quantity_and_a_due_time_with_offset() -> None:
    assert bind(FLYER, flyer()).spec.delivery == (
        Delivery(
            name="Ana Example",
            company="Example Ltd",
            street="1 Example Street",
            city="Exampletown",
            postal_code="12345",
            country_code="DE",
            quantity=1000,
            due="2030-05-24T12:00:00+00:00",
        ),
    )


def test_a_booklet_becomes_cover_and_body_whatever_their_order() -> None:
    for answers in (booklet(), booklet(parts=booklet()["parts"][::-1])):
        spec = bind(BOOKLET, answers).spec
        parts = {part.role: part for part in spec.parts}
        assert parts[PartRole.COVER].finish == (Finish("laminate", "front", "matte"),)
        assert (parts[PartRole.COVER].pages, parts[PartRole.BODY].pages) == (4, 32)
        assert parts[PartRole.COVER].size == parts[PartRole.BODY].size
        assert spec.binding is not None
        assert (spec.binding.type, spec.binding.stitches) == ("saddleStitch", 2)


def test_a_cover_without_film_has_no_finish() -> None:
    for cover in ({"lamination": "none"}, {"paper": "silk-170", "lamination": GONE}):
        assert bind(BOOKLET, booklet(cover=cover)).spec.parts[0].finish == ()


def test_a_value_knows_its_field_its_catalogue_entry_or_its_rule() -> None:
    provenance = bind(BOOKLET, booklet()).provenance
    assert provenance["quantity"] == Source("/quantity", "")
    assert provenance["delivery[0].quantity"] == Source("/quantity", "")
    assert provenance["parts[cover].media.gsm"] == Source("/parts/0/paper", "parts.paper=silk-250")
    assert provenance["parts[body].pages"] == Source("/parts/1/pages", "")
    assert provenance["parts[body].size.bleed_mm"] == Source("", "bleed-3-mm")
    assert provenance["delivery[0].due"] == Source("/delivery/wanted_on", "due-at-noon")
    assert provenance["parts[cover].finish[0].texture"] == Source(
        "/parts/0/lamination", "parts.lamination=matte"
    )
    assert provenance["parts[body].finish"] == Source("", "not-laminated")


def test_what_was_left_open_is_said_to_be_so() -> None:
    bound = bind(FLYER, flyer(comment=GONE))
    assert bound.spec.comment == ""
    assert bound.provenance["comment"] == Source("", "nothing-said")


def test_answers_with_problems_are_not_bound() -> None:
    with pytest.raises(AnswersRefusedError, match="Body, Pages: found 18"):
        bind(BOOKLET, booklet(body={"pages": 18}))


def test_two_fields_that_give_one_value_are_refused(tmp_path: Path) -> None:
    root, texts = parts_of("flyer")
    root["properties"]["comment"]["x-spec"] = "name"
    form = written_form(tmp_path, root, texts)
    with pytest.raises(FormConflictError, match="/comment and /name both give name"):
        bind(form, flyer())


def test_answers_are_only_data() -> None:
    tricky = "{name} {0} %s ${x} parts[cover]"
    bound = bind(FLYER, flyer(name=tricky, comment=tricky))
    assert (bound.spec.name, bound.spec.comment) == (tricky, tricky)
