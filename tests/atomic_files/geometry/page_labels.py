from atomic_files import Fails, Passes
from preflight_builders import page, pdf


def _numbered(labels: str) -> bytes:
    return pdf(page(), page(), page(), catalog=f"/PageLabels<</Nums[{labels}]>>")


FILES = (
    Passes("no labels", pdf(page())),
    Passes("labels that count from 1", _numbered("0<</S/D>>")),
    Passes("labels that go on counting", _numbered("0<</S/D>>1<</S/D/St 2>>")),
    Fails("a preface in Roman numerals", _numbered("0<</S/r>>2<</S/D>>"), "differ", measured="i"),
    Fails("a later beginning", _numbered("0<</S/D/St 17>>"), "differ", measured="17"),
    Fails(
        "a prefix from page 2 on", _numbered("0<</S/D>>1<</S/A/P(App-)/St 28>>"), "differ", measured="App-BB"
    ),
)
