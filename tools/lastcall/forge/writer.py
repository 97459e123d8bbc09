"""The client that writes: each thing once, found again by a hidden mark, and never sent twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lastcall.forge.errors import ForgeError
from lastcall.forge.failures import Failure, Kind, understood
from lastcall.forge.reader import Patience, Reader

_NAME = re.compile(r"[a-z0-9][a-z0-9:._/-]{0,100}")
_A_PAGE = 100


def mark(name: str) -> str:
    """The hidden line by which what was written under a name is found again."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a mark")
    return f"<!-- lastcall:{name} -->"


@dataclass(slots=True)
class Writer:
    """Writes to one repository. It looks before it writes, and again after a failure.

    A failure may come after GitHub did what it was asked: the comment stands, and only the answer was lost.
    """

    reader: Reader
    repository: str
    patience: Patience

    def comment(self, number: int, name: str, body: str) -> str:
        """Put a comment under a name on an item, or bring the one that is there up to date; its address.

        Raises ForgeError.
        """
        text = f"{body}\n\n{mark(name)}"
        what = f"a comment on {self.repository}#{number}"

        def look() -> dict[str, Any] | None:
            listed = self._all(f"/repos/{self.repository}/issues/{number}/comments", what)
            return self._own(listed, mark(name))

        def write(found: dict[str, Any] | None) -> dict[str, Any]:
            if found is None:
                path = f"/repos/{self.repository}/issues/{number}/comments"
                return self._send("POST", path, {"body": text})
            path = f"/repos/{self.repository}/issues/comments/{found['id']}"
            return self._send("PATCH", path, {"body": text})

        done = self._once(look, lambda row: row["body"] == text, write, what)
        return str(done["html_url"])

    def issue(self, name: str, title: str, body: str) -> int:
        """Open an issue under a name, unless it is there, open or closed; its number. Raises ForgeError."""
        text = f"{body}\n\n{mark(name)}"
        what = f"an issue in {self.repository}"

        def look() -> dict[str, Any] | None:
            query = {"state": "all", "creator": self._me()}
            return self._own(self._all(f"/repos/{self.repository}/issues", what, query), mark(name))

        def write(_: dict[str, Any] | None) -> dict[str, Any]:
            return self._send("POST", f"/repos/{self.repository}/issues", {"title": title, "body": text})

        return int(self._once(look, lambda _: True, write, what)["number"])

    def label(self, number: int, name: str) -> None:
        """Put a label on an item, which may have it already. Raises ForgeError."""
        path = f"/repos/{self.repository}/issues/{number}/labels"
        what = f"a label on {self.repository}#{number}"

        def look() -> dict[str, Any] | None:
            return next((row for row in self._all(path, what) if row["name"].lower() == name.lower()), None)

        def write(_: dict[str, Any] | None) -> dict[str, Any]:
            self._send("POST", path, {"labels": [name]})
            return {}

        self._once(look, lambda _: True, write, what)

    def status(self, commit: str, context: str, state: str, description: str) -> None:
        """Set the status of a commit under a context, unless it is so. Raises ForgeError."""
        what = f"the status of {commit[:12]} in {self.repository}"
        wanted = {"state": state, "context": context, "description": description}

        def look() -> dict[str, Any] | None:
            listed = self._all(f"/repos/{self.repository}/commits/{commit}/statuses", what)
            # the newest comes first, and it alone counts
            return next((row for row in listed if row["context"] == context), None)

        def is_so(row: dict[str, Any]) -> bool:
            return all(row[key] == value for key, value in wanted.items())

        def write(_: dict[str, Any] | None) -> dict[str, Any]:
            return self._send("POST", f"/repos/{self.repository}/statuses/{commit}", wanted)

        self._once(look, is_so, write, what)

    def _once(self, look: Any, is_so: Any, write: Any, what: str) -> dict[str, Any]:
        for attempt in range(self.patience.attempts):
            found: dict[str, Any] | None = look()
            if found is not None and is_so(found):
                return found
            try:
                written: dict[str, Any] = write(found)
                return written
            except Exception as error:  # noqa: BLE001 - what is none of GitHub's is raised again by `understood`
                failure = understood(error)
            wait = self._pause(failure, attempt)
            if wait is None or wait > self.patience.longest or attempt + 1 == self.patience.attempts:
                raise ForgeError(
                    f"cannot write {what}: {failure.words}", hint=failure.hint or "run it again later"
                )
            self.patience.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, failure: Failure, attempt: int) -> float | None:
        if failure.kind is Kind.PASSING:
            return float(self.patience.first * 2**attempt)
        if failure.kind is Kind.LIMITED:
            return failure.wait if failure.wait is not None else 60.0 * 2**attempt
        return None

    def _all(self, path: str, what: str, query: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        page = 1
        while True:
            found = self.reader.rest(path, {"per_page": _A_PAGE, "page": page, **(query or {})}, what)
            yield from found.rows or ()
            if not found.more:
                return
            page += 1

    def _own(self, rows: Iterator[dict[str, Any]], hidden: str) -> dict[str, Any] | None:
        """The first with the mark that this account wrote: anybody may copy a mark."""
        me = self._me()
        for row in rows:
            writer = (row.get("user") or {}).get("login")
            if hidden in (row.get("body") or "") and writer == me:
                return row
        return None

    def _me(self) -> str:
        return self.reader.login()

    def _send(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        # the reader's client has no retries of its own: PyGithub's would send a comment three times
        _, answer = self.reader.client.requestJsonAndCheck(method, path, input=body)
        told: dict[str, Any] = answer if isinstance(answer, dict) else {}
        return told
