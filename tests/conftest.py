"""What tests of every layer ask for: the example group, real groups, a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

pytest_plugins = ["tests.github.fixtures"]

ROOT = Path(__file__).resolve().parent.parent

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# No sandbox: tests also run as root in containers. The others keep the browser off the network, which
# no test may reach.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def example() -> Path:
    """The example group: the project's own root, read only; a test that writes makes a copy."""
    return ROOT


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Real groups' repositories and archives."""
    return _folder_from_environment("LASTCALL_CORPORA", "real groups' repositories")


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """What people say that real minutes say, to measure the readers against."""
    return _folder_from_environment("LASTCALL_EVAL", "labelled minutes")


def _folder_from_environment(variable: str, what: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set: it names a folder of {what}")
    folder = Path(value).resolve()
    if not folder.is_dir():
        # Set but wrong is a mistake to mend, not a reason to skip.
        pytest.fail(f"{variable} names {value!r}, which is not a folder")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A running Chromium, as playwright's Browser, one for each test process."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        _without_browser(f"no Chromium on PATH (looked for {', '.join(BROWSERS)})")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _without_browser("playwright is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield launched
        launched.close()


def _without_browser(reason: str) -> NoReturn:
    if os.environ.get("LASTCALL_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and LASTCALL_REQUIRE_BROWSER=1 asks for one", pytrace=False)
    pytest.skip(reason)
