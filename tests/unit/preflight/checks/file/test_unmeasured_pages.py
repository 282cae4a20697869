from dataclasses import replace

from atomic_print_builders import sheet
from preflight import evaluate, load_profile
from preflight_builders import a4, known_facts, known_pixels, look, page, pdf, told

CHECK = "unmeasured-pages"


def test_pages_that_nobody_came_to_are_told_as_ranges() -> None:
    data = pdf(*[page() for _ in range(6)])
    pixels = known_pixels(data)
    short = replace(pixels, pages=(pixels.pages[0], *pixels.pages[3:5]))
    report = evaluate(known_facts(data), a4(pages=6), load_profile("sheetfed"), short)
    assert told(report, CHECK) == [("time", "warning", "2-3, 6")]
    assert told(look(data), CHECK) == []


def test_a_page_that_failed_says_why_to_the_operator_alone() -> None:
    inks = {f"I{i}": f"[/Separation/Ink{i}/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 0 0]>>]"
            for i in range(17)}  # fmt: skip
    drawn = "".join(f"/I{i} cs 1 scn {9 * i} 150 8 8 re f " for i in range(17))
    [found] = [f for f in look(sheet(drawn, colours=inks)).findings if f.check == CHECK]
    assert "more than 16 inks" in found.message
    assert "inks" not in found.customer
