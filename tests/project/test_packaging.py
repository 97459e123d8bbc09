"""What the project says about itself in several places is the same in all of them."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml


@pytest.fixture
def project(example: Path) -> dict:
    return tomllib.loads((example / "pyproject.toml").read_text(encoding="utf-8"))


def targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z-]+):(?!=)", makefile, re.MULTILINE))


def test_the_installed_version_is_the_one_in_the_project_file(project: dict):
    assert importlib.metadata.version("lastcall") == project["project"]["version"]


def test_the_changelog_has_a_place_for_what_comes_next(example: Path):
    headings = re.findall(r"^## (.+)$", (example / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[0] == "[Unreleased]"


def test_types_are_published(example: Path):
    assert (example / "tools" / "lastcall" / "py.typed").exists()


def test_the_workflow_runs_every_python_that_the_package_claims(example: Path, project: dict):
    claimed = {
        classifier.rsplit(" ", 1)[-1]
        for classifier in project["project"]["classifiers"]
        if re.search(r":: 3\.\d+$", classifier)
    }
    ci = yaml.safe_load((example / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))

    assert set(ci["jobs"]["test"]["strategy"]["matrix"]["python"]) == claimed


def test_every_pure_layer_owes_coverage(example: Path):
    makefile = (example / "Makefile").read_text(encoding="utf-8")
    owing = re.search(r"^PURE\s*:= (.+)$", makefile, re.MULTILINE)[1].split()

    assert set(owing) == {"model", "documents", "ledger", "status", "agenda", "check", "report"}


def test_each_make_target_is_phony_and_says_what_it_does(example: Path):
    makefile = (example / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=example, capture_output=True, text=True, check=True
    )

    assert targets(makefile) == phony
    assert {line.split()[0] for line in listed.stdout.splitlines()[1:]} == phony


def test_help_starts_without_what_a_command_may_need_later():
    """Start-up is quick because nothing heavy is imported before a command needs it."""
    program = (
        "import sys\n"
        "from lastcall.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    modules = set(result.stderr.split())

    assert "Usage:" in result.stdout
    assert not modules & {"github", "jinja2", "markdown_it", "nh3", "requests", "sqlite3", "dateutil"}
