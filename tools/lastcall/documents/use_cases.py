"""The reader of use-case pages: use cases with their needs and users, and what is declared out of scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lastcall.documents import anchors, needs, use_case_marks, wording
from lastcall.documents.anchors import Names
from lastcall.documents.markdown import Block, Markdown, slug
from lastcall.documents.needs import FoundNeed
from lastcall.documents.use_case_marks import Mark, PartKind
from lastcall.model.use_case import Need, UseCase, UseCasePage

_ANYWHERE = re.compile(r"use[ _-]?case|\buc[ -]?[0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A use case before it and its needs have their ids."""

    mark: Mark
    last_line: int
    text: str
    needs: tuple[FoundNeed, ...]
    users: tuple[str, ...]


def looks_like(markdown: Markdown, path: str) -> bool:
    """Whether a file is a use-case page: by what it holds, helped by its title and path."""
    if not (_ANYWHERE.search(markdown.text) or _ANYWHERE.search(path)):
        return False
    page = read(markdown, path)
    titled = _ANYWHERE.search(page.title or "") or _ANYWHERE.search(path)
    return any(titled or case.needs or case.users for case in page.use_cases)


def read(markdown: Markdown, path: str) -> UseCasePage:
    """Read one page; one that holds no use case gives a page without any."""
    title = _title(markdown)
    marks = use_case_marks.marks(markdown, title, named=bool(_ANYWHERE.search(path)))
    starts = [mark for mark in marks if mark.kind is PartKind.USE_CASE]
    found = [_found(markdown, marks, start, alone=len(starts) == 1) for start in starts]
    reserved = [case.mark.anchor for case in found]
    names = Names([*reserved, *(need.anchor for case in found for need in case.needs)])
    cases = tuple(_named(case, path, names) for case in found)
    return UseCasePage(path=path, title=title, use_cases=cases, out_of_scope=tuple(_out(markdown, marks)))


def _title(markdown: Markdown) -> str | None:
    found = anchors.headings(markdown)
    if found and found[0].level == 1:
        return found[0].text
    return markdown.front_matter.get("title") or (found[0].text if found else None)


def _found(markdown: Markdown, marks: list[Mark], start: Mark, *, alone: bool) -> _Found:
    blocks = markdown.root.children
    parts = list(use_case_marks.within(marks, start, len(blocks), alone=alone))
    own_needs: list[FoundNeed] = list(needs.in_front_matter(markdown)) if alone else []
    users: list[str] = []
    description: list[Block] = []
    described = False
    for mark, end in parts:
        beneath = blocks[mark.index + 1 : end]
        match mark.kind:
            case PartKind.NEEDS:
                own_needs += needs.in_part(markdown, beneath)
            case PartKind.USERS:
                users += [mark.rest] if mark.rest else []
                users += [text for _, text in wording.paragraphs(markdown, beneath)]
            case PartKind.USE_CASE | PartKind.OTHER if not described:
                description += beneath
            case _:
                pass
        described = described or mark.kind not in (PartKind.USE_CASE, PartKind.OTHER)
    end = parts[-1][1]
    last = wording.last_line(markdown, start.line, blocks[end - 1].last) if end > 0 else start.line
    text = wording.of_blocks(markdown, description)
    return _Found(start, max(last, start.line), text, tuple(own_needs), tuple(users))


def _named(found: _Found, path: str, names: Names) -> UseCase:
    mark = found.mark
    name = names.own(mark.anchor) if mark.anchor else names.derived(slug(mark.title) or "use-case")
    return UseCase(
        id=name,
        number=mark.number,
        title=mark.title,
        text=found.text,
        path=path,
        line=mark.line,
        last_line=found.last_line,
        needs=tuple(_need(need, name, names) for need in found.needs),
        users=found.users,
    )


def _need(found: FoundNeed, use_case: str, names: Names) -> Need:
    if found.anchor:
        name = names.own(found.anchor)
    else:
        name = names.derived(f"{use_case}-{slug(found.title) or 'need'}")
    return Need(
        id=name,
        title=found.title,
        text=found.text,
        line=found.line,
        last_line=found.last_line,
        anchored=name == found.anchor,
    )


def _out(markdown: Markdown, marks: list[Mark]) -> Iterator[tuple[int, str]]:
    """Items, or paragraphs where there are none, of every part that is declared out of scope."""
    blocks = markdown.root.children
    for place, mark in enumerate(marks):
        if mark.kind is not PartKind.OUT_OF_SCOPE:
            continue
        if mark.rest:
            yield mark.line, mark.rest
        later = map(marks.__getitem__, range(place + 1, len(marks)))
        ends = (each.index for each in later if each.level <= mark.level or each.kind is mark.kind)
        yield from wording.paragraphs(markdown, blocks[mark.index + 1 : next(ends, len(blocks))])
