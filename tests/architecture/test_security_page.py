"""docs/security.md is true: every test it names exists, and every threat names one."""

import ast
import re

from ui.serve import ROOT

PAGE = (ROOT / "docs/security.md").read_text()
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| Threat")]


def _tests() -> set[str]:
    trees = (ast.parse(path.read_text()) for path in (ROOT / "tests").rglob("test_*.py"))
    functions = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions}


def test_every_test_that_is_named_exists():
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 40
    assert sorted(named - _tests()) == []


def test_every_threat_has_a_defence_and_a_test():
    assert len(ROWS) > 30
    for row in ROWS:
        threat, defence, test = (cell.strip() for cell in row.strip("|").split("|"))
        assert threat, row
        assert defence, row
        assert "`test_" in test, row


def test_what_it_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)", PAGE + (ROOT / "SECURITY.md").read_text().replace("docs/", "../docs/"))
    assert len(links) > 3
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
