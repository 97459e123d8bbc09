"""The stage that a specification states: in front matter, a status section, a banner, or its folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from lastcall.documents import wording
from lastcall.documents.anchors import Heading
from lastcall.documents.markdown import Block, BlockKind, Markdown
from lastcall.documents.specification.numbers import split
from lastcall.model.evidence import QUOTE_LIMIT
from lastcall.model.specification import Stage, StageSource

_KEYS = ("stage", "status", "state", "maturity")
_STATUS = re.compile(
    r"(?:document |specification )?(?:status|stage|maturity)(?: of th(?:is|e) .*)?", re.IGNORECASE
)
_BODY = re.compile(
    r"introduction|scope|terminology|(?:table of )?contents|overview|background", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_HEAD_BLOCKS = 40
"""A banner stands among the first blocks of a file."""


class _Patterns(NamedTuple):
    label: re.Pattern[str]
    """`Stage: Draft`."""
    sentence: re.Pattern[str]
    """`This specification is a DRAFT`."""
    notice: re.Pattern[str]
    """`WARNING: DRAFT, …`, or the word alone."""
    lead: re.Pattern[str]
    """The word at the start of a status section."""


class _Said(NamedTuple):
    line: int
    text: str


def read(markdown: Markdown, path: str, headings: list[Heading], words: tuple[str, ...]) -> Stage | None:
    """The stage that a file states; None where it states none."""
    if stage := _in_front_matter(markdown, words):
        return stage
    patterns = _patterns(words)
    status = next(
        (place for place, heading in enumerate(headings) if _STATUS.fullmatch(split(heading.text)[1])), None
    )
    if status is not None:
        end = headings[status + 1].index if status + 1 < len(headings) else None
        said = list(_said(markdown, markdown.root.children[headings[status].index + 1 : end]))
        order = (
            (patterns.label, StageSource.STATUS_SECTION),
            (patterns.sentence, StageSource.BANNER),
            (patterns.notice, StageSource.BANNER),
            (patterns.lead, StageSource.STATUS_SECTION),
        )
        for pattern, source in order:
            if stage := _first(markdown, said, pattern, source, words):
                return stage
    said = list(_said(markdown, _head(markdown, headings)))
    for pattern in (patterns.label, patterns.sentence, patterns.notice):
        if stage := _first(markdown, said, pattern, StageSource.BANNER, words):
            return stage
    return _in_folder(path, words)


def _in_front_matter(markdown: Markdown, words: tuple[str, ...]) -> Stage | None:
    head = markdown.front_matter
    for key in _KEYS:
        if value := head.get(key):
            line = head.line(key)
            quote = markdown.lines[line - 1].strip()[:QUOTE_LIMIT]
            return Stage(
                name=_known(value, words) or value, source=StageSource.FRONT_MATTER, line=line, quote=quote
            )
    return None


def _in_folder(path: str, words: tuple[str, ...]) -> Stage | None:
    for part in reversed(PurePosixPath(path).parts[:-1]):
        if name := _known(part, words) or _known(part.removesuffix("s"), words):
            return Stage(name=name, source=StageSource.FOLDER, line=1, quote=part)
    return None


def _known(text: str, words: tuple[str, ...]) -> str | None:
    """The profile's word for a text that is one of its words in other letters."""
    return next((word for word in words if _folded(word) == _folded(text)), None)


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text).casefold()


@lru_cache(maxsize=16)
def _patterns(words: tuple[str, ...]) -> _Patterns:
    ordered = sorted((word for word in words if word.strip()), key=lambda word: (-len(word), word))
    each = "|".join(r"[\s_-]?".join(map(re.escape, re.split(r"[\s_-]+", word.strip()))) for word in ordered)
    word = rf"(?<![\w-])(?P<stage>{each or '(?!)'})(?![\w-])"
    text = r"(?:specification|document|text|version|standard|proposal|report|page|file)"
    kinds = r"(?:(?:working|early|first|initial|community|group|editor'?s|public|rough|unofficial)\s+){0,2}"
    link = r"(?:is|remains|was)\s+(?:(?:still|currently|now|an?|the|in|at)\s+){0,3}"
    return _Patterns(
        label=re.compile(rf"\b(?:stage|status|maturity(?:\s+level)?)\s*[:=]\s*{word}", re.IGNORECASE),
        sentence=re.compile(
            rf"\b(?:this|the)\s+(?:\w+\s+){{0,3}}?{text}\s+{link}{kinds}{word}", re.IGNORECASE
        ),
        notice=re.compile(
            rf"\W*(?:(?:warning|note|notice|important|caution|attention)\W+)?{word}(?:\s*$|\s*[.:!,;(\u2013\u2014-])",
            re.IGNORECASE,
        ),
        lead=re.compile(rf"\W*{word}", re.IGNORECASE),
    )


def _first(
    markdown: Markdown,
    said: list[_Said],
    pattern: re.Pattern[str],
    source: StageSource,
    words: tuple[str, ...],
) -> Stage | None:
    anchored = pattern.pattern.startswith(r"\W*")
    for line, text in said:
        if found := (pattern.match if anchored else pattern.search)(text):
            name = _known(found["stage"], words) or found["stage"]
            return Stage(
                name=name,
                source=source,
                line=_line_of(markdown, line, found["stage"]),
                quote=text[:QUOTE_LIMIT],
            )
    return None


def _line_of(markdown: Markdown, first: int, word: str) -> int:
    """The line that holds the word, at or closely after the first of its paragraph."""
    for number in range(first, min(first + 20, len(markdown.lines) + 1)):
        if word.casefold() in markdown.lines[number - 1].casefold():
            return number
    return first


def _head(markdown: Markdown, headings: list[Heading]) -> list[Block]:
    """The blocks before the body of a specification begins."""
    ends = (heading.index for heading in headings if _begins_body(heading))
    return markdown.root.children[: min(next(ends, _HEAD_BLOCKS), _HEAD_BLOCKS)]


def _begins_body(heading: Heading) -> bool:
    number, title = split(heading.text)
    return number is not None or _BODY.fullmatch(title) is not None


def _said(markdown: Markdown, blocks: Iterable[Block]) -> Iterator[_Said]:
    """What paragraphs, rows of tables and raw HTML say, each in one line."""
    for block in blocks:
        for part in block.walk():
            if part.kind is BlockKind.PARAGRAPH:
                yield _Said(part.first, wording.of_block(markdown, part))
            elif part.kind is BlockKind.ROW:
                yield _Said(part.first, ": ".join(wording.of_block(markdown, cell) for cell in part.children))
            elif part.kind is BlockKind.HTML and not part.content.lstrip().startswith("<!--"):
                yield _Said(part.first, " ".join(_TAG.sub(" ", part.content).split()))
