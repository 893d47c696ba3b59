"""A new screen is a new file: every module of a door is imported, nothing has to be listed."""

import importlib
import pkgutil
from collections.abc import Iterable


def import_screens(package: str, path: Iterable[str]) -> None:
    """Import all modules below a door's package, so that their pages register themselves."""
    for module in pkgutil.walk_packages(path, prefix=f"{package}."):
        importlib.import_module(module.name)
