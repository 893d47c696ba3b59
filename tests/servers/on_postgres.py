"""`python -m tests.servers.on_postgres pytest …`: run a command with TEST_DATABASE_URL at a migrated PostgreSQL."""

import os
import subprocess
import sys

from tests.servers.postgres import cluster


def main() -> int:
    with cluster() as server:
        url = server.database("voordeur_test")
        subprocess.run(
            [sys.executable, "-m", "alembic", "upgrade", "head"], check=True, env={**os.environ, "DATABASE_URL": url}
        )
        command = [sys.executable, "-m", *sys.argv[1:]]
        return subprocess.run(command, check=False, env={**os.environ, "TEST_DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
