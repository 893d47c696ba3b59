"""A throw-away certificate, its own authority: push endpoints are https, here as in life."""

import base64
import hashlib
import ssl
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"
USES = ("digital_signature", "key_cert_sign")
OTHER_USES = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "crl_sign")


class Authority:
    """For `hosts` and loopback: the TLS context to serve with, the PEM file and key hash to trust."""

    def __init__(self, folder: Path, hosts: list[str]) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        self.bundle, private = folder / "ca-bundle.pem", folder / "key.pem"
        self.bundle.write_bytes(_certificate(key, hosts).public_bytes(Encoding.PEM))
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.bundle, private)
        spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.spki_hash = base64.b64encode(hashlib.sha256(spki).digest()).decode()


def _certificate(key: ec.EllipticCurvePrivateKey, hosts: list[str]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Push services of the tests")])
    names = [*map(x509.DNSName, hosts), x509.IPAddress(ip_address(LOOPBACK))]
    usage = {**dict.fromkeys(USES, True), **dict.fromkeys(OTHER_USES, False)}
    now = datetime.fromtimestamp(time.time(), UTC)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=7))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(**usage, encipher_only=False, decipher_only=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
