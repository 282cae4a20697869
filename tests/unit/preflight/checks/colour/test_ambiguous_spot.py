from marks_builders import area, cases, ink, spot
from preflight.facts import FillFacts

CHECK = "ambiguous-spot"


def orange(*values: float, alternate: str = "DeviceCMYK", name: str = "Orange") -> FillFacts:
    space = spot(name, alternate=alternate, values=(values,) if values else ())
    return area(ink(1, space=space))


def test_one_name_with_other_values_or_another_space_is_told() -> None:
    assert cases(CHECK, orange(0, 0.5, 1, 0), orange(0, 0.6, 1, 0)) == ["several"]
    assert cases(CHECK, orange(0, 0.5, 1, 0), orange(70, 40, 70, alternate="Lab")) == ["several"]


def test_values_that_are_equal_but_for_rounding_are_one() -> None:
    assert cases(CHECK, orange(0, 0.5, 1, 0), orange(0, 0.503, 1, 0)) == []
    assert cases(CHECK, orange(70, 40, 70, alternate="Lab"), orange(70.4, 40, 70, alternate="Lab")) == []


def test_other_names_and_what_could_not_be_worked_out_are_silent() -> None:
    assert cases(CHECK, orange(0, 0.5, 1, 0), orange(0, 0.9, 1, 0, name="Red")) == []
    assert cases(CHECK, orange(0, 0.5, 1, 0), orange()) == []


def test_an_ink_among_several_is_compared_too() -> None:
    duo = area(ink(1, 1, space=spot("Black", "Orange", values=((0, 0, 0, 1), (0, 0.9, 0.2, 0)))))
    assert cases(CHECK, orange(0, 0.5, 1, 0), duo) == ["several"]
