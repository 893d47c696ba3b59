"""A pytest plugin: a run in which a test was skipped has failed."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped:
        reporter.write_line(f"\n{len(skipped)} skipped: a lane that skips has failed", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
