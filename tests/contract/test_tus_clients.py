"""The two official tus clients send files to a real gateway, in one piece, in many, and with a break: bytes equal."""

import hashlib
import io
import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tusclient.client import TusClient

from gateway_process import CUSTOMER, GatewayProcess, a_gateway, write_shop

NPM = Path(__file__).parents[1] / ".npm"
JS_CLIENT = "tus-js-client@4.3.1"
SIZE = 1_000_003


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    with a_gateway(write_shop(tmp_path_factory.mktemp("shop") / "shop")) as running:
        yield running


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "flyer.pdf"
    path.write_bytes(random.Random(os.urandom(8)).randbytes(SIZE))
    return path


def is_kept(gateway: GatewayProcess, data: bytes) -> bool:
    sha256 = hashlib.sha256(data).hexdigest()
    kept = gateway.shop / "data" / "blobs" / "cas" / sha256[:2] / sha256
    return kept.is_file() and kept.read_bytes() == data


@pytest.fixture
def tuspy(gateway: GatewayProcess) -> TusClient:
    return TusClient(f"{gateway.url}/uploads", headers={"Authorization": f"Bearer {CUSTOMER}"})


@pytest.mark.parametrize("piece", [SIZE, 100_000], ids=["whole", "pieces"])
@pytest.mark.parametrize("checksum", [False, True], ids=["plain", "checksum"])
def test_tuspy_sends_a_file(
    gateway: GatewayProcess, tuspy: TusClient, source: Path, *, piece: int, checksum: bool
) -> None:
    uploader = tuspy.uploader(str(source), chunk_size=piece, upload_checksum=checksum)
    uploader.upload()
    assert is_kept(gateway, source.read_bytes())


def test_tuspy_goes_on_after_a_break_with_another_gateway_process(
    gateway: GatewayProcess, tuspy: TusClient, source: Path
) -> None:
    first = tuspy.uploader(str(source), chunk_size=300_000, metadata={"filename": "flyer.pdf"})
    first.upload_chunk()
    gateway.kill()
    gateway.start()
    where = f"{gateway.url}/uploads/{first.url.rsplit('/', 1)[-1]}"
    again = TusClient(f"{gateway.url}/uploads", headers=dict(tuspy.headers)).uploader(
        file_stream=io.BytesIO(source.read_bytes()), url=where, chunk_size=300_000
    )
    assert again.offset == 300_000
    again.upload()
    assert is_kept(gateway, source.read_bytes())


@pytest.fixture(scope="module")
def modules() -> Path:
    """The folder of node modules with the client, installed once."""
    folder = NPM / "node_modules"
    if shutil.which("node") is None or shutil.which("npm") is None:
        refuse_or_skip("node and npm are not on this machine")
    if not (folder / "tus-js-client").is_dir():
        NPM.mkdir(exist_ok=True)
        command = ["npm", "install", "--prefix", str(NPM), "--no-save", "--ignore-scripts", JS_CLIENT]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            refuse_or_skip(f"npm cannot install {JS_CLIENT}: {done.stderr[-300:]}")
    return folder


def refuse_or_skip(reason: str) -> None:
    if os.environ.get("CI") or os.environ.get("GATEWAY_REQUIRE_CORPORA") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.mark.parametrize("mode", ["whole", "pieces", "resume"])
def test_tus_js_client_sends_a_file(gateway: GatewayProcess, modules: Path, source: Path, mode: str) -> None:
    script = Path(__file__).with_name("tus_js_client.cjs")
    command = ["node", str(script), str(modules), mode, f"{gateway.url}/uploads", CUSTOMER, str(source)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert is_kept(gateway, source.read_bytes())
    assert found["file"]
    assert found["seen"] == sorted(found["seen"])
