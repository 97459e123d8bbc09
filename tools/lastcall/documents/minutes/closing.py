"""The closing question, such as "Consensus to commit this to repo?", and its answer."""

from __future__ import annotations

import re

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line
from lastcall.documents.styles.model import Style
from lastcall.model.closing import ClosingConsensus

_OPEN = re.compile(
    r"^\W*(?:yes\s*(?:/|or|\|)\s*no|todo|tbd|\?+|pending|undecided|\.{2,}|"
    r"_+)",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(r"^\W*(?:n/?a|not applicable|skipped)\b", re.IGNORECASE)
_LONGEST = 400


def read(lines: list[Line], style: Style) -> tuple[ClosingConsensus | None, int | None]:
    """The answer to the last closing question, and the line that asks it; None where it is not asked."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.kind is BlockKind.CODE or line.quoted or "onsensus" not in line.text:
            continue
        text = line.words[:_LONGEST]
        found = style.closing.match(text)
        if found is None:
            continue
        answer = _after(text[found.end() :])
        asked = "?" in text[found.start() :]
        if not answer:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if following is not None and (following.parent is line or following.block is line.block):
                answer = following.words
        return _answer(answer, style, asked=asked), line.number
    return None, None


def _after(text: str) -> str:
    return text.split("?", 1)[-1].strip(" :-\u2013—*") if "?" in text else text.strip(" :-\u2013—*")


def _answer(text: str, style: Style, *, asked: bool) -> ClosingConsensus | None:
    if _NOT_ASKED.match(text):
        return None
    if _OPEN.match(text):
        return ClosingConsensus.UNDECIDED
    if style.closing_yes.match(text):
        return ClosingConsensus.YES
    if style.closing_no.match(text):
        return ClosingConsensus.NO
    if not text.strip(" .?!"):
        # without a question mark the words are the answer
        return ClosingConsensus.UNDECIDED if asked else ClosingConsensus.YES
    return ClosingConsensus.UNDECIDED
