"""A PostgreSQL cluster of one's own, thrown away afterwards: real server, own port, nobody else's data."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

APP = "voordeur"  # as in production: no superuser, no way around row-level security
MISSING = "PostgreSQL's server is not installed: run `bin/setup --test`, or `apt-get install postgresql`."


@dataclass(frozen=True)
class Cluster:
    """A running server; `admin` is its superuser."""

    port: int
    admin: str

    def database(self, name: str) -> str:
        """Make an empty database that belongs to the app's role; gives its DATABASE_URL."""
        with psycopg.connect(
            f"postgresql://{self.admin}@127.0.0.1:{self.port}/postgres", autocommit=True
        ) as connection:
            connection.execute(f'CREATE DATABASE "{name}" OWNER {APP}')  # type: ignore[call-overload]
        return f"postgresql://{APP}@127.0.0.1:{self.port}/{name}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start one and stop it. Raises RuntimeError with what to install when there is no server."""
    programs, owner = _programs(), _owner()
    home = Path(tempfile.mkdtemp(prefix="voordeur-pg-"))
    shutil.chown(home, owner)
    made = Cluster(_free_port(), owner)

    def run(*command: str) -> None:
        as_owner = {"user": owner} if os.getuid() == 0 else {}  # PostgreSQL refuses to run as root
        done = subprocess.run(command, check=False, cwd=home, capture_output=True, text=True, **as_owner)
        if done.returncode:
            log = home / "log"
            raise RuntimeError(f"{command[0]}: {done.stderr}{log.read_text() if log.exists() else ''}")

    hasty = "-c fsync=off -c synchronous_commit=off -c max_connections=120"  # it is thrown away anyway
    settings = f"-p {made.port} -k {home} -c listen_addresses=127.0.0.1 {hasty}"
    control = (str(programs / "pg_ctl"), "-D", str(home / "data"), "-w", "-l", str(home / "log"))
    run(
        str(programs / "initdb"), "-D", str(home / "data"), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", owner
    )
    run(*control, "-o", settings, "start")
    try:
        with psycopg.connect(f"postgresql://{owner}@127.0.0.1:{made.port}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {APP} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE")  # type: ignore[call-overload]
        yield made
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path:
    """Debian keeps initdb and pg_ctl out of PATH, one folder per version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise RuntimeError(MISSING)
    return found[-1].parent if found else Path(on_path or "").parent


def _owner() -> str:
    me = pwd.getpwuid(os.getuid()).pw_name
    return (
        me if os.getuid() else next(user.pw_name for user in pwd.getpwall() if user.pw_name in ("postgres", "nobody"))
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
