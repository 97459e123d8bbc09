"""References: mentions of issues, pull requests and discussions, resolved to one canonical target each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lastcall.documents.homes import Homes
from lastcall.documents.markdown import Block, BlockKind, Markdown
from lastcall.documents.mentions import DIGIT, Mention, ShortLinks, headed_by_numbers, on_line
from lastcall.documents.outline import Line, outline
from lastcall.documents.renames import Renames
from lastcall.model.evidence import QUOTE_LIMIT
from lastcall.model.reference import ItemKind, Reference

_NUMBER = re.compile(r"\d+")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:\s{0,4}<?https?://")

__all__ = ["Renames", "find", "find_in_outline", "find_in_text", "specs_in"]


def find(
    markdown: Markdown, home: str | None, renames: Renames, web: str = "https://github.com"
) -> tuple[Reference, ...]:
    """All references of a file, one entry per line and target, in the order of the lines."""
    return find_in_outline(outline(markdown), markdown.text, home, renames, web)


def find_in_outline(
    lines: list[Line],
    text: str,
    home: str | None,
    renames: Renames,
    web: str = "https://github.com",
    links: dict[str, str] | None = None,
) -> tuple[Reference, ...]:
    """As `find`, for a file whose lines are known already.

    `links` says which repository a short link means, by what stands before its number: `sea.example/`.
    """
    short = ShortLinks(links) if links else None
    homes = Homes(home, renames)
    mentions: list[tuple[Line, list[Mention]]] = []
    numbered = headed_by_numbers(lines)
    for line in [*lines, *_definitions(text, lines)]:
        if line.kind is BlockKind.CODE or DIGIT.search(line.text) is None:
            continue
        if found := on_line(line, web, numbered=numbered, short=short):
            mentions.append((line, found))
            for mention in found:
                if mention.repository is not None:
                    homes.link(renames.repository(mention.repository), mention.number, line.number)
    if not mentions:
        return ()
    homes.learn(text)
    references: list[Reference] = []
    for line, found in mentions:
        references += _resolved(found, line, homes, renames)
    references.sort(key=lambda reference: reference.line)
    return tuple(references)


def find_in_text(
    text: str, first_line: int, home: str | None, renames: Renames, web: str = "https://github.com"
) -> tuple[Reference, ...]:
    """All references of a text, such as the body of an issue, whose first line has the number given."""
    shift = first_line - 1
    return tuple(
        Reference(
            line=found.line + shift,
            target=found.target,
            kind=found.kind,
            text=found.text,
            written=found.written,
        )
        for found in find(Markdown(text), home, renames, web)
    )


def specs_in(text: str, renames: Renames) -> tuple[str, ...]:
    """The specifications that a text names, by today's ids, in the order of the text."""
    pattern = _spec_pattern(renames.specs)
    found = {renames.spec(match[0]): None for match in pattern.finditer(text)} if pattern else {}
    return tuple(found)


@lru_cache(maxsize=16)
def _spec_pattern(specs: tuple[str, ...]) -> re.Pattern[str] | None:
    if not specs:
        return None
    # a family's short forms (`-01`) are left to the reader: they say too little outside their line
    names = "|".join(re.escape(name) for name in sorted(specs, key=len, reverse=True))
    return re.compile(rf"(?<![\w/-])(?:{names})(?![\w-])", re.IGNORECASE)


def _resolved(found: Iterable[Mention], line: Line, homes: Homes, renames: Renames) -> Iterator[Reference]:
    """One reference per target of a line; a kind that is known beats one that is not."""
    best: dict[str, Reference] = {}
    mentions = sorted(found, key=lambda mention: mention.start)
    # the numbers of one line are of one repository: `#4 & #5`, where the file links #5 elsewhere
    together = homes.linked_elsewhere(mention.number for mention in mentions if mention.repository is None)
    for mention in mentions:
        if mention.repository is None:
            repository = homes.of(line, mention.start, mention.number, together)
        elif "/" in mention.repository:
            repository = mention.repository.removesuffix(".git")
        else:
            repository = homes.named(mention.repository)
        if repository is None:
            continue
        target = f"{renames.repository(repository)}#{mention.number}"
        old = best.get(target.lower())
        if old is None or old.kind is ItemKind.UNKNOWN:
            best[target.lower()] = Reference(
                line=line.number,
                target=target,
                kind=mention.kind,
                text=_as_written(mention, line),
                written=f"{repository}#{mention.number}",
            )
    yield from best.values()


def _definitions(text: str, lines: list[Line]) -> Iterator[Line]:
    """The lines that only say where a named link leads: `[#12]: https://…`."""
    if "]: http" not in text and "]: <http" not in text:
        return
    known = {line.number for line in lines}
    for number, row in enumerate(text.split("\n"), 1):
        if number not in known and _DEFINITION.match(row):
            yield Line(number, row.strip(), BlockKind.PARAGRAPH, Block(BlockKind.PARAGRAPH, number, number))


def _as_written(mention: Mention, line: Line) -> str:
    """The words of a mention that stand in the source; of an escaped `PR #6` only the number does."""
    if line.escaped is None or mention.text in line.escaped:
        return mention.text
    last = mention.text.rpartition("#")[2] or str(mention.number)
    parts = (f"#{mention.number}", str(mention.number), last, *_NUMBER.findall(mention.text))
    return next((part for part in parts if part in line.escaped), line.escaped.strip()[:QUOTE_LIMIT])
