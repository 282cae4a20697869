"""Handing mails to a mail server: one that takes, refuses, hangs up, drips or wants to be encrypted."""

import ipaddress
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gateway.mail.post import MailPostponedError, MailRefusedError, MailServerError, Packet
from gateway.mail.smtp import Security, Smtp
from mail_builders import Server, free_port, mail_server, tarpit

PACKET = Packet(
    "1", "orders@x.example", "ana@example.org", b"Subject: hello\r\n\r\nOne\r\n..dots\r\n.\r\nend\r\n"
)


def plain(port: int, **more: object) -> Smtp:
    return Smtp("127.0.0.1", port, Security.NONE, **more)  # type: ignore[arg-type]


def test_a_mail_arrives_as_it_was_written_with_its_envelope() -> None:
    with mail_server(Server()) as server:
        plain(server.port).send(PACKET)
    (envelope,) = server.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("orders@x.example", ["ana@example.org"])
    assert envelope.content == PACKET.content


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_refusal_of_this_mail_is_final_with_5_and_not_with_4(step: str) -> None:
    with (
        mail_server(Server(**{step: "550 5.1.1 no such user"})) as server,
        pytest.raises(MailRefusedError) as told,
    ):
        plain(server.port).send(PACKET)
    assert "550 5.1.1 no such user" in told.value.what
    with (
        mail_server(Server(**{step: "451 4.7.1 later"})) as server,
        pytest.raises(MailPostponedError) as later,
    ):
        plain(server.port).send(PACKET)
    assert not isinstance(later.value, MailServerError)


def test_a_server_that_hangs_up_in_the_middle_may_have_taken_it_so_it_is_tried_again() -> None:
    with mail_server(Server(drop_in_data=True)) as server, pytest.raises(MailServerError) as told:
        plain(server.port).send(PACKET)
    assert told.value.retryable


def test_a_server_that_is_not_there_is_told_with_its_address() -> None:
    port = free_port()
    with pytest.raises(MailServerError) as told:
        plain(port).send(PACKET)
    assert f"127.0.0.1:{port} cannot be reached" in told.value.what
    with pytest.raises(MailServerError):
        plain(port).check()


def test_a_server_that_drips_letters_is_left_at_the_deadline() -> None:
    began = time.monotonic()
    with tarpit() as port, pytest.raises(MailServerError) as told:
        plain(port, timeout_s=0.5).send(PACKET)
    assert time.monotonic() - began < 20
    assert "within 0.5 s" in told.value.what


def test_a_deadline_that_passes_before_there_is_a_connection_ends_it_all_the_same() -> None:
    with tarpit() as port, pytest.raises(MailServerError) as told:
        plain(port, timeout_s=0.0001).send(PACKET)
    assert told.value.retryable


def test_a_server_that_takes_the_connection_and_says_nothing_is_left_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(MailServerError) as told:
        plain(silent.getsockname()[1], timeout_s=0.3).send(PACKET)
    assert told.value.retryable


def test_a_look_sends_nothing() -> None:
    with mail_server(Server()) as server:
        assert f"127.0.0.1:{server.port}" in plain(server.port).check()
    assert server.taken == []


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that signs itself, and the server's side of it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return pem, context


def knows(password: str) -> object:
    def authenticate(*given: object) -> AuthResult:
        return AuthResult(success=given[-1].password.decode() == password, handled=False)  # type: ignore[attr-defined]

    return authenticate


def test_with_starttls_the_password_goes_over_the_encrypted_line(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    pem, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": knows("geheim"),
        "auth_required": True,
    }
    with mail_server(Server(), **options) as server:
        Smtp("127.0.0.1", server.port, Security.STARTTLS, "orders", "geheim").send(PACKET)
        with pytest.raises(MailServerError) as told:
            Smtp("127.0.0.1", server.port, Security.STARTTLS, "orders", "wrong-one").send(PACKET)
    assert len(server.taken) == 1
    assert "535" in told.value.what
    assert "wrong-one" not in str(told.value)


def test_with_tls_the_whole_line_is_encrypted(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    pem, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with mail_server(Server(), ssl_context=context) as server:
        Smtp("127.0.0.1", server.port, Security.TLS).send(PACKET)
    assert len(server.taken) == 1


def test_a_certificate_that_nobody_vouches_for_is_not_believed(
    certificate: tuple[Path, ssl.SSLContext],
) -> None:
    with mail_server(Server(), tls_context=certificate[1]) as server, pytest.raises(MailServerError) as told:
        Smtp("127.0.0.1", server.port, Security.STARTTLS).send(PACKET)
    assert "certificate" in told.value.what
    assert server.taken == []


def test_a_server_that_cannot_encrypt_gets_nothing() -> None:
    with mail_server(Server()) as server, pytest.raises(MailServerError):
        Smtp("127.0.0.1", server.port, Security.STARTTLS, "orders", "geheim").send(PACKET)
    assert server.taken == []


def test_the_password_is_not_shown() -> None:
    assert "geheim" not in repr(Smtp("mail", 25, password="geheim"))
