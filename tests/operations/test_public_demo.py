"""Demo mode lets everybody in: an installation that people reach refuses it, however it is started."""

import os
import subprocess
import sys

from ui.serve import ROOT


def test_a_public_installation_does_not_start_as_a_demo(tmp_path):
    environment = {**os.environ, "DEMO": "1", "BASE_URL": "https://portal.example", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", "import app"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "refused while BASE_URL is public" in done.stderr
