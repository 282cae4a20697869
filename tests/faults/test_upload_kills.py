"""Fifty times kill -9 of a real gateway amid uploads: what was acknowledged is there, the hashes are equal."""

import hashlib
import http.client
import random
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crash_harness import make_shop
from gateway_process import CUSTOMER, GatewayProcess

pytestmark = pytest.mark.faults
KILLS = 50
CHUNK = 1 << 20
SAID = {"Authorization": f"Bearer {CUSTOMER}", "Tus-Resumable": "1.0.0"}


@dataclass
class Sending:
    """One file on its way: how much was sent, how much was acknowledged, how often and how much was sent again."""

    data: bytes
    where: str = ""
    sent: int = 0
    acknowledged: int = 0
    again: list[int] = field(default_factory=list)
    file_id: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def begin(self, url: str) -> None:
        answer = ask(url, "POST", "/uploads", {"Upload-Length": str(len(self.data))})
        self.where = answer.headers["Location"]

    def resume(self, url: str) -> None:
        """Ask how far it is; nothing acknowledged may be lost, and no more than a chunk is to be sent again."""
        answer = ask(url, "HEAD", self.where, {})
        offset = int(answer.headers["Upload-Offset"])
        assert self.acknowledged <= offset <= self.sent
        self.again.append(self.sent - offset)
        self.sent = self.acknowledged = offset
        self.file_id = answer.headers.get("Gateway-File", "")

    def send_chunk(self, url: str, kill_at: int | None, gateway: GatewayProcess) -> None:
        """Send the next chunk; kill the gateway when so many of its bytes have been sent."""
        chunk = self.data[self.sent : self.sent + CHUNK]
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        connection.putrequest("PATCH", self.where)
        described = {"Upload-Offset": str(self.sent), "Content-Type": "application/offset+octet-stream"}
        for name, value in {**SAID, **described, "Content-Length": str(len(chunk))}.items():
            connection.putheader(name, value)
        start, late = self.sent, None
        with suppress(ConnectionError, http.client.HTTPException):
            connection.endheaders()
            for position in range(0, len(chunk), 64 << 10):
                if kill_at is not None and position >= kill_at:
                    gateway.kill()
                connection.send(chunk[position : position + (64 << 10)])
                self.sent = start + min(position + (64 << 10), len(chunk))
            if kill_at is not None:
                late = threading.Timer(max(0.0, (kill_at - len(chunk)) / CHUNK / 10), gateway.kill)
                late.start()
            answer = connection.getresponse()
            self.acknowledged = int(answer.headers["Upload-Offset"])
            self.file_id = answer.headers.get("Gateway-File", "")
        connection.close()
        if late is not None:
            late.join()
        if kill_at is not None:
            gateway.kill()


def ask(url: str, method: str, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request(method, path, headers={**SAID, **headers})
    answer = connection.getresponse()
    answer.read()
    assert answer.status < 300, answer.status
    return answer


def test_fifty_kills_lose_nothing_and_cost_at_most_a_chunk_each(tmp_path: Path) -> None:
    gateway = GatewayProcess(make_shop(tmp_path / "shop")).start()
    chance, kills, done = random.Random(11), 0, []
    sending = None
    try:
        while kills < KILLS or sending is not None:
            if sending is None:
                sending = Sending(chance.randbytes(3 * CHUNK + chance.randrange(CHUNK)))
                sending.begin(gateway.url)
            # Beyond the chunk's end the kill falls into its flush, the last one's commit, or the answer.
            kill_at = chance.randrange(2 * CHUNK) if kills < KILLS and chance.random() < 0.6 else None
            sending.send_chunk(gateway.url, kill_at, gateway)
            if kill_at is not None:
                kills += 1
                gateway.start()
                sending.resume(gateway.url)
            if sending.file_id:
                done.append(sending)
                sending = None
    finally:
        gateway.kill()
    for each in done:
        kept = gateway.shop / "data" / "blobs" / "cas" / each.sha256[:2] / each.sha256
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == each.sha256
    again = [size for each in done for size in each.again]
    assert (len(again), list((gateway.shop / "data" / "blobs" / "uploads").iterdir())) == (KILLS, [])
    assert max(again) <= CHUNK
    print(f"{KILLS} kills over {len(done)} uploads: hashes equal, at most {max(again):,} bytes sent again")
