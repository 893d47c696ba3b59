"""Reflex settings, nothing else."""

import reflex as rx

from ui.build.catalogue import LanguagePlugin
from ui.build.hashes import HashesPlugin
from ui.build.lean import LeanPlugin
from ui.build.offline import OfflinePlugin
from ui.build.styles import StylesPlugin

config = rx.Config(
    app_name="voordeur",
    app_module_import="app",
    plugins=[
        rx.plugins.TailwindV4Plugin(),
        StylesPlugin(),
        LeanPlugin(),
        LanguagePlugin(),
        OfflinePlugin(),
        HashesPlugin(),
    ],
    disable_plugins=[rx.plugins.SitemapPlugin],
    transport="websocket",
    cors_allowed_origins=["http://localhost:3000"],  # `serve` sets the real ones
    frontend_compression_formats=["brotli", "gzip"],
    frontend_lazy_bundled_libraries=True,
    react_strict_mode=False,
    redis_token_expiration=12 * 3600,
    show_built_with_reflex=False,
    telemetry_enabled=False,
)
