"""Lists in a form begin, grow, shrink and are put in order."""

from pathlib import Path

from order_forms import Form, add_element, begun, move_element, remove_element, settled
from order_forms_builders import BOOKLET, FLYER, booklet, small_form


def _addresses(folder: Path) -> Form:
    item = {"type": "object", "properties": {"city": {"type": "string"}, "kind": {"enum": ["home", "work"]}}}
    addresses = {"type": "array", "minItems": 1, "maxItems": 3, "items": item, "x-item-name": "kind"}
    return small_form(folder, {"addresses": addresses}, required=["addresses"])


def test_a_booklet_begins_with_cover_and_body_and_what_needs_no_question():
    assert begun(BOOKLET) == {"parts": [{"role": "cover", "pages": 4}, {"role": "body"}], "delivery": {}}


def test_what_is_answered_stays():
    assert settled(BOOKLET, booklet()) == booklet()
    assert begun(FLYER, {"name": "Sale"})["name"] == "Sale"


def test_a_new_element_gets_the_first_name_that_is_free(tmp_path: Path):
    form = _addresses(tmp_path)
    one = begun(form)
    assert one == {"addresses": [{"kind": "home"}]}
    two = add_element(form, one, "/addresses")
    assert two["addresses"] == [{"kind": "home"}, {"kind": "work"}]
    assert add_element(form, two, "/addresses")["addresses"][2] == {}


def test_a_full_list_takes_no_more_and_a_pointer_to_nothing_changes_nothing(tmp_path: Path):
    form = _addresses(tmp_path)
    full = {"addresses": [{"city": name} for name in "abc"]}
    assert add_element(form, full, "/addresses") == full
    for pointer in ("/nothing", "", "/addresses/9", "/addresses/x"):
        assert add_element(form, full, pointer) == full
        assert remove_element(form, full, pointer) == full
        assert move_element(form, full, pointer, 1) == full


def test_elements_are_taken_out_and_moved(tmp_path: Path):
    form = _addresses(tmp_path)
    three = {"addresses": [{"city": name} for name in "abc"]}
    cities = lambda answers: [each["city"] for each in answers["addresses"]]  # noqa: E731
    assert cities(remove_element(form, three, "/addresses/1")) == ["a", "c"]
    assert cities(move_element(form, three, "/addresses/2", -1)) == ["a", "c", "b"]
    assert cities(move_element(form, three, "/addresses/0", -1)) == ["a", "b", "c"]
