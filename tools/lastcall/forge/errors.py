"""The one error that GitHub's failures end in: what, which request, what to do."""

from __future__ import annotations

from lastcall.model.errors import LastcallError


class ForgeError(LastcallError):
    """GitHub is unreachable, refuses, or answers what cannot be used."""

    exit_code = 4
