"""static/upload.js in Chromium against a real gateway: a killed gateway, a page loaded anew, a refusal."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from gateway_process import CUSTOMER, GatewayProcess, write_shop

PIECE, SIZE = 8 << 20, 20 << 20
HTML = """<!doctype html><title>upload</title><script type="module">
import { upload } from '/static/test/upload.js';
const block = new Uint8Array(1 << 16).map((_, at) => at * 31 % 251);
window.file = (size, seed) => {
  const blocks = Array.from({ length: Math.ceil(size / 65536) }, () => block.slice());
  blocks.forEach((part, number) => part.set([seed, number >> 8, number & 255]));
  return new File([new Blob(blocks).slice(0, size)], 'flyer.pdf', { type: 'application/pdf', lastModified: seed });
};
window.hash = async file => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())),
  byte => byte.toString(16).padStart(2, '0')).join('');
window.send = (file, options = {}) => {
  window.seen = [];
  return upload(file, { ...options, onProgress: (sent, size) => {
    seen.push(sent);
    if (sent && sent < size && options.meanwhile) { options.meanwhile(); delete options.meanwhile; }
  } });
};
window.ready = true;
</script>"""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatewayProcess]:
    shop = write_shop(tmp_path_factory.mktemp("shop") / "shop")
    settings = shop / "shop.toml"
    settings.write_text(settings.read_text().replace("127.0.0.1:0", f"127.0.0.1:{free_port()}"))
    running = GatewayProcess(shop).start()
    yield running
    running.kill()


@pytest.fixture
def page(chromium: Browser, gateway: GatewayProcess) -> Iterator[Page]:
    context = chromium.new_context(extra_http_headers={"Authorization": f"Bearer {CUSTOMER}"})
    shown = context.new_page()
    shown.route("**/upload-page", _fulfil)
    _load(shown, gateway)
    yield shown
    context.close()


def _fulfil(route: Route) -> None:
    route.fulfill(body=HTML, content_type="text/html")


def _load(page: Page, gateway: GatewayProcess) -> None:
    page.goto(f"{gateway.url}/upload-page")
    page.wait_for_function("window.ready")


def is_kept(gateway: GatewayProcess, page: Page, seed: int) -> bool:
    sha256: str = page.evaluate(f"hash(file({SIZE}, {seed}))")
    return (gateway.shop / "data" / "blobs" / "cas" / sha256[:2] / sha256).stat().st_size == SIZE


def remembered(page: Page) -> Any:
    return page.evaluate("Object.keys(localStorage)")


def test_a_file_arrives_although_the_gateway_is_killed_meanwhile(page: Page, gateway: GatewayProcess) -> None:
    again = threading.Event()

    def cut() -> None:
        gateway.kill()
        again.set()

    page.expose_function("cut", cut)
    page.evaluate(f"window.done = send(file({SIZE}, 1), {{ meanwhile: cut }}), 0")
    page.wait_for_function("window.seen.length > 1", timeout=60_000)
    while not again.is_set():
        page.wait_for_timeout(20)
    gateway.start()
    assert page.evaluate("done")
    assert is_kept(gateway, page, 1)
    seen = page.evaluate("seen")
    assert (seen[0], seen[-1]) == (0, SIZE)
    assert remembered(page) == []


def test_a_page_loaded_anew_goes_on_where_the_file_was(page: Page, gateway: GatewayProcess) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method) if "/uploads" in request.url else None)
    page.evaluate(
        f"(() => {{ const stop = new AbortController(); window.done = send(file({SIZE}, 2), {{ signal: stop.signal,"
        " meanwhile: () => stop.abort() }).catch(error => error.name); })()"
    )
    assert page.evaluate("done") == "AbortError"
    assert len(remembered(page)) == 1
    _load(page, gateway)
    assert page.evaluate(f"send(file({SIZE}, 2))")
    assert page.evaluate("seen")[0] >= PIECE
    assert asked.count("POST") == 1
    assert is_kept(gateway, page, 2)


def test_a_refusal_is_told_with_its_problem_and_not_tried_again(page: Page) -> None:
    told = page.evaluate("send(file(0, 3)).catch(error => [error.status, error.problem.code])")
    assert told == [422, "bad-upload"]


def test_the_module_is_small() -> None:
    import gzip  # noqa: PLC0415

    module = Path(__file__).parents[2] / "gateway" / "web" / "static" / "upload.js"
    assert len(gzip.compress(module.read_bytes(), 9)) < 1536
