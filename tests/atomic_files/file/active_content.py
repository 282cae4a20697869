from atomic_files import Fails, Passes
from preflight_builders import page, pdf


def _opening(action: str) -> bytes:
    return pdf(page(), catalog=f"/OpenAction<<{action}>>")


def _link(action: str) -> str:
    return f"/Annots[<</Type/Annot/Subtype/Link/Rect[9 9 99 20]/A<<{action}>>>>]"


FILES = (
    Passes("no action", pdf(page())),
    Passes("a first page to open at", _opening("/S/GoTo/D[10 0 R/Fit]")),
    Passes("links inside the document", pdf(page(entries=_link("/S/GoTo/D[10 0 R/Fit]")))),
    Fails("a program to start", _opening("/S/Launch/F(calc.exe)"), "launch"),
    Fails(
        "a link that starts a program", pdf(page(), page(entries=_link("/S/Launch/F(a.exe)"))), "launch", "2"
    ),
    Fails("a script at opening", _opening("/S/JavaScript/JS(app.alert\\(1\\))"), "script"),
    Fails("a button that sends", pdf(page(entries=_link("/S/SubmitForm/F(http://a.example)"))), "sends", "1"),
    Fails(
        "a link to another file", pdf(page(entries=_link("/S/GoToR/F(b.pdf)/D[0/Fit]"))), "other-file", "1"
    ),
    Fails(
        "links to the web", pdf(*[page(entries=_link("/S/URI/URI(https://a.example)"))] * 2), "link", "1-2"
    ),
)
