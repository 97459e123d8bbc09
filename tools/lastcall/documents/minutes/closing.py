"""The closing question, such as "Consensus to commit this to repo?", and its answer."""

from __future__ import annotations

import re

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Style
from lastcall.model.closing import ClosingConsensus

_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|y|approved|agreed|consensus|no objections?|none opposed|✅|👍)\b", re.IGNORECASE
)
_NO = re.compile(r"^\W*(?:no|nope|n|not approved|rejected)\b(?!\s+(?:objection|opposition))", re.IGNORECASE)
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
        text = plain(line.text)[:_LONGEST]
        found = style.closing.match(text)
        if found is None:
            continue
        answer = _after(text[found.end() :])
        asked = "?" in text[found.start() :]
        if not answer:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if following is not None and (following.parent is line or following.block is line.block):
                answer = plain(following.text)
        return _answer(answer, asked=asked), line.number
    return None, None


def _after(text: str) -> str:
    return text.split("?", 1)[-1].strip(" :-\u2013—*") if "?" in text else text.strip(" :-\u2013—*")


def _answer(text: str, *, asked: bool) -> ClosingConsensus | None:
    if _NOT_ASKED.match(text):
        return None
    if _OPEN.match(text):
        return ClosingConsensus.UNDECIDED
    if _YES.match(text):
        return ClosingConsensus.YES
    if _NO.match(text):
        return ClosingConsensus.NO
    if not text.strip(" .?!"):
        # without a question mark the words are the answer
        return ClosingConsensus.UNDECIDED if asked else ClosingConsensus.YES
    return ClosingConsensus.UNDECIDED
