"""Questions and their answers are told as the form tells them."""

from good_orders import booklet, flyer
from order_forms import answered, load_library

FORMS = load_library()


def test_a_choice_is_told_by_its_name_and_a_length_with_its_unit():
    answers = flyer(size="custom", width_mm=100, height_mm=150.5)
    found = answered(FORMS["flyer"], answers, {"/size", "/height_mm"})
    assert [(one.label, one.answer, one.id) for one in found] == [
        ("Size", "Own size", "q-size"), ("Height", "150.5 mm", "q-height-mm"),
    ]  # fmt: skip


def test_what_is_asked_of_a_part_is_told_with_the_part():
    (pages,) = answered(FORMS["booklet"], booklet(), {"/parts/1/pages"}, "de")
    assert (pages.label, pages.answer) == ("Inhalt, Seiten", "8")


def test_what_is_not_asked_is_left_out():
    assert answered(FORMS["flyer"], flyer(), {"/width_mm", "/nonsense"}) == ()
    assert answered(FORMS["flyer"], flyer(), ()) == ()
