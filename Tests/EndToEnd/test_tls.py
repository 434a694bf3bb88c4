"""TLS with a certificate of one's own."""

import contextlib
import datetime
import ipaddress
import ssl
import warnings

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from support.clients import boto, call
from support.functions import Function, refusal
from support.neighbours import neighbour
from support.server import run_command
from support.tap import Tap
from support.wait import until


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The paths of a certificate for 127.0.0.1 and of its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, private


def test_functions_work_over_tls(certificate, serve):
    path, key = certificate
    server = serve("--tls-cert", path, "--tls-key", key)
    assert server.url.startswith("https://")
    function = Function.create(boto(server.url, verify=str(path)))
    assert function({"do": "echo", "over": "TLS"}) == {"do": "echo", "over": "TLS"}
    function.update(Timeout=9)
    assert function.configuration()["Timeout"] == 9
    location = function.client.get_function(FunctionName=function.name)["Code"]["Location"]
    assert location.startswith("https://")


def test_old_protocol_versions_are_refused_and_plain_text_is_not_answered(certificate, serve):
    path, key = certificate
    server = serve("--tls-cert", path, "--tls-key", key)
    context = ssl.create_default_context(cafile=str(path))
    assert call(server.url, "GET", "/_lambent/health", context=context).status == 200
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(OSError):
        call(server.url, "GET", "/_lambent/health", context=context)
    with pytest.raises(Exception):
        call(server.url.replace("https", "http"), "GET", "/_lambent/health", timeout=5)
    context = ssl.create_default_context(cafile=str(path))
    until(lambda: call(server.url, "GET", "/_lambent/health", context=context).status == 200)


@pytest.mark.parametrize("options", [["--tls-cert"], ["--tls-key"]])
def test_one_without_the_other_is_refused(certificate, tmp_path, options):
    path = certificate[0] if options == ["--tls-cert"] else certificate[1]
    done = run_command("serve", "--listen", "127.0.0.1:0", "--data-dir", tmp_path / "data", *options, path, timeout=20)
    assert done.returncode != 0
    assert "tls" in (done.stderr + done.stdout).lower()


def test_a_certificate_that_cannot_be_read_is_refused(tmp_path):
    done = run_command(
        "serve", "--listen", "127.0.0.1:0", "--data-dir", tmp_path / "data",
        "--tls-cert", tmp_path / "absent.pem", "--tls-key", tmp_path / "absent.key", timeout=20,
    )  # fmt: skip
    assert done.returncode != 0
    assert "absent" in done.stderr + done.stdout


def test_neighbours_over_tls(certificate, serve):
    path, _ = certificate
    with neighbour() as running, contextlib.closing(Tap(running.url, certificate)) as tap:
        key = running.client("kms").create_key()["KeyMetadata"]["Arn"]
        settings = {"KMSKeyArn": key, "Environment": {"Variables": {"MARK": "sealed"}}}
        server = serve("--neighbours", tap.url, environment={"AWS_CA_BUNDLE": path})
        function = Function.create(boto(server.url), **settings)
        assert function({"do": "see"})["variables"]["MARK"] == "sealed"
        assert tap.count("AssumeRole") == tap.count("Decrypt") == 1
        stranger = serve("--neighbours", tap.url)
        told = refusal(lambda: Function.create(boto(stranger.url), **settings))
        assert (told.status, told.code) == (500, "ServiceException")
        assert "cannot be reached" in told.message
