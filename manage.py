"""Voordeur from the command line: `python manage.py <command> --help`. `make run` is `manage.py run`."""

# ruff: noqa: PLC0415  a command imports what it uses: Reflex alone takes two seconds

import argparse
import os
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from domain.problems import Invalid, Problem
from integrations import logs
from settings import settings


def main() -> None:
    asked = argparse.ArgumentParser(prog="manage.py", description=__doc__)
    commands = asked.add_subparsers(required=True, metavar="command")
    for add in (_serving, _working, _keeping):
        add(commands)
    chosen = vars(asked.parse_args())
    command: Callable[..., None] = chosen.pop("command")
    logs.configure()
    try:
        command(**chosen)
    except Invalid as problem:
        sys.exit("\n".join(f"{name}: {text}" for name, text in problem.errors.items()))
    except Problem as problem:
        sys.exit(str(problem))


def _serving(commands: Any) -> None:
    _add(commands, run, "prepare everything and serve: what `make run` does")
    _add(commands, serve, "serve what was built, on a migrated database: for production")
    _add(commands, migrate, "bring the tables to their newest shape")
    _add(commands, build, "build the screens, if anything changed").add_argument("--force", action="store_true")
    _add(commands, setup_check, "tell what is missing or unwise in this installation")


def _working(commands: Any) -> None:
    worker_ = _add(commands, worker, "a Celery worker; needs REDIS_URL")
    worker_.add_argument("--queues", default="fast,default,pdf")
    worker_.add_argument("--concurrency", type=int, default=os.cpu_count())
    _add(commands, beat, "Celery's clock; needs REDIS_URL; a second one does no harm")
    _add(
        commands,
        inbound,
        "take mail that answers messages; without REDIS_URL the app does it itself",
    )
    jobs_ = _add(commands, jobs, "list the jobs that were given up, or retry them")
    jobs_.add_argument("--retry", metavar="ID", help="an id, or `all`")


def _keeping(commands: Any) -> None:
    company_ = _add(commands, company, "a new firm with its first administrator; prints the invitation link")
    company_.add_argument("--name", required=True)
    company_.add_argument("--admin", required=True, metavar="EMAIL")
    company_.add_argument("--admin-name", default="")
    company_.add_argument("--country", default="NL")
    company_.add_argument("--language", default="nl", choices=("nl", "de", "fr", "en"))
    company_.add_argument("--timezone", default="Europe/Amsterdam")
    staff_ = _add(commands, staff, "invite one more person of a firm; prints the invitation link")
    staff_.add_argument("--company", required=True, metavar="SLUG", dest="slug")
    staff_.add_argument("--email", required=True)
    staff_.add_argument("--name", default="")
    staff_.add_argument("--role", default="office", choices=("admin", "office", "planner", "technician"))
    _add(commands, demo_data, "write the demo data into an empty database")
    _add(commands, demo_size, "fill the demo for the benchmarks").add_argument("customers", type=int)
    _add(commands, migration, "write a migration from the models").add_argument("message")


def _add(commands: Any, command: Callable[..., None], help: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(command.__name__.replace("_", "-"), help=help)
    parser.set_defaults(command=command)
    return parser


def run() -> None:
    from demo import services
    from ui.serve import serve

    _refuse_public_demo()
    _assert_port_is_free()
    outside = services.start() if settings.demo else None
    migrate()
    with ThreadPoolExecutor(1) as aside:  # the two long parts of a first start, each on a core of its own
        built = aside.submit(build)
        _fill_demo()
        built.result()
    _greet()
    _let_go_of_database()
    serve()
    if outside:
        outside.stop()


def serve() -> None:
    from ui.serve import BUILT, serve

    _refuse_public_demo()
    _assert_port_is_free()
    _assert_migrated()
    if not BUILT.is_dir():
        sys.exit("The screens are not built: run `manage.py build` first.")
    _let_go_of_database()
    serve()


def migrate() -> None:
    from models import schema

    schema.upgrade()


def build(force: bool = False) -> None:  # noqa: FBT001  a switch of the command line
    from ui.serve import BuildFailed, build_frontend

    _say("Building the screens, if anything changed (a minute or less) …")
    try:
        build_frontend(force=force)
    except BuildFailed as problem:
        sys.exit(f"The screens could not be built:\n{problem}")


def setup_check() -> None:
    from installation import check

    sys.exit(not check())


def worker(queues: str, concurrency: int) -> None:
    # --without-gossip --without-mingle: workers need not know each other; the rows know
    _celery(
        "worker",
        "-Q",
        queues,
        "-c",
        str(concurrency),
        "-n",
        f"{os.getpid()}@%h",
        "--without-gossip",
        "--without-mingle",
    )


def beat() -> None:
    _celery("beat", "--pidfile=")


def inbound() -> None:
    import signal

    from tasks.inbound import listener

    if not (settings.inbound_listen and settings.inbound_domain):
        sys.exit("Set INBOUND_LISTEN (lmtp://127.0.0.1:8024) and INBOUND_DOMAIN, whose addresses are for answers.")
    _assert_migrated()
    running = listener().start()
    _say(f"Taking mail for {settings.inbound_domain} at {settings.inbound_listen}. Ctrl-C stops it.")
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
    running.stop()


def jobs(retry: str | None) -> None:
    from installation import dead_jobs, retry_jobs

    _assert_migrated()
    for line in retry_jobs(retry) if retry else dead_jobs():
        _say(line)


def company(**given: str) -> None:
    from installation import found_company

    _assert_migrated()
    _say(found_company(**given))


def staff(**given: str) -> None:
    from installation import invite_staff

    _assert_migrated()
    _say(invite_staff(**given))


def demo_data() -> None:
    from demo import filling, seed

    if not filling.fill_once(seed.seed):
        _say("This database holds data already.")


def demo_size(customers: int) -> None:
    from demo import fill

    fill.fill(customers)


def migration(message: str) -> None:
    from models import schema

    schema.write_migration(message)


def _refuse_public_demo() -> None:
    if settings.demo and settings.is_public:
        sys.exit(
            f"Demo mode lets anybody in as anybody, and BASE_URL={settings.base_url} says people can come by.\n"
            "Set DEMO=0 (`DEMO=0 make run`), or take BASE_URL away."
        )


def _assert_migrated() -> None:
    from models import schema

    if not schema.is_current():
        sys.exit("The tables are not in their newest shape: run `manage.py migrate` first.")


def _assert_port_is_free() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as problem:
            sys.exit(
                f"Port {settings.port} on {settings.host} cannot be used ({problem.strerror}). PORT chooses another."
            )


def _fill_demo() -> None:
    from demo import filling

    if settings.demo and filling.needs_filling():
        _say("Writing the demo: eight firms, two years of quotes and invoices …")
        demo_data()


def _let_go_of_database() -> None:
    """The server forks: its processes must not share our connections, and must agree on the installation's key."""
    from models.engine import engine

    engine().dispose()
    engine.cache_clear()
    assert settings.secret_key


def _greet() -> None:
    _say(f"\nVoordeur opens at {settings.address} in a few seconds. Ctrl-C stops it.")
    if settings.demo:
        from demo.greeting import greeting

        _say(greeting())


def _celery(*arguments: str) -> None:
    if not settings.redis_url:
        sys.exit("Workers need a broker: set REDIS_URL. Without it, the app runs its jobs itself.")
    _assert_migrated()
    os.nice(5)  # where they share a machine, the screens of people come first
    command = [sys.executable, "-m", "celery", "-A", "tasks.worker", *arguments]
    os.execv(sys.executable, command)  # noqa: S606  signals then reach Celery itself


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
