"""A new check, form or device is new files only, written exactly as the how-to pages say.

The pages' own code blocks are put into a copy of the project: so the pages stay true, and so does the promise.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from docs_builders import DOCS, copy_of_the_project, files_in, in_project

Snapshot = Mapping[str, str]

NEW = {
    # how-to page: the page it makes, how the registry tells of it,
    # and the suites that must pass; of those of all checks, what is about this one
    "write-a-check.md": (
        "checks/blank-page.md",
        "from preflight import registered_checks; print('blank-page' in registered_checks())",
        [
            "tests/unit/preflight/test_registry.py",
            "tests/unit/preflight/test_languages.py",
            "tests/unit/preflight/test_atomic_files.py",
            "tests/unit/preflight/checks",
            "-k",
            "blank-page or blank_page or test_registry or test_languages",
        ],
    ),
    "write-a-form.md": (
        "forms/poster.md",
        "from order_forms import load_library; print('poster' in load_library())",
        ["tests/unit/order_forms/test_library.py", "tests/unit/order_forms/test_poster.py"],
    ),
    "write-a-device-adapter.md": (
        "devices/jobfolder.md",
        "from adapters import device_kinds; print('jobfolder' in device_kinds())",
        [
            "tests/contract/test_devices.py",
            "tests/contract/test_device_jobfolder.py",
            "tests/unit/adapters/test_registry.py",
            "tests/unit/adapters/devices/test_jobfolder.py",
        ],
    ),
}
THINGS = pytest.mark.parametrize("page", sorted(NEW))


class Grown:
    """A copy of the project before and after the three pages were followed."""

    def __init__(self, folder: Path) -> None:
        self.home = copy_of_the_project(folder)
        self.added = {path: text for page in NEW for path, text in files_in(DOCS / "how-to" / page).items()}
        self.forget()
        self.before = self.snapshot()
        for path, text in self.added.items():
            target = self.home / path
            target.parent.mkdir(parents=True, exist_ok=True)
            assert not target.exists(), f"{path} is no new file"
            target.write_text(text, encoding="utf-8")
        self.built = in_project(self.home, "docs/build.py")

    def forget(self) -> None:
        """Leave out of the copy what somebody who followed the pages has already added under the same names."""
        made = {f"docs/reference/{reference}" for reference, _, _ in NEW.values()}
        names = {Path(path).name for path in self.added if path.endswith(".py")} - {"__init__.py"}
        for path in self.home.rglob("*.py"):
            if path.name in names:
                path.unlink()
        for path in (*self.added, *made):
            (self.home / path).unlink(missing_ok=True)

    def snapshot(self) -> Snapshot:
        """Return the digest of every file that would be committed, by path; built indexes are not."""
        paths = [path for path in self.home.rglob("*") if path.is_file() and path.name != "index.md"]
        return {
            path.relative_to(self.home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in paths
            if not {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache"} & set(path.parts)
        }


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    return Grown(tmp_path_factory.mktemp("new-thing"))


@THINGS
def test_a_page_holds_every_file_it_tells_of(page: str) -> None:
    paths = list(files_in(DOCS / "how-to" / page))
    assert any(path.startswith("tests/") for path in paths)
    assert any(not path.startswith("tests/") for path in paths)


@THINGS
def test_the_registry_finds_it(grown: Grown, page: str) -> None:
    assert in_project(grown.home, "-c", NEW[page][1]).stdout.strip() == "True"


@THINGS
def test_the_generic_suites_and_its_own_tests_pass(grown: Grown, page: str) -> None:
    done = in_project(grown.home, "-m", "pytest", "-q", "-p", "no:cacheprovider", *NEW[page][2])
    assert done.returncode == 0, done.stdout[-4000:]


@THINGS
def test_its_reference_page_is_made(grown: Grown, page: str) -> None:
    assert grown.built.returncode == 0, grown.built.stderr
    assert f"written docs/reference/{NEW[page][0]}" in grown.built.stdout.splitlines()


def test_no_existing_file_has_changed(grown: Grown) -> None:
    after = grown.snapshot()
    assert {path for path, digest in grown.before.items() if after.get(path) != digest} == set()
    made = {f"docs/reference/{reference}" for reference, _, _ in NEW.values()}
    assert after.keys() - grown.before.keys() == {*grown.added, *made}


def test_what_the_pages_show_passes_the_projects_own_checks(grown: Grown) -> None:
    code = [path for path in grown.added if path.endswith(".py")]
    own = [path for path in code if not path.startswith("tests/")]
    for tool in (
        ["ruff", "check", *code],
        ["ruff", "format", "--check", *code],
        ["mypy", "--no-incremental", *own],
    ):
        done = in_project(grown.home, "-m", *tool)
        assert done.returncode == 0, f"{tool[0]}: {done.stdout}{done.stderr}"
