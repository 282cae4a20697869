"""A large file through an S3 service on disk: whole, in bounded memory, at a speed told beside a plain copy's."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import s3_servers

pytestmark = pytest.mark.faults
# The peak is read from VmHWM: ru_maxrss of a child begins with what its parent held when it was started.
MB = 1 << 20
SIZE_MB = int(os.environ.get("GATEWAY_LARGE_FILE_MB", "1024"))
MOST_RSS_MB = 150
_PROGRAM = """
import hashlib, json, os, re, sys, time
from pathlib import Path
from gateway.storage.s3 import Bucket, S3Blobs

address, folder, size_mb = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
bucket = Bucket("large", "files", address, access_key="S3RVER", secret_key="S3RVER")
block = os.urandom(1 << 20)
began = time.monotonic()
incoming = S3Blobs(bucket, folder / "here", most_bytes=1 << 40).receive("one")
for number in range(size_mb):
    incoming.write(number.to_bytes(8, "big") + block[8:])
received = time.monotonic()
blob = incoming.keep()
kept = time.monotonic()
path = S3Blobs(bucket, folder / "there", most_bytes=1 << 40).local_path(blob.sha256)
fetched = time.monotonic()
with path.open("rb") as file:
    same = hashlib.file_digest(file, "sha256").hexdigest() == blob.sha256
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(json.dumps({
    "size": blob.size, "same": same, "receive_s": received - began, "keep_s": kept - received,
    "fetch_s": fetched - kept, "rss_mb": int(peak) / 1024,
}))
"""


def test_a_large_file_goes_into_the_bucket_and_comes_back_in_bounded_memory(tmp_path: Path):
    import json  # noqa: PLC0415

    with s3_servers.s3rver() as address:
        s3_servers.make_bucket(address, "large")
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM, address, str(tmp_path), str(SIZE_MB)],
            capture_output=True, text=True, check=False, timeout=900,
        )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    found = json.loads(ended.stdout)
    peer = SIZE_MB / plain_copy_s(tmp_path)
    print(
        f"\n{SIZE_MB} MB through s3rver, peak {found['rss_mb']:.0f} MB; a plain copy with SHA-256 {peer:.0f} MB/s"
    )
    for what in ("receive", "keep", "fetch"):
        print(f"  {what:<8} {SIZE_MB / found[f'{what}_s']:6.0f} MB/s")
    assert (found["size"], found["same"]) == (SIZE_MB * MB, True)
    assert found["rss_mb"] <= MOST_RSS_MB


def plain_copy_s(folder: Path) -> float:
    """Write as much with SHA-256 and one fsync; return how long that took."""
    block, digest, began = os.urandom(MB), hashlib.sha256(), time.monotonic()
    with (folder / "plain").open("wb") as file:
        for _ in range(SIZE_MB):
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    (folder / "plain").unlink()
    return time.monotonic() - began
