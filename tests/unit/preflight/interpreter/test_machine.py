from preflight_builders import known_facts, page, pdf, stream


def test_operators_that_no_pdf_knows_are_told_from_forms_too_and_between_bx_and_ex() -> None:
    inner = stream(b"0 0 1 1 re f shimmer", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    content = b"BX 1 glow EX /P MP /P BMC EMC 1 j 1 J 2 M [] 0 d true /F Do"
    found = known_facts(
        pdf(page(content=content, entries="/Resources<</XObject<</F 100 0 R>>>>"), extra=(inner,))
    )
    assert found.pages[0].unknown_operators == ("glow", "shimmer")


def test_of_very_many_such_operators_the_first_are_told() -> None:
    found = known_facts(
        pdf(page(content=b" ".join(b"x%d" % number for number in range(99)) + b" " + b"y" * 99))
    )
    assert len(found.pages[0].unknown_operators) == 20
