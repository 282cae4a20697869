import pytest

from marks_builders import file_of, font, found

CHECK = "courier-font"


@pytest.mark.parametrize(
    "name",
    ["Courier", "Courier-Bold", "CourierNewPSMT", "CourierNewPS-BoldMT", "Courier New,Bold", "CourierStd"],
)
def test_every_spelling_of_courier_is_told(name: str) -> None:
    assert found(CHECK, file_of(fonts=[font(name)])) == [("courier", 1, None)]


@pytest.mark.parametrize("name", ["CourierPrime", "Courier10PitchBT-Roman", "CarrierSans", ""])
def test_a_typewriter_font_of_its_own_name_was_chosen(name: str) -> None:
    assert found(CHECK, file_of(fonts=[font(name)])) == []
