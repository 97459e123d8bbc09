"""Translates what PyGithub, requests and GraphQL raise into five kinds of failure."""

from __future__ import annotations

import email.utils
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any


class Kind(Enum):
    """What can be done about a failure."""

    PASSING = "passing"
    """GitHub or the line has a bad moment: ask again."""
    LIMITED = "limited"
    """Too much was asked: wait, then ask again."""
    MISSING = "missing"
    """It is not there, or not for this token."""
    CURSOR = "cursor"
    """A place in a list that GitHub no longer knows: begin the list again."""
    REFUSED = "refused"
    """Asking again would change nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed request, understood."""

    kind: Kind
    words: str
    hint: str = ""
    wait: float | None = None
    """Seconds until GitHub answers again, where it says so."""
    answer: Mapping[str, Any] | None = None
    """What GraphQL answered beside its errors."""


SIGN_IN = "set GITHUB_TOKEN, or sign in with: gh auth login"
_RIGHTS = (
    "the token needs to read issues and pull requests of this repository; "
    "an organisation may ask to authorise it for single sign-on"
)


def understood(error: Exception) -> Failure:
    """The failure behind an exception. One that is none of GitHub's or the line's is raised again."""
    import requests
    from github import GithubException

    if isinstance(error, GithubException):
        return _answered(error.status, error.data, error.headers or {})
    if isinstance(error, requests.exceptions.Timeout):
        return Failure(Kind.PASSING, "no answer in time")
    if isinstance(error, requests.exceptions.SSLError):
        return Failure(
            Kind.REFUSED, f"no secure connection: {error}", "check the address and its certificate"
        )
    if isinstance(error, requests.exceptions.RequestException | ConnectionError):
        return Failure(Kind.PASSING, f"the connection failed ({type(error).__name__})")
    if isinstance(error, RuntimeError) and "redirect" in str(error):
        return Failure(Kind.REFUSED, str(error), "name the address that it leads to with `--base-url`")
    if isinstance(error, ValueError):
        return Failure(Kind.PASSING, "the answer is no whole JSON")
    raise error


def _answered(status: int, data: Any, headers: Mapping[str, Any]) -> Failure:
    headers = {key.lower(): value for key, value in headers.items()}
    message = data.get("message") if isinstance(data, dict) else None
    message = message if isinstance(message, str) else ""
    if (
        isinstance(data, dict)
        and isinstance(data.get("errors"), list)
        and status in (400, 404)
        and not message
    ):
        return _of_graphql(data, headers)
    if status == 401:
        return Failure(Kind.REFUSED, "the token is not valid (any more), or there is none", SIGN_IN)
    if status == 429 or (status == 403 and _is_limit(message, headers)):
        return Failure(Kind.LIMITED, message or "rate limit", wait=_wait(headers))
    if status == 403:
        return Failure(Kind.REFUSED, message or "forbidden", _RIGHTS)
    if status in (404, 410, 451):
        return Failure(Kind.MISSING, message or "not found", _RIGHTS)
    if status >= 500 or status == 408:
        return Failure(Kind.PASSING, f"GitHub answered {status}")
    return Failure(Kind.REFUSED, f"GitHub answered {status}: {message or data}"[:300])


def _is_limit(message: str, headers: Mapping[str, Any]) -> bool:
    lowered = message.lower()
    return (
        "rate limit" in lowered
        or "abuse" in lowered
        or "retry-after" in headers
        or headers.get("x-ratelimit-remaining") == "0"
    )


def _wait(headers: Mapping[str, Any]) -> float | None:
    """How long GitHub asks to wait, by its own clock: ours may be wrong."""
    after = str(headers.get("retry-after", ""))
    if after.isdigit():
        return float(after)
    reset = str(headers.get("x-ratelimit-reset", ""))
    if headers.get("x-ratelimit-remaining") != "0" or not reset.isdigit():
        return None
    try:
        now = email.utils.parsedate_to_datetime(str(headers.get("date"))).timestamp()
    except (TypeError, ValueError):
        now = datetime.now(UTC).timestamp()
    # the second in which the limit ends is over only with the next
    return max(0.0, float(reset) - now) + 1


def _of_graphql(data: Mapping[str, Any], headers: Mapping[str, Any]) -> Failure:
    errors = [error for error in data["errors"] if isinstance(error, dict)]
    kinds = {str(error.get("type", "")) for error in errors}
    words = "; ".join(dict.fromkeys(str(error.get("message", "")) for error in errors))[:300]
    answer = data.get("data") if isinstance(data.get("data"), dict) else None
    if "RATE_LIMITED" in kinds:
        return Failure(Kind.LIMITED, words, wait=_wait(headers))
    if "INVALID_CURSOR_ARGUMENTS" in kinds or "valid cursor" in words:
        return Failure(Kind.CURSOR, words)
    if kinds == {"NOT_FOUND"}:
        return Failure(Kind.MISSING, words, _RIGHTS, answer=answer)
    if kinds & {"FORBIDDEN", "INSUFFICIENT_SCOPES"}:
        return Failure(Kind.REFUSED, words, _RIGHTS)
    # what is wrong with the question itself has a place in it, and none in the answer
    if any("locations" in error and "path" not in error for error in errors):
        return Failure(Kind.REFUSED, words, "please report this: it is a defect of lastcall")
    return Failure(Kind.PASSING, f"GitHub answered only in part: {words}", answer=answer)
