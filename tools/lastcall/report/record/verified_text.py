"""What `verify` found, as text."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.report.record.shapes import VerificationShape


def text(one: VerificationShape) -> str:
    """For people: what no longer follows, a line each."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: VerificationShape) -> Iterator[str]:
    about = f"the record of {one.ref or 'the group'} as of {one.as_of}"
    if one.follows:
        yield f"{one.path}: {about} follows from today's sources."
    else:
        number = len(one.differences)
        yield f"{one.path}: {about} no longer follows: {number} difference{'' if number == 1 else 's'}."
    for each in one.differences:
        yield f"{one.path}:{each.line}: {each.what}" if each.line else f"{one.path}: {each.what}"
    yield from (f"Note: {note}" for note in one.notes)
