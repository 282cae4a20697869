"""The wheel holds all that the program needs and nothing else; hatch leaves out ignored files without a word."""

import subprocess
import sys
import zipfile

import pytest

from docs_builders import PACKAGES, PROJECT

CONTENT = (*PACKAGES, "examples")


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=PROJECT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_every_package_is_in_it_and_nothing_else(members: set[str]) -> None:
    wanted = {
        path.relative_to(PROJECT).as_posix()
        for name in CONTENT
        for path in (PROJECT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in members if ".dist-info/" not in name} == wanted


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_that_it_is_typed(members: set[str], package: str) -> None:
    assert f"{package}/py.typed" in members


@pytest.mark.parametrize(
    "path",
    [
        "order_forms/library/flyer/form.json",
        "order_forms/library/booklet/texts.de.json",
        "order_forms/words/en.json",
        "preflight/profiles/sheetfed.toml",
        "adapters/profiles/generic-1.5.toml",
        "examples/shop/shop.toml",
        "examples/answers/flyer.json",
        "gateway/storage/migrations/env.py",
        "gateway/storage/migrations/versions/0001_first_layout.py",
    ],
)
def test_data_that_code_reads_is_in_it(members: set[str], path: str) -> None:
    assert path in members


def test_licence_and_command_are_in_it(members: set[str]) -> None:
    about = {name.partition(".dist-info/")[2] for name in members if ".dist-info/" in name}
    assert {"licenses/LICENSE", "entry_points.txt", "METADATA"} <= about
