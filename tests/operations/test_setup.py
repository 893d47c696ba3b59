"""`bin/setup` on machines that lack something: it installs what it may, and else names what a person must install."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SHELL_TOOLS = ("sh", "dirname", "basename", "readlink", "cat", "ls", "rm", "mkdir", "cp", "chmod")
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Machine:
    """A PATH with only the shell's own tools, where every other program is a script of the test."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.project = folder / "bin", folder / "project"
        (self.project / "bin").mkdir(parents=True)
        self.programs.mkdir()
        shutil.copy(ROOT / "bin/setup", self.project / "bin/setup")
        for name in SHELL_TOOLS:
            (self.programs / name).symlink_to(shutil.which(name) or "")
        self.has("id", "echo 0")
        self.has("python3", "exit 0")
        self.has("uv", "exit 0")
        self.has(".venv/bin/python", "exit 0", self.project)

    def has(self, name: str, script: str, folder: Path | None = None) -> None:
        path = (folder or self.programs) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def set_up(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.programs), "LOG": str(self.project / "log")}
        command = [str(self.project / "bin/setup"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    @property
    def installed(self) -> str:
        log = self.project / "log"
        return log.read_text() if log.exists() else ""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


APT = 'case "$*" in *install*) echo "$@" >> "$LOG";; esac'
VENV = 'mkdir -p "$3/bin"; echo "#!/bin/sh" > "$3/bin/uv"; cp "$3/bin/uv" "$3/bin/python"; chmod +x "$3"/bin/*'


def test_a_complete_machine_is_left_alone_without_a_word(machine):
    machine.has("apt-get", APT)
    done = machine.set_up()
    assert (done.returncode, done.stdout + done.stderr, machine.installed) == (0, "", "")


def test_root_gets_pango_installed(machine):
    machine.has("apt-get", APT)
    machine.has(".venv/bin/python", '[ -f "$LOG" ]', machine.project)
    assert machine.set_up().returncode == 0
    assert PANGO in machine.installed


def test_without_root_and_sudo_the_command_to_type_is_named(machine):
    machine.has("id", "echo 1000")
    machine.has("apt-get", APT)
    machine.has(".venv/bin/python", "exit 1", machine.project)
    done = machine.set_up()
    assert done.returncode == 1
    assert f"please run: sudo apt-get install {PANGO}" in done.stderr
    assert machine.installed == ""


def test_sudo_is_used_where_it_asks_nothing(machine):
    machine.has("id", "echo 1000")
    machine.has("sudo", '[ "$1" = -n ] && shift; exec "$@"')
    machine.has("true", "exit 0")
    machine.has("apt-get", APT)
    machine.has(".venv/bin/python", '[ -f "$LOG" ]', machine.project)
    assert machine.set_up().returncode == 0
    assert PANGO in machine.installed


def test_where_there_is_no_apt_the_packages_are_named(machine):
    machine.has(".venv/bin/python", "exit 1", machine.project)
    done = machine.set_up()
    assert done.returncode == 1
    assert f"please install the equivalent of: {PANGO}" in done.stderr


def test_an_old_python_is_told(machine):
    machine.has("python3", "exit 1")
    done = machine.set_up()
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr


def test_without_uv_it_comes_into_an_environment_of_its_own(machine):
    machine.has("uv", "exit 127")
    machine.has("python3", f'[ "$1" = -m ] || exit 0; {VENV}')
    done = machine.set_up()
    assert (done.returncode, done.stderr) == (0, "Installing uv …\n")
    assert (machine.project / ".tools/bin/uv").exists()


def test_without_venv_its_package_is_installed(machine):
    machine.has("uv", "exit 127")
    machine.has("apt-get", APT)
    machine.has("python3", f'[ "$1" = -m ] || exit 0; [ -f "$LOG" ] || exit 1; {VENV}')
    assert machine.set_up().returncode == 0
    assert "python3-venv" in machine.installed


def test_what_only_the_tests_need_is_installed_for_them_only(machine):
    machine.has("apt-get", APT)
    assert machine.set_up().returncode == 0
    assert machine.installed == ""
    assert machine.set_up("--test").returncode == 0
    for package in ("chromium", "redis-server", "dbus-daemon", "poppler-utils"):
        assert package in machine.installed


@pytest.mark.parametrize("script", ["bin/setup", ".ci/run"])
def test_the_scripts_are_plain_shell(script):
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["sh", "-n", str(ROOT / script)], check=False).returncode == 0
