"""The local GitHub: a small server on this machine that answers as GitHub does, as far as Lastcall asks it.

See README.md for what it serves, what it makes up and where it is known to differ from GitHub.
"""

from typing import Any

__all__ = ["LocalGitHub"]


def __getattr__(name: str) -> Any:
    """`LocalGitHub`, when it is first asked for: every test session imports this, few tests need a server."""
    if name != "LocalGitHub":
        raise AttributeError(name)
    from tests.github.server import LocalGitHub

    return LocalGitHub
