"""What the words of a decision say: accepted, rejected, no consensus, the count of a vote, what it does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lastcall.model.act import Ruling, Tally

_NO_CONSENSUS = re.compile(
    r"\bno (?:rough )?consensus\b|\bconsensus (?:was |is )?not (?:reached|found)\b"
    r"|\b(?:not|n't|failed to|did not|could not) (?:reach|find|get|come to) (?:a |rough )?consensus\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"\b(?:reject(?:s|ed)?|declin(?:es?|ed)|turned down|voted down"
    r"|not (?:to )?(?:accept|adopt|approve|merge|advance)\w*|not (?:approved|carried)"
    r"|(?:won't|will not|do not|don't|decided against|against) (?:accept|adopt|merg|approv|advanc)\w*"
    r"|motion (?:fails|failed|is lost))\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"\b(?:accept(?:s|ed)?|adopt(?:s|ed)?|approv(?:es?|ed|al)|ratified|unanimous(?:ly)?|advances? to"
    r"|(?:agree[sd]?|resolved) to (?:merge|adopt|approve|advance|accept|publish)"
    r"|consensus (?:to|for|on|reached|achieved)\b|reached (?:rough )?consensus|has consensus|rough consensus"
    r"|motion (?:carries|carried|passes|passed)|(?:vote|poll|resolution) (?:passe[sd]|carrie[sd]))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\?\s*$|\b(?:if|unless|once|provided|pending|subject to|whether)\b", re.IGNORECASE)
_MOVES = (
    ("advance", re.compile(r"\badvanc\w+|\bstage\b|\bapproved (?:specification|deliverable)", re.IGNORECASE)),
    ("adopt", re.compile(r"\badopt\w*|\bapprov\w+|\bpublish\w*", re.IGNORECASE)),
    ("merge", re.compile(r"\bmerg\w+|\bland(?:ed|s)?\b", re.IGNORECASE)),
)
_FOR = re.compile(
    r"\b([0-9]{1,6})\s*(?:votes?\s+)?(?:yes|yea|aye|ayes|in favou?r|for|approve)\b"
    r"|\b(?:yes|yea|ayes?|in favou?r|for|approve)\s*[:=]\s*([0-9]{1,6})\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b([0-9]{1,6})\s*(?:votes?\s+)?(?:no|nay|nays|against|opposed|reject)\b"
    r"|\b(?:no|nays?|against|opposed|reject)\s*[:=]\s*([0-9]{1,6})\b",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(
    r"\b([0-9]{1,6})\s*(?:abstain(?:ed|s|ing)?|abstentions?)\b|\babstain(?:ed|s)?\s*[:=]\s*([0-9]{1,6})\b"
    r"|\babstentions?\s*[:=]\s*([0-9]{1,6})\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\bvot\w*\b[^.;]{0,40}?\b([0-9]{1,6})\s*(?:to|[\u2013/-])\s*([0-9]{1,6})\b", re.IGNORECASE)
_ELECTRONIC = re.compile(
    r"\belectronic|\be-?vote|\bballot|\bonline (?:vote|poll)|\bby (?:e-?)?mail\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a decision's words say."""

    ruling: Ruling
    tally: Tally | None = None
    moves: str | None = None
    conditional: bool = False
    """Whether they accept under a condition."""


def read(words: str) -> Said:
    """The ruling that words state plainly; anything else is not said in so many words."""
    head = words[:1_000]
    ruling = _ruling(head)
    conditional = ruling is Ruling.UNCLEAR and _ACCEPTED.search(head) is not None
    return Said(ruling=ruling, tally=tally(head), moves=_moves(head), conditional=conditional)


def _ruling(words: str) -> Ruling:
    if _NO_CONSENSUS.search(words):
        return Ruling.NO_CONSENSUS
    if _REJECTED.search(words):
        return Ruling.REJECTED
    if _ACCEPTED.search(words) and not _CONDITION.search(words):
        return Ruling.ACCEPTED
    return Ruling.UNCLEAR


def _moves(words: str) -> str | None:
    return next((name for name, pattern in _MOVES if pattern.search(words)), None)


def tally(words: str) -> Tally | None:
    """The count of a vote or poll, where the words give for and against."""
    yes, no = _number(_FOR.search(words)), _number(_AGAINST.search(words))
    if yes is None or no is None:
        found = _TO.search(words)
        if found is None:
            return None
        yes, no = int(found[1]), int(found[2])
    return Tally(
        yes=yes,
        no=no,
        abstain=_number(_ABSTAINED.search(words)) or 0,
        counted=words[:160],
        electronic=_ELECTRONIC.search(words) is not None,
    )


def _number(found: re.Match[str] | None) -> int | None:
    return next((int(group) for group in found.groups() if group), None) if found else None
