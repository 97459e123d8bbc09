"""The local GitHub: a small server on this machine that answers as GitHub does, as far as Lastcall asks it.

See README.md for what it serves, what it makes up and where it is known to differ from GitHub.
"""

from tests.github.server import LocalGitHub

__all__ = ["LocalGitHub"]
