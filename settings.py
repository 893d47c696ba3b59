"""Everything that comes from the environment."""

import os
import secrets
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PUSH_HOSTS = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    "updates.push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)


class Settings(BaseSettings):
    """Names are the environment's, in lower case; see `.env.example` for what each one does."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    port: int = 3000
    host: str = "127.0.0.1"
    base_url: str = ""
    data_dir: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    app_workers: int = 1
    runner_threads: int = 4
    secret_key_text: str = Field("", validation_alias="SECRET_KEY")
    smtp_url: str = ""
    mail_from: str = "portal@voordeur.example"
    inbound_listen: str = ""
    inbound_domain: str = ""
    inbound_trusts: str = ""
    imap_url: str = ""
    sms_url: str = ""
    mollie_api_url: str = ""
    push_host_text: str = Field(",".join(PUSH_HOSTS), validation_alias="PUSH_HOSTS")
    vapid_subject: str = "mailto:portal@voordeur.example"
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = "OpenID Connect"
    trusted_proxy_hops: int = 0
    demo: bool = False
    log_level: str = "INFO"

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.resolve()

    @property
    def is_public(self) -> bool:
        """Whether people reach this installation over the internet: then demo mode is refused."""
        host = urlsplit(self.base_url).hostname or "localhost"
        return host not in {"localhost", "127.0.0.1", "::1"} and not host.endswith(".localhost")

    @property
    def address(self) -> str:
        """Where people reach Voordeur, without a slash at the end."""
        return (self.base_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins that may open the websocket."""
        own = (self.address,)
        return own if self.is_public else (*own, f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}")

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database; without DATABASE_URL a file below DATA_DIR."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'voordeur.db'}"
        return url.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def push_hosts(self) -> tuple[str, ...]:
        return tuple(host.strip() for host in self.push_host_text.split(",") if host.strip())

    @cached_property
    def secret_key(self) -> bytes:
        """SECRET_KEY, or a key made on first start and kept in DATA_DIR/keys."""
        if self.secret_key_text:
            return self.secret_key_text.encode()
        return kept_key(self.data_dir / "keys" / "secret.key")


def kept_key(path: Path) -> bytes:
    """The key in this file; made once, readable only by the owner. Of several makers at once one wins, whole."""
    if path.exists():
        return path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_hex(32).encode())
    with suppress(FileExistsError):
        os.link(mine, path)
    mine.unlink()
    return path.read_bytes()


settings = Settings()  # type: ignore[call-arg]  # pydantic fills the fields from the environment
