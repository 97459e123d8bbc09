"""The section tree of a specification: numbers, titles, anchors, line spans, normative words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lastcall.documents import anchors, wording
from lastcall.documents.anchors import Heading, Names
from lastcall.documents.markdown import Markdown, slug
from lastcall.documents.specification import contents, normative
from lastcall.documents.specification.numbers import split
from lastcall.model.specification import SpecSection


def read(markdown: Markdown) -> tuple[SpecSection, ...]:
    """All sections in order; the entries of a table of contents are none."""
    headings, listed = contents.without(markdown, anchors.headings(markdown))
    numbers = contents.numbers(markdown, listed)
    names = Names(heading.anchor for heading in headings)
    lasts = _last_lines(markdown, headings)
    counts = _normative(markdown, [heading.line for heading in headings])
    sections = []
    for heading, last, words in zip(headings, lasts, counts, strict=True):
        number, title = split(heading.text)
        anchor = (
            names.own(heading.anchor) if heading.anchor else names.derived(slug(heading.text) or "section")
        )
        sections.append(
            SpecSection(
                number=number or numbers.get(anchor.lower()),
                title=title,
                anchor=anchor,
                level=heading.level,
                line=heading.line,
                last_line=last,
                normative=normative.in_order(words),
            )
        )
    return tuple(sections)


def _last_lines(markdown: Markdown, headings: list[Heading]) -> list[int]:
    """A section ends before the next heading of its level or a higher one."""
    ends = [len(markdown.lines)] * len(headings)
    waiting: list[int] = []
    for place, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.line - 1
        waiting.append(place)
    spans = zip(headings, ends, strict=True)
    return [wording.last_line(markdown, heading.line, end) for heading, end in spans]


def _normative(markdown: Markdown, starts: list[int]) -> list[Counter[str]]:
    """Per section the words of its own text, which ends where the next section starts."""
    counts: list[Counter[str]] = [Counter() for _ in starts]
    place = -1
    for line, word in normative.found(markdown):
        while place + 1 < len(starts) and starts[place + 1] <= line:
            place += 1
        if place >= 0:
            counts[place][word] += 1
    return counts


def titled(sections: Iterable[SpecSection], pattern: re.Pattern[str]) -> SpecSection | None:
    """The first section whose title matches as a whole."""
    return next((section for section in sections if pattern.fullmatch(section.title.strip())), None)
