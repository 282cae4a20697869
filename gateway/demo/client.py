"""Talk to a running gateway over its public HTTP API, as any other program would."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import httpx

from gateway.domain.errors import Actor, GatewayError, GatewayUnreachableError

_CHUNK = 1 << 18
Told = Callable[[int], None]


class GatewayRefusedError(GatewayError):
    """The gateway answered, and the answer was no; `problems` names the fields, where it did."""

    code, actor, status = "gateway-refused", Actor.CUSTOMER, 400

    def __init__(self, answer: Mapping[str, Any], *, status: int) -> None:
        what = str(answer.get("detail") or answer.get("title") or f"The gateway answered {status}.")
        super().__init__(what, why=str(answer.get("why") or ""), fix=str(answer.get("fix") or ""))
        self.answered = status
        self.answer_code = str(answer.get("code") or self.code)
        self.problems = tuple(answer.get("problems") or ())


class Api:
    """The API under one token; paths count from `/api/v1`."""

    def __init__(self, url: str, token: str, *, timeout_s: float = 60.0) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.url = url
        self._http = httpx.Client(
            base_url=f"{url}/api/v1", headers=headers, timeout=timeout_s, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, path: str, **params: object) -> Any:  # noqa: ANN401 (JSON)
        """Return what lies at a path; parameters that are None are left out."""
        asked = {key: str(value) for key, value in params.items() if value is not None}
        return self._ask("GET", path, params=asked).json()

    def ticket(self, order_id: str) -> bytes:
        """Return the newest ticket of an order."""
        return self._ask("GET", f"/orders/{order_id}/ticket").content

    def post(self, path: str, body: Mapping[str, Any], *, key: str = "") -> Any:  # noqa: ANN401 (JSON)
        """Send a body; with a key, sending it twice is the same as once."""
        return self._ask(
            "POST", path, json=dict(body), headers={"Idempotency-Key": key} if key else {}
        ).json()

    def upload(self, name: str, data: bytes) -> str:
        """Send a file held in memory and return its id."""
        return str(self._ask("PUT", "/files", params={"name": name}, content=data).json()["id"])

    def upload_file(self, path: Path, told: Told = lambda _sent: None) -> str:
        """Send a file from disk, saying how many bytes have gone with each piece; return its id."""
        size = {"Content-Length": str(path.stat().st_size)}
        pieces = _pieces(path, told)
        return str(
            self._ask("PUT", "/files", params={"name": path.name}, content=pieces, headers=size).json()["id"]
        )

    def _ask(self, method: str, path: str, **given: Any) -> httpx.Response:  # noqa: ANN401 (httpx's own)
        try:
            answer = self._http.request(method, path, **given)
        except httpx.TransportError as error:
            raise GatewayUnreachableError(
                f"No gateway answers at {self.url}.",
                why=str(error),
                fix="Start it with: jdf-gateway serve",
            ) from error
        if answer.is_success:
            return answer
        raise GatewayRefusedError(_problem(answer), status=answer.status_code)


def _pieces(path: Path, told: Told) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
            told(len(piece))


def _problem(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
