"""Where the token comes from, and where it may be sent."""

import pytest

from lastcall.forge import access
from lastcall.forge.errors import ForgeError

GH = """#!/bin/sh
echo "$@" > "{log}"
[ "$4" = "{host}" ] || exit 1
echo token-of-gh
"""


@pytest.fixture
def gh(tmp_path, monkeypatch):
    """A `gh` that knows one host; returns what it was asked."""

    def make(host):
        program, log = tmp_path / "gh", tmp_path / "log"
        program.write_text(GH.format(log=log, host=host))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        return log

    return make


def test_the_environment_comes_before_gh(gh):
    gh("github.com")
    both = {"GITHUB_TOKEN": " one\n", "GH_TOKEN": "two"}
    assert access.token(access.API, both) == "one"
    assert access.token(access.API, {"GITHUB_TOKEN": " ", "GH_TOKEN": "two"}) == "two"


def test_gh_is_asked_for_the_host_that_the_token_is_for(gh):
    log = gh("github.com")
    assert access.token(access.API, {}) == "token-of-gh"
    assert log.read_text() == "auth token --hostname github.com\n"
    assert access.token("https://git.example/api/v3", {}) is None
    assert log.read_text() == "auth token --hostname git.example\n"


def test_without_gh_there_is_no_token(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert access.token(access.API, {}) is None


@pytest.mark.parametrize(
    ("named", "environment", "base"),
    [
        (None, {}, "https://api.github.com"),
        (None, {"GITHUB_API_URL": "https://git.example/api/v3/"}, "https://git.example/api/v3"),
        (
            "https://other.example/api/v3",
            {"GITHUB_API_URL": "https://x.example"},
            "https://other.example/api/v3",
        ),
        ("http://localhost:8080/api/v3", {}, "http://localhost:8080/api/v3"),
    ],
)
def test_the_address_of_an_enterprise(named, environment, base):
    assert access.base_url(named, environment) == base


@pytest.mark.parametrize("named", ["http://git.example", "ftp://git.example", "git.example", "https://"])
def test_an_address_that_would_give_the_token_away(named):
    with pytest.raises(ForgeError):
        access.base_url(named, {})
