"""What would be different, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from lastcall.report.consensus import words
from lastcall.report.consensus.difference import NOTHING, Change


class SupposedShape(Struct, kw_only=True, frozen=True):
    """A position that nobody took: only what would be."""

    name: str
    stance: str


class ChangeShape(Struct, kw_only=True, frozen=True):
    """One thing that would be different."""

    subject: str
    what: str
    before: str | None
    """Null: not there before."""
    after: str | None
    """Null: not there then."""
    words: str
    codes: list[str]
    """Of a rule, the codes of the reasons that it would have."""


class WhatIfShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/what-if/1"):
    """The difference that a position or another instant would make; nothing of it is on the record."""

    ref: str
    as_of: str
    """The instant compared with."""
    supposed_as_of: str
    supposed: list[SupposedShape]
    changes: list[ChangeShape]
    """Empty where nothing would be different."""


def shape(
    ref: str, as_of: tuple[str, str], supposed: Iterable[tuple[str, str]], changes: Iterable[Change]
) -> WhatIfShape:
    """As JSON; `as_of` is the instant compared with, then the one supposed."""
    return WhatIfShape(
        ref=ref,
        as_of=as_of[0],
        supposed_as_of=as_of[1],
        supposed=[SupposedShape(name=name, stance=stance) for name, stance in supposed],
        changes=[
            ChangeShape(
                subject=one.subject,
                what=one.what,
                before=one.before,
                after=one.after,
                words=one.words,
                codes=list(one.codes),
            )
            for one in changes
        ],
    )


def text(one: WhatIfShape, home: str | None) -> str:
    """For people."""
    return "\n".join(words.short(line, home) for line in _lines(one)) + "\n"


def _lines(one: WhatIfShape) -> Iterator[str]:
    given = [f"{each.name}: {each.stance}" for each in one.supposed]
    if one.as_of != one.supposed_as_of:
        given.append(f"as of {one.supposed_as_of} instead of {one.as_of}")
    yield f"What if, on {one.ref} ({'; '.join(given)}):"
    if not one.changes:
        yield f"  {NOTHING}"
    subject = one.ref
    for change in one.changes:
        if change.subject != subject:
            subject = change.subject
            yield f"  {subject}:"
        yield f"  {change.words}"
    yield "Nothing of this is on the record."
