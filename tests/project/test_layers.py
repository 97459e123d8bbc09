"""The layer contracts hold, and they notice what they are there to notice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@pytest.fixture
def package(example: Path, tmp_path: Path) -> Path:
    """A copy of the package, beside a copy of the contracts, to break."""
    shutil.copy(example / "pyproject.toml", tmp_path)
    copy = tmp_path / "tools" / "lastcall"
    shutil.copytree(example / "tools" / "lastcall", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def lint(package: Path) -> subprocess.CompletedProcess[str]:
    """Run the import linter on this copy and on no other."""
    return subprocess.run(
        [sys.executable, "-c", RUN, "--no-cache"],
        cwd=package.parent.parent,
        env={**os.environ, "PYTHONPATH": str(package.parent), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def layer_file(package: Path, layer: str) -> Path:
    """The file to which an import in this layer can be added."""
    folder = package / layer / "__init__.py"
    return folder if folder.exists() else package / f"{layer}.py"


def add_line(file: Path, line: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_contracts_hold(package: Path):
    result = lint(package)

    assert result.returncode == 0, result.stdout + result.stderr
    assert "Contracts: 2 kept, 0 broken." in result.stdout


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("model", "documents"),
        ("documents", "ledger"),
        ("ledger", "status"),
        ("status", "site"),
        ("site", "cli"),
    ],
)
def test_an_import_from_below_to_above_is_noticed(package: Path, lower: str, upper: str):
    add_line(layer_file(package, lower), f"import lastcall.{upper}")

    result = lint(package)

    assert result.returncode == 1, result.stdout + result.stderr
    assert f"lastcall.{lower} is not allowed to import lastcall.{upper}" in result.stdout


def test_neighbours_do_not_know_one_another(package: Path):
    add_line(layer_file(package, "site"), "import lastcall.agenda")

    result = lint(package)

    assert result.returncode == 1
    assert "lastcall.site is not allowed to import lastcall.agenda" in result.stdout


def test_a_module_without_a_place_is_noticed(package: Path):
    (package / "helpers.py").write_text('"""Helps with everything."""\n', encoding="utf-8")

    result = lint(package)

    assert result.returncode == 1
    assert "lastcall.helpers" in result.stdout


@pytest.mark.parametrize("module", ["click", "github", "os", "sqlite3", "subprocess", "time"])
def test_a_pure_layer_that_reaches_out_is_noticed(package: Path, module: str):
    add_line(layer_file(package, "ledger"), f"import {module}")

    result = lint(package)

    assert result.returncode == 1
    assert f"lastcall.ledger is not allowed to import {module}" in result.stdout
