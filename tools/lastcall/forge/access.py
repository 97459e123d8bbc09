"""Where GitHub is, and the token to sign in with: from the environment or from GitHub's own command line."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from urllib.parse import urlsplit

from lastcall.forge.errors import ForgeError

API = "https://api.github.com"


def base_url(named: str | None, environment: Mapping[str, str]) -> str:
    """The address of the REST interface: `--base-url`, else what a workflow's environment says, else its own.

    Never from a group's configuration: the token would be sent wherever a repository's author likes.
    Raises ForgeError for what is no address.
    """
    given = (named or environment.get("GITHUB_API_URL") or API).rstrip("/")
    parts = urlsplit(given)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        hint = "write it as https://api.github.com or https://github.example/api/v3"
        raise ForgeError(f"`{given}` is no address of a GitHub", hint=hint)
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ForgeError(f"`{given}` is not encrypted: the token would be readable by all", hint="use https")
    return given


def token(base: str, environment: Mapping[str, str]) -> str | None:
    """GITHUB_TOKEN, else GH_TOKEN, else what `gh auth token` says for the host; None where there is none."""
    for name in ("GITHUB_TOKEN", "GH_TOKEN"):
        if found := environment.get(name, "").strip():
            return found
    host = (urlsplit(base).hostname or "").removeprefix("api.")
    try:
        asked = subprocess.run(
            ["gh", "auth", "token", "--hostname", host],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None if asked.returncode == 0 else None
