"""Positions: who agrees to, abstains from or stands against what the group was just asked.

Rules: `position.agrees` (a short yes, `+1`, "agrees" beneath or after a proposal, call or question),
`position.abstains`, `position.named` ("Name agrees …", "Name approves #4"). After a mere question they are
only inferred.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry, Record
from lastcall.model.event import Basis, EventType

_YES = re.compile(
    r"^(?:\+1|\+\+|yes|yep|yeah|aye|agree[sd]?|in agreement|"
    r"support(?:s|ive|ed)?|approve[sd]?|in favou?r|lgtm|sounds? (?:good|"
    r"great|fine|reasonable)|"
    r"looks good|fine (?:with|by)|i(?:'m| am) (?:fine|ok|okay|good|in favou?r)|"
    r"ok(?:ay)?(?: with)?|no objections?(?: from me)?|works for me|(?:the )?right direction|"
    r"i support|i agree|also (?:agrees?|supports?|preferred)|"
    r"i(?:'d)? (?:fully |strongly )?support|seems? ok|good (?:with|to)|"
    r"👍|(?:[\w ]{1,30} )?(?:is|seems|if|are) (?:fine|ok|good)\b|(?:[\w-]+ ){1,3}(?:also )?preferred$)"
    r"(?![\w'])",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\?\s*$|\b(?:but|however|not sure|don't|can't|no opinion|disagree|unless|wonder|though we)\b",
    re.IGNORECASE,
)
_ABSTAIN = re.compile(
    r"^(?:abstain(?:s|ed|ing)?|no comment|no position|no opinion|neutral|(?:\+?0)$|recuse[sd]?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^([A-Z][\w'\u2019.-]{0,30}(?:\s[A-Z][\w'\u2019.-]{0,30}){0,3})\s?(?:\(([^()]{1,60})\)\s?)?(?:\u2013\s|-\s)?"
    r"(approves?|approved|supports?|agrees?|agreed|is in favou?r|is ok|"
    r"is fine|inclined to support|abstains?|abstained|votes yes|voted yes|"
    r"is supportive)\b"
)
_HEADS = (
    *("+", "yes", "yep", "yeah", "aye", "agree", "approve", "also ", "abstain", "in agreement", "in favo"),
    *("support", "sound", "seem", "lgtm", "looks good", "fine", "i'm ", "i am ", "i support", "i agree"),
    *("i'd ", "i fully", "i strongly", "ok", "no objection", "no comment", "no position", "no opinion"),
    *("works", "the right", "right", "good", "recuse", "\U0001f44d"),
)
"""One of them begins every position that a speaker takes …"""
_WITHIN = (" fine", " ok", " good", "preferred")
"""… or one of these stands early in it."""
_VERBS = ("pprove", "upport", "gree", "favo", "is ok", "is fine", "bstain", "vote")
_ALONE = re.compile(r"^(?:\+1|yes|in agreement|aye|(?:\w+ ){1,3}(?:seems|is) fine)\W*$", re.IGNORECASE)
"""What answers any question as a position, not as information."""
_SHORT = 8
_FIRST = re.compile(r"[.!;]\s")
_LONGEST = 12
"""Words of its first sentence: a longer one is discussion, not a position."""


def may_hold(entry: Entry) -> bool:
    """Whether a line may be somebody's position: a cheap look before the costly one."""
    if entry.speech is not None:
        head = entry.words[:48].lower()
        return head.startswith(_HEADS) or any(word in head for word in _WITHIN)
    head = entry.words[:100]
    return head[0].isupper() and any(verb in head for verb in _VERBS)


def read(entry: Entry, record: Record, asked: Basis | None, *, answers: bool) -> Found | None:
    """The position that a line takes.

    `asked` is how surely the group was asked before it, None where it was not.
    `answers` says that the line stands beneath a question in the record's own voice.
    """
    if entry.line.is_heading:
        return None
    if entry.speech is None:
        return _named(entry, record, asked)
    return _spoken(entry.words, entry.speech.name, asked, answers=answers) if asked is not None else None


def _spoken(words: str, speaker: str, asked: Basis, *, answers: bool) -> Found | None:
    """A speaker who says yes or abstains."""
    if len(_FIRST.split(words, maxsplit=1)[0].split()) > _LONGEST:
        return None
    if _ABSTAIN.match(words):
        return Found(EventType.ABSTAIN, "position.abstains", asked, speaker, words)
    short = answers and len(words.split()) <= _SHORT
    if asked is Basis.INFERRED and not short and not _ALONE.match(words):
        return None
    if _YES.match(words) and not _BUT.search(words):
        return Found(EventType.SUPPORT, "position.agrees", asked, speaker, words)
    return None


def _named(entry: Entry, record: Record, asked: Basis | None) -> Found | None:
    """Somebody who agrees, in the record's own voice."""
    words = entry.words
    found = _NAMED.match(words[:200])
    if found is None or not record.roster.knows(found[1]) or _BUT.search(words):
        return None
    verb = found[3].lower()
    if verb.startswith("abstain"):
        return Found(EventType.ABSTAIN, "position.abstains", Basis.RECORDED, found[1], words)
    strong = verb.startswith(("approve", "vote")) or "support" in verb or "favou" in verb
    if asked is None and not strong:
        return None
    basis = Basis.RECORDED if asked is Basis.RECORDED or (strong and "#" in words) else Basis.INFERRED
    return Found(EventType.SUPPORT, "position.named", basis, found[1], words)
