"""The floor of the screens: a blank page and a bare counter of the same Reflex, built beside the app."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.live_app import PATIENCE, free_port
from ui.serve import build_environment, run_environment

CONFIG = """
import reflex as rx

config = rx.Config(
    app_name="blank", api_url="http://localhost:PORT",
    plugins=[rx.plugins.TailwindV4Plugin()], disable_plugins=[rx.plugins.SitemapPlugin],
    transport="websocket", frontend_compression_formats=["brotli", "gzip"], show_built_with_reflex=False,
    telemetry_enabled=False,
)
"""
APP = """
import reflex as rx


class Counter(rx.State):
    count: int = 0

    @rx.event
    def add(self):
        self.count += 1


def blank():
    return rx.el.main(rx.el.h1("Blank", class_name="text-xl"))


def counter():
    return rx.el.main(rx.el.button("Add", on_click=Counter.add), rx.el.output(Counter.count))


app = rx.App()
app.add_page(blank, route="/")
app.add_page(counter, route="/counter")
"""
SERVE = """
import sys
from reflex.utils.exec import run_backend_prod
from reflex_base import constants
from reflex_base.environment import environment

sys.path.insert(0, ".")
environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
environment.REFLEX_SKIP_COMPILE.set(True)
run_backend_prod("127.0.0.1", int(sys.argv[1]), constants.LogLevel.WARNING, mount_frontend_compiled_app=True)
"""


class Blank:
    """The blank app, built once per folder; use it with `with`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        if (folder / "port").exists():  # it was built into the scripts
            self.port = int((folder / "port").read_text())

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def __enter__(self) -> "Blank":
        self._build()
        environment = {**os.environ, **run_environment(), "REFLEX_CORS_ALLOWED_ORIGINS": "*", "GRANIAN_WORKERS": "1"}
        with (self.folder / "server.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "serve.py", str(self.port)], cwd=self.folder, env=environment, stdout=log, stderr=log
            )
        self._await_answer()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(15)

    def _build(self) -> None:
        if (self.folder / "port").exists():
            return
        (self.folder / "blank").mkdir(parents=True, exist_ok=True)
        files = {
            "rxconfig.py": CONFIG.replace("PORT", str(self.port)),
            "blank/__init__.py": "",
            "blank/blank.py": APP,
            "serve.py": SERVE,
        }
        for name, text in files.items():
            (self.folder / name).write_text(text)
        command = [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"]
        done = subprocess.run(
            command, cwd=self.folder, env=build_environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"the blank page could not be built:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        (self.folder / "port").write_text(str(self.port))

    def _await_answer(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/ping", timeout=2).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the blank app does not answer:\n{(self.folder / 'server.log').read_text()[-3000:]}")
