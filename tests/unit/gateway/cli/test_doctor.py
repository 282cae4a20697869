"""`jdf-gateway doctor`."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import clamd_servers
import s3_servers
from cli_builders import ran
from corpora import PROJECT, corpora_dir
from databases import DATABASES
from gateway.demo.new_shop import new_shop
from poor_kernel import WITHOUT_LAYERS
from preflight import sandbox


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    new_shop(tmp_path / "shop", "shop")
    return tmp_path / "shop"


def checks(capsys: pytest.CaptureFixture[str], shop: Path) -> tuple[int, dict[str, dict[str, Any]]]:
    said = ran(capsys, "doctor", "--shop", shop, "--json")
    return said.code, {one["name"]: one for one in said.json["checks"]}


def change(shop: Path, old: str, new: str) -> None:
    text = (shop / "shop.toml").read_text()
    assert old in text
    (shop / "shop.toml").write_text(text.replace(old, new))


def test_a_sound_shop_ends_with_0_and_names_what_was_looked_at(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = checks(capsys, shop)
    assert code == 0
    assert set(found) == {
        "python", "libraries", "sqlite", "sandbox", "malware", "shop", "data directory", "database", "files",
        "preflight profile", "forms", "CIP4 schemas", "device press-1", "routes", "mail", "gateway",
    }  # fmt: skip
    assert found["device press-1"]["found"] == "hotfolder, assured"


def test_each_layer_of_the_sandbox_is_told_as_a_child_found_it(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = checks(capsys, shop)
    layers = found["sandbox"]["layers"]
    assert {"memory limit", "no files (Landlock)", "few system calls (seccomp)"} <= {
        one["name"] for one in layers
    }
    for layer in layers:
        assert layer["name"] in found["sandbox"]["found"]
        assert layer["live"] or (layer["why"] in found["sandbox"]["found"] and found["sandbox"]["fix"])


def poor_kernel(shop: Path) -> dict[str, dict[str, Any]]:
    """Examine the shop in a process for which this kernel knows of no seccomp."""
    if not all(layer.live for layer in sandbox.layers()):
        pytest.skip("a layer of the sandbox is missing on this machine as it is")
    program = f"{WITHOUT_LAYERS}\nfrom gateway.__main__ import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", program, "doctor", "--shop", str(shop), "--json"],
        cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {one["name"]: one for one in json.loads(told.stdout)["checks"]}


def test_a_missing_layer_stands_in_the_way_of_a_shop_that_strangers_reach_and_of_no_other(shop: Path) -> None:
    at_home = poor_kernel(shop)
    assert at_home["sandbox"]["ok"]
    assert "not in force: no files (Landlock) (the kernel refuses it" in at_home["sandbox"]["found"]
    assert "CONFIG_SECCOMP_FILTER" in at_home["sandbox"]["fix"]
    assert "files from strangers" not in at_home
    change(shop, "[web]\n", '[web]\nbase_url = "https://print.example.com"\n')
    public = poor_kernel(shop)["files from strangers"]
    assert not public["ok"]
    assert "few system calls (seccomp)" in public["found"]
    assert public["fix"]


def test_a_device_whose_folder_is_gone_is_told_with_what_to_do(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(shop / "press-1" / "hot")
    code, found = checks(capsys, shop)
    assert code == 1
    assert not found["device press-1"]["ok"]
    assert found["device press-1"]["fix"]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('kind = "hotfolder"', 'kind = "hotfoldr"', "device press-1"),
        ('device = "press-1"', 'device = "press-9"', "routes"),
        ('profile = "profile.toml"', 'profile = "gone.toml"', "preflight profile"),
        ('xsd = ""', 'xsd = "nowhere"', "CIP4 schemas"),
        ('dir = "data"', 'dir = "shop.toml/data"', "data directory, mail"),
        ("listen = ", "lisen = ", "shop"),
    ],
)
def test_a_wrong_setting_ends_with_1_at_the_thing_it_is_about(
    old: str, new: str, name: str, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(shop, old, new)
    code, found = checks(capsys, shop)
    assert code == 1
    assert ", ".join(one["name"] for one in found.values() if not one["ok"]) == name
    assert all(found[one]["fix"] for one in name.split(", "))


def test_where_there_is_no_shop_the_machine_is_examined_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = checks(capsys, tmp_path)
    assert code == 1
    assert found["python"]["ok"]
    assert not found["shop"]["ok"]


def test_a_gateway_that_holds_the_data_and_does_not_answer_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "data").mkdir(exist_ok=True)
    with (shop / "data" / "gateway.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, found = checks(capsys, shop)
    assert code == 1
    assert "holds the data directory" in found["gateway"]["found"]


def test_the_official_schemas_are_compiled_where_they_are_configured(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(shop, 'xsd = ""', f'xsd = "{corpora_dir("jdf", "schema")}"')
    code, found = checks(capsys, shop)
    assert code == 0
    assert "1.5" in found["CIP4 schemas"]["found"]


def test_a_scanner_for_malware_is_asked_for_its_version(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = checks(capsys, shop)
    assert found["malware"]["ok"]
    assert "not scanned" in found["malware"]["found"]
    with clamd_servers.clamd() as address:
        change(shop, 'clamd = ""', f'clamd = "{address}"')
        _, found = checks(capsys, shop)
        assert "ClamAV 1" in found["malware"]["found"]
    code, found = checks(capsys, shop)
    assert code == 1
    assert "cannot be reached" in found["malware"]["found"]
    assert found["malware"]["fix"]


def test_it_leaves_nothing_behind_in_the_data_directory(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checks(capsys, shop)
    assert list((shop / "data").iterdir()) == []


def test_postgresql_and_a_bucket_are_looked_at(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server = DATABASES.server
    url, password = server.parted(server.make("doctor"))
    (shop / "secrets" / "database").write_text(password)
    change(shop, '[database]\nurl = ""', f'[database]\nurl = "{url}"\npassword = "file:secrets/database"\n#')
    with s3_servers.moto() as address:
        s3_servers.make_bucket(address, "doctor")
        (shop / "secrets" / "s3").write_text("key")
        keys = 'access_key = "file:secrets/s3"\nsecret_key = "file:secrets/s3"\n'
        change(
            shop, '[blobs]\nurl = ""', f'[blobs]\nurl = "s3://doctor/files"\nendpoint = "{address}"\n{keys}#'
        )
        _, found = checks(capsys, shop)
    assert found["database"]["found"].startswith("PostgreSQL 1")
    assert not found["database"]["ok"]  # the server of the tests does not flush, and the doctor says so
    assert "fsync" in found["database"]["fix"]
    assert found["files"]["found"] == "s3://doctor/files: written and read back"


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ('url = "postgresql://nobody@127.0.0.1:9/none"', "database"),
        ('url = ""\n[blobs]\nurl = "s3://none/x"\nendpoint = "http://127.0.0.1:9"', "files"),
    ],
)
def test_a_database_or_bucket_that_does_not_answer_stands_in_the_way(
    shop: Path, capsys: pytest.CaptureFixture[str], section: str, name: str
) -> None:
    text = (shop / "shop.toml").read_text()
    before, after = text.split("[database]")[0], text.split("[web]")[1]
    keys = (
        'access_key = "file:secrets/csr.token"\nsecret_key = "file:secrets/csr.token"\n'
        if name == "files"
        else ""
    )
    (shop / "shop.toml").write_text(f"{before}[database]\n{section}\n{keys}[web]{after}")
    code, found = checks(capsys, shop)
    assert code == 1
    assert not found[name]["ok"]
    assert found[name]["fix"]
