"""The repository that a bare number belongs to: the nearest one named, else the file's home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from lastcall.documents.outline import Line
from lastcall.documents.renames import Renames

_GROUP = re.compile(
    r"\b((?:[A-Z][\w&-]{0,30}\s){1,4})(?:WG\d*|[Ww]orking [Gg]roup|[Rr]epo(?:sitory)?|"
    r"(?=Pull\b|Issue\b|PR\b))"
)
"""`Connectivity WG`, `Registration repo`, `Connectivity Pull #6`."""
_REPOSITORY = re.compile(
    r"(?<![\w./@-])([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z][A-Za-z0-9_.-]{1,60})(?![\w/])"
)
_IN_ADDRESS = re.compile(
    r"github\.com/([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,60}?)(?:\.git)?(?=$|"
    r"[\s)>\]#?,;]|/(?:issues|pulls?|discussions|tree|blob)?)"
)
_SECTION_HOME = re.compile(
    r"\W{0,4}(?:git ?hub|repo(?:sitory)?|source)(?: repo(?:sitory)?)?\W{0,3}:\W{0,4}(?:https?://)?(?:www\.)?"
    r"github\.com/([A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9_.-]{1,60}?)/?[>)]?\s*$",
    re.IGNORECASE,
)
_HEAD_ROWS = 6
_ARTICLES = frozenset(
    {
        "the",
        "this",
        "our",
        "a",
        "an",
        "new",
        "open",
        "review",
        "merge",
        "close",
        "see",
        "in",
        "joint",
        "github",
    }
)
_NEAR = 0.84
"""How alike two words must be to be one word misspelt."""
_BEFORE = 400
"""So many characters before a number may name its repository."""


class Homes:
    """What a file tells about whose numbers its bare numbers are."""

    def __init__(self, home: str | None, renames: Renames) -> None:
        self.home = renames.repository(home) if home else None
        self._renames = renames
        self._links: dict[int, dict[str, int]] = {}
        """Number → repository → nearest line: items that the file names in full."""
        self._above: dict[int, str | None] = {}
        self._known: dict[str, str] = {}
        """Words of a repository's name, in lower case → today's repository."""
        for repository in (*renames.repositories, *([home] if home else [])):
            self._add(repository)

    def link(self, repository: str, number: int, line: int) -> None:
        """Note that the file names this item in full."""
        if "/" in repository:
            self._links.setdefault(number, {}).setdefault(repository, line)
            self._add(repository)

    def learn(self, text: str) -> None:
        """Note the repositories whose addresses stand in the file."""
        if "github.com/" in text:
            for name in dict.fromkeys(_IN_ADDRESS.findall(text)):
                self._add(name)

    def named(self, name: str) -> str | None:
        """The repository of `name#12`; None where the file and the renames do not tell the owner."""
        return self._known.get(name.lower())

    def linked_elsewhere(self, numbers: Iterable[int]) -> str | None:
        """The one repository, other than the home, to which the file links some of these numbers."""
        found = {repository for number in numbers for repository in self._links.get(number, ())}
        return next(iter(found)) if len(found) == 1 and self.home not in found else None

    def of(self, line: Line, start: int, number: int, together: str | None = None) -> str | None:
        """The repository of a bare number; None where another one is named that nobody knows.

        `together` is the repository of the other numbers on its line, where the file links them.
        """
        own = self._in_words(line.text[max(0, start - _BEFORE) : start]) if start else None
        if own is not None:
            return own or None
        above = self._of_ancestors(line)
        if above is not None:
            return above or None
        linked = self._links.get(number)
        if linked and len(linked) == 1:
            return next(iter(linked))
        if linked and self.home in linked:
            return self.home
        return together or self.home or self._only_one()

    def _of_ancestors(self, line: Line) -> str | None:
        """The repository that the lines above name, looked for once a line."""
        if id(line) not in self._above:
            self._above[id(line)] = self._of_section(line) or next(
                (
                    found
                    for above in _topics(line)
                    if (found := self._in_words(above.text[:_BEFORE])) is not None
                ),
                None,
            )
        return self._above[id(line)]

    def _of_section(self, line: Line) -> str | None:
        """The repository that the head of a section says it is about: `GitHub: https://github.com/…`."""
        if line.heading is None or line.heading.block.level <= 1:
            return None
        for beneath in line.heading.children[:_HEAD_ROWS]:
            if beneath.number >= line.number or beneath.is_heading:
                break
            if found := _SECTION_HOME.match(beneath.text):
                return self._renames.repository(found[1])
        return None

    def _only_one(self) -> str | None:
        repositories = {repository for linked in self._links.values() for repository in linked}
        return next(iter(repositories)) if len(repositories) == 1 else None

    def _in_words(self, text: str) -> str | None:
        """The repository that a line names: None for no name, an empty text for an unknown one."""
        if "/" in text:
            found = _IN_ADDRESS.search(text)
            if found:
                return self._renames.repository(found[1])
            slashed = _REPOSITORY.search(text)
            if slashed and slashed[1].lower() in self._known:
                return self._known[slashed[1].lower()]
            if slashed and slashed[1] == text.strip():
                return self._renames.repository(slashed[1])
        for group in _GROUP.finditer(text):
            words = [word for word in group[1].lower().split() if word not in _ARTICLES]
            if words:
                return self._group(words, certain="WG" in group[0] or "orking" in group[0])
        return None

    def _group(self, words: list[str], *, certain: bool) -> str | None:
        """The repository whose name a group's name resembles."""
        for start in range(len(words)):
            name = "-".join(words[start:])
            if name in self._known:
                return self._known[name]
            near = max(self._known, key=lambda known: _likeness(name, known), default=None)
            if near and _likeness(name, near) >= _NEAR:
                return self._known[near]
        home = set(re.split(r"[-_/.]", self.home.lower())) if self.home else set()
        if not certain or home.intersection(words) or len(self._known) <= 1:
            return None
        return ""

    def _add(self, repository: str) -> None:
        today = self._renames.repository(repository)
        name = repository.lower().split("/")[-1]
        for spelling in (repository.lower(), name):
            self._known.setdefault(spelling, today)
        # a prefix that all repositories of a group share says nothing: `CDS-Registration` is `Registration`
        if "-" in name and name.split("-")[0].isalpha() and len(name.split("-")[0]) <= 5:
            self._known.setdefault(name.split("-", 1)[1], today)


def _topics(line: Line) -> Iterator[Line]:
    """The lines that a line stands beneath; not the title, which names the group whose home this is."""
    for above in line.ancestors():
        if above.is_heading and above.block.level == 1 and above.heading is None:
            return
        yield above


def _likeness(one: str, other: str) -> float:
    if abs(len(one) - len(other)) > 2 or len(one) < 5:
        return 1.0 if one == other else 0.0
    return SequenceMatcher(None, one, other).ratio()
