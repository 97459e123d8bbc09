"""The client that only reads: it asks again when asking again may help, never without end."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from lastcall.forge.errors import ForgeError
from lastcall.forge.failures import SIGN_IN, Failure, Kind, understood

ATTEMPTS = 6
LONGEST_WAIT = 900.0
"""Seconds; a limit that lasts longer ends the command, which goes on from there when it is run again."""
_SMALLEST = 5
_LAST = re.compile(r'[?&]page=([0-9]+)[^<>]*>; rel="last"')
_Answer = TypeVar("_Answer")
_ALONE = f"is the name right? What is private is shown only to those who sign in: {SIGN_IN}"
_UNSAID = 60.0
"""Seconds to wait after a limit that does not say how long, as GitHub's documentation asks."""


class MissingError(ForgeError):
    """What was asked for is not there."""

    def __init__(self, message: str, hint: str, answer: Mapping[str, Any] | None) -> None:
        super().__init__(message, hint=hint)
        self.answer = answer


class CursorError(ForgeError):
    """A list has to be begun again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on. Tests are less patient."""

    sleep: Callable[[float], None]
    attempts: int = ATTEMPTS
    longest: float = LONGEST_WAIT
    first: float = 1.0
    timeout: int = 30


@dataclass(slots=True)
class Spent:
    """What was asked so far, for the progress line."""

    requests: int = 0
    points: int = 0
    remaining: int | None = None
    """Points of the hour that are left; without a token, requests."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer of the REST interface."""

    rows: list[Any] | None
    """None: unchanged since the answer with the same ETag."""
    etag: str | None
    more: bool
    """Whether there is a page after this one."""
    last: int | None = None
    """The number of the last page, where there is one after this."""


@dataclass(slots=True)
class Reader:
    """Asks GitHub. One for a command."""

    base_url: str
    token: str | None
    patience: Patience
    talk: Callable[[str], None]
    spent: Spent = field(default_factory=Spent)
    _client: Any = None
    _login: str | None = None

    def graphql(self, query: str, variables: dict[str, Any], what: str) -> dict[str, Any]:
        """The data of an answer without errors. Raises ForgeError.

        A page size in the variable `size` is halved when GitHub takes too long.
        """
        if self.token is None:
            raise ForgeError(
                f"cannot read {what}: GitHub tells this only to those who sign in",
                hint=SIGN_IN,
            )

        def ask() -> dict[str, Any]:
            _, answer = self.client.graphql_query(query, variables)
            data: dict[str, Any] = answer["data"]
            return data

        def smaller() -> None:
            if isinstance(size := variables.get("size"), int):
                variables["size"] = max(_SMALLEST, size // 2)

        data = self._patiently(ask, what, smaller)
        rate = data.get("rateLimit") or {}
        self.spent.points += rate.get("cost", 0)
        self.spent.remaining = rate.get("remaining", self.spent.remaining)
        return data

    def rest(self, path: str, query: Mapping[str, Any], what: str, etag: str | None = None) -> Page:
        """One page of a list, or None for one that has not changed. Raises ForgeError."""
        headers = {"If-None-Match": etag} if etag else {}
        target = f"{path}?{urlencode(query)}" if query else path

        def ask() -> Page:
            status, answered, output = self.client.requestJson("GET", target, headers=headers)
            known = {key.lower(): value for key, value in answered.items()}
            if self.token is None and str(left := known.get("x-ratelimit-remaining", "")).isdigit():
                self.spent.remaining = int(left)
            if status == 304:
                return Page(None, etag, more=False)
            if status >= 400:
                raise self.client.createException(status, known, _decoded(output))
            rows = json.loads(output)
            listed = rows if isinstance(rows, list) else [rows]
            pages = known.get("link", "")
            last = _LAST.search(pages)
            return Page(
                listed, known.get("etag"), more='rel="next"' in pages, last=int(last[1]) if last else None
            )

        return self._patiently(ask, what, lambda: None)

    def _patiently(self, ask: Callable[[], _Answer], what: str, smaller: Callable[[], None]) -> _Answer:
        waited = 0.0
        for attempt in range(self.patience.attempts):
            self.spent.requests += 1
            try:
                return ask()
            except Exception as error:  # noqa: BLE001 - what is none of GitHub's is raised again by `understood`
                failure = understood(error)
            is_last = attempt + 1 == self.patience.attempts
            wait = self._pause(failure, attempt)
            if wait is None or is_last or waited + wait > self.patience.longest:
                raise self._final(failure, what, wait)
            if failure.kind is Kind.PASSING:
                smaller()
            self.talk(f"{what}: {failure.words}; asking again in {wait:.0f} s")
            self.patience.sleep(wait)
            waited += wait
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, failure: Failure, attempt: int) -> float | None:
        """Seconds before the next attempt; None where none would help."""
        if failure.kind is Kind.PASSING:
            return float(self.patience.first * 2**attempt)
        if failure.kind is Kind.LIMITED:
            return failure.wait if failure.wait is not None else _UNSAID * 2**attempt
        return None

    def _final(self, failure: Failure, what: str, wait: float | None) -> ForgeError:
        words = f"cannot read {what}: {failure.words}"
        if failure.kind is Kind.MISSING:
            hint = _ALONE if self.token is None else failure.hint
            return MissingError(words, hint, failure.answer)
        if failure.kind is Kind.CURSOR:
            return CursorError(words)
        if failure.kind is Kind.LIMITED:
            later = f"in {max(1, round((wait or 0) / 60))} minutes"
            if self.token is None:
                return ForgeError(words, hint=f"run the command again {later}, or {SIGN_IN}")
            return ForgeError(words, hint=f"run the command again {later}; it goes on from where it was")
        if failure.kind is Kind.PASSING:
            goes_on = "" if self.token is None else "; it goes on from where it was"
            hint = f"run the command again later{goes_on}"
            return ForgeError(f"{words} ({self.patience.attempts} attempts)", hint=hint)
        return ForgeError(words, hint=failure.hint)

    def login(self) -> str:
        """Whose token it is. Raises ForgeError."""
        if self._login is None:
            page = self.rest("/user", {}, "whose token it is")
            self._login = str(page.rows[0]["login"]) if page.rows else ""
        return self._login

    @property
    def client(self) -> Any:
        """PyGithub's requester, without retries of its own."""
        if self._client is None:
            from github import Auth, Github

            # it tells of each redirection on stderr, in words that are not for our users
            logging.getLogger("github.Requester").setLevel(logging.ERROR)
            # PyGithub's own retries repeat what must not be repeated and wait without a cap: ours are above
            self._client = Github(
                base_url=self.base_url,
                auth=Auth.Token(self.token) if self.token else None,
                timeout=self.patience.timeout,
                retry=None,
                lazy=True,
                seconds_between_requests=None,
                seconds_between_writes=None,
            )
        return self._client.requester


def _decoded(output: str) -> Any:
    try:
        return json.loads(output)
    except ValueError:
        return {"message": ""}
