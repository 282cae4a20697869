import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from docs_builders import DOCS, PACKAGES, PROJECT

BUILD = DOCS / "build.py"
REFERENCE = DOCS / "reference"


@pytest.fixture(scope="module")
def own_docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of docs beside links to the packages, to be spoilt."""
    home = tmp_path_factory.mktemp("project")
    for name in (*PACKAGES, "examples"):
        (home / name).symlink_to(PROJECT / name)
    for path in (BUILD, *DOCS.glob("writers/*.py"), *REFERENCE.rglob("*.md")):
        target = home / path.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return home / "docs"


def build(docs: Path, *arguments: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, str(docs / "build.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_the_committed_reference_is_what_the_program_says() -> None:
    assert build(BUILD.parent, "--check") == (0, [])


def test_pages_that_differ_are_missing_or_are_left_over_are_named_and_mended(own_docs: Path) -> None:
    reference = own_docs / "reference"
    (reference / "states.md").write_text("old")
    (reference / "checks" / "missing-bleed.md").unlink()
    gone = (REFERENCE / "checks" / "trim-size.md").read_text().replace("trim-size", "gone")
    (reference / "checks" / "gone.md").write_text(gone)
    (reference / "by-hand.md").write_text("# Written by a person")
    status, lines = build(own_docs, "--check")
    assert status == 1
    assert lines[:-1] == [
        "docs/reference/checks/missing-bleed.md is missing",
        "docs/reference/states.md differs",
        "docs/reference/checks/gone.md is left over; its entry is gone",
    ]
    assert "make docs" in lines[-1]
    assert build(own_docs)[0] == 0
    assert build(own_docs, "--check") == (0, [])
    assert (reference / "by-hand.md").exists()
    assert build(own_docs) == (0, [])


def test_an_index_is_built_but_never_missed(own_docs: Path) -> None:
    build(own_docs)
    index = own_docs / "reference" / "checks" / "index.md"
    assert "[missing-bleed](missing-bleed.md)" in index.read_text()
    index.unlink()
    assert build(own_docs, "--check") == (0, [])


@pytest.mark.parametrize("package", [name for name in PACKAGES if name != "gateway"])
def test_every_exported_name_is_in_the_docs_with_a_sentence(package: str) -> None:
    rows = {
        row.split("|")[1].strip(" `").partition("(")[0]: row.split("|")[3].strip()
        for row in (REFERENCE / "python" / f"{package}.md").read_text().splitlines()
        if row.startswith("| `")
    }
    assert rows.keys() == set(import_module(package).__all__)
    assert [name for name, sentence in rows.items() if not sentence] == []
