"""What reading a book costs a page: facts with us, beside what other readers take for as much of it as they do.

PDFBox is fetched by Maven for this alone, Ghostscript installed by Debian; the product uses neither.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from book_builders import long_book
from speed.facts_read import PEER_PAGES, apart
from speed.figure import Figure, Measured
from speed.in_children import cost
from speed.ink_plates import ghostscript, of_children

_PAGES = 200
_POM = """<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>peers</artifactId>
<version>1</version><dependencies>
<dependency><groupId>org.apache.pdfbox</groupId><artifactId>preflight</artifactId><version>3.0.5</version></dependency>
</dependencies></project>"""
_VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"
_FETCH_S, _READ_S = 300, 120
_DONE = {
    "ours": ("ours", "facts: structure, and all that is painted"),
    "pypdf": ("pypdf", "cuts content into operators, and no more"),
    "pdfbox": ("PDFBox preflight 3.0.5", "validates by PDF/A-1b"),
    "ghostscript": ("Ghostscript, `nullpage`", "interprets without painting"),
    "pdfminer": ("pdfminer.six", f"lays text out (first {PEER_PAGES['pdfminer']} pages)"),
}


def measure(*, quick: bool) -> Measured:
    """Let each read the same book in a process of its own; what starting one costs is taken off."""
    pages = 50 if quick else _PAGES
    with tempfile.TemporaryDirectory() as folder:
        book, leaf = Path(folder) / "book.pdf", Path(folder) / "leaf.pdf"
        long_book(book, pages)
        long_book(leaf, 1)
        ours = 1000 * min(cost([book])[0][0] for _ in range(3)) / pages
        theirs = {name: 1000 * apart(name, book)[0] / min(pages, each) for name, each in PEER_PAGES.items()}
        notes = [f"A book of {pages} pages; processor time, starting left out."]
        for name, command in _commands(Path(folder), notes).items():
            both = [_spent([*command, str(path)]) for path in (book, leaf)]
            theirs[name] = 1000 * (both[0] - both[1]) / (pages - 1)
    figures = [
        Figure("facts of a book, CPU a page", ours, "ms", ", ".join(_DONE[name]), value)
        for name, value in theirs.items()
    ]
    return Measured(tuple(figures), (*notes, *_table(ours, theirs)))


def _table(ours: float, theirs: dict[str, float]) -> list[str]:
    """Write the table of docs/explanation/performance.md, to be pasted there."""
    rows = [f"| {' | '.join(_DONE['ours'])} | {ours:.2f} | |"]
    for name, value in sorted(theirs.items(), key=lambda each: each[1]):
        rows.append(f"| {' | '.join(_DONE[name])} | {value:.2g} | {ours / value:.2f} |")
    return ["| reader | what it does | ms a page | of theirs we take |", "|---|---|---|---|", *rows]


def _commands(folder: Path, notes: list[str]) -> dict[str, list[str]]:
    """Return how the programs are started that are here, and note which are not."""
    found = {}
    gs, validator = ghostscript(), _pdfbox(folder)
    if gs:
        found["ghostscript"] = [gs, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"]
    if validator:
        found["pdfbox"] = validator
    missing = {"Ghostscript": gs, "PDFBox": validator}
    notes += [f"{name} is not there, and could not be fetched." for name, here in missing.items() if not here]
    return found


def _pdfbox(folder: Path) -> list[str]:
    """Have Maven fetch PDFBox's validator; nothing where Java, Maven or a registry is missing."""
    if not (shutil.which("mvn") and shutil.which("java")):
        return []
    pom, listed = folder / "pom.xml", folder / "classpath"
    pom.write_text(_POM, encoding="ascii")
    fetch = ["mvn", "-q", "-B", "-f", str(pom), "dependency:build-classpath", f"-Dmdep.outputFile={listed}"]
    done = subprocess.run(fetch, check=False, capture_output=True, timeout=_FETCH_S)
    if done.returncode or not listed.exists():
        return []
    return ["java", "-cp", listed.read_text(encoding="utf-8").strip(), _VALIDATOR]


def _spent(command: list[str]) -> float:
    """Return the processor time of a program; a validator that finds faults ends with a code of its own."""
    return of_children(
        lambda: subprocess.run(
            command, check=False, capture_output=True, timeout=_READ_S, cwd=tempfile.gettempdir()
        )
    )
