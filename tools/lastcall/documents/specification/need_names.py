"""Where a text names needs and use cases: by address, id or number, or by title on a line that says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lastcall.documents.markdown import slug
from lastcall.model.use_case import UseCase

_FRAGMENT = re.compile(r"#([\w:-]+)")
_OF_ADDRESS = re.compile(r"[\w/.=&?%}-]")
"""What stands before the `#` of a link to another page; within the page it is a bracket or quote."""
_NUMBERED = re.compile(r"se [Cc]ase #?([0-9]+(?:\.[0-9]+)*)(?![\w-])")
_SERVING = re.compile(
    r"(?:serves|needs?(?: served)?|addresses|satisfies|fulfill?s|use cases?)[*_]*\s*:(?P<rest>.*)",
    re.IGNORECASE,
)
_LETTERS = frozenset("snafuSNAFU")
"""First letters of the words of `_SERVING`."""
_LINE_MARKS = " \t>*+-_|"


class NeedNames:
    """The names to look for; a title or number that two of them share means neither."""

    def __init__(self, needs: Mapping[str, str], use_cases: Iterable[UseCase]) -> None:
        cases = list(use_cases)
        titles = [*needs.items(), *((case.id, case.title) for case in cases)]
        self._ids = {name for name, _ in titles}
        headings = [(case.id, slug(f"use case {case.number} {case.title}")) for case in cases if case.number]
        slugs = _unique((name, slug(title)) for name, title in titles) | _unique(headings)
        self._anchors = slugs | {name: name for name in self._ids}
        self._titles = _unique((name, " ".join(title.lower().split())) for name, title in titles)
        self._numbers = _unique((case.id, case.number) for case in cases if case.number)
        # an id of one word, such as `status`, says nothing outside an address
        self._bare = _any_of(name for name in self._ids if "-" in name)
        self._title = _any_of(self._titles, re.IGNORECASE)

    def find(self, text: str, *, numbered: bool) -> Iterator[tuple[int, str]]:
        """Offset and id of each mention in a text; `numbered`: whether "use case 2" is one of the group's."""
        if not self._ids:
            return
        for found in _FRAGMENT.finditer(text):
            target = self._anchors.get(found[1])
            if target and _OF_ADDRESS.match(text[found.start() - 1 : found.start()]):
                yield found.start(), target
        for found in self._bare.finditer(text) if self._bare else ():
            before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            if not re.match(r"[\w#\"'=/-]", before) and not re.match(r"[\w-]", after):
                yield found.start(), found[0]
        if numbered:
            for found in _NUMBERED.finditer(text):
                if found[1] in self._numbers:
                    yield found.start(), self._numbers[found[1]]

    def on_line(self, line: str) -> Iterator[str]:
        """Ids of the titles on a line such as `Serves: Live berth status`."""
        start = line.lstrip(_LINE_MARKS)
        if self._title is None or start[:1] not in _LETTERS:
            return
        if found := _SERVING.match(start):
            yield from self.in_words(found["rest"])

    def in_words(self, text: str) -> Iterator[str]:
        """Ids that are named in a text by their titles or ids."""
        if text.strip() in self._anchors:
            yield self._anchors[text.strip()]
        elif self._title is not None:
            for found in self._title.finditer(text):
                yield self._titles[" ".join(found[0].lower().split())]


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name by word, for the words that lead to one name only."""
    listed = [(word, name) for name, word in pairs if word]
    counts = Counter(word for word, _ in listed)
    return {word: name for word, name in listed if counts[word] == 1}


def _any_of(names: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    each = "|".join(re.escape(name) for name in ordered)
    if flags:
        each = rf"(?<![\w-])(?:{each})(?![\w-])"
    return re.compile(each, flags) if ordered else None
