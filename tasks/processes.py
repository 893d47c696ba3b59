"""What a process of Celery does when it starts: our logs, its own database connections, WeasyPrint loaded."""

from typing import Any

from celery.signals import setup_logging, worker_process_init

from integrations import logs, pdf
from models.engine import engine


@setup_logging.connect
def _log_as_we_do(**_: Any) -> None:
    logs.configure()


@worker_process_init.connect
def _settle_in(**_: Any) -> None:
    engine.cache_clear()  # connections of the parent process must not be shared
    pdf.warm_up()
