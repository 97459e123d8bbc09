"""What a few words, such as an aside or the end of a line, say when their topic was put off."""

from __future__ import annotations

import re

from lastcall.documents.plain_text import straight

_STATES = "skipped|deferred|postponed|tabled|parked|punted|on hold|shelved|held over|carried over|bumped"
_MOVED = (
    "moved|pushed|deferred|postponed|delayed|rescheduled|carried (?:over|forward)|bumped|left|kept|"
    "continued|saved"
)
_LATER = (
    r"next|later|another|future|following|upcoming|mailing list|list|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|\d{4}-\d\d"
)
_WORDS = re.compile(
    r"^(?:was |is |to be |will be |all )?(?:"
    r"no (?:more )?time (?:left|remain\w*|to (?:discuss|cover)|for)\b|no time$|(?:we )?ran out of time\b"
    r"|out of time\b|not enough time\b|did(?:n't| not) get to\b"
    r"|not (?:discussed|covered|reached|presented|addressed)(?: today| this time| due to .*)?$"
    rf"|(?:{_STATES})(?=$|\s(?:for|until|till|to|due|because|as|again|this|today|indefinitely|pending)\b)"
    rf"|(?:{_MOVED}) (?:to|for|until|at|in|on) (?:the |a |an |our )?(?:{_LATER})\b"
    r"|(?:discuss|discussed|continue|continued|revisit|revisited|taken|take|moved) (?:it )?"
    r"(?:offline|async\w*|later|next (?:time|meeting|week|call))\b"
    r"|(?:to |for |until |till |at )?(?:the )?next (?:time|meeting|call)$)",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;:]\s|\s[-\u2013\u2014]\s|\.\s")
CUES = frozenset(
    [
        *("time", "get", "discussed", "covered", "reached", "presented", "addressed", "skipped", "deferred"),
        *("postponed", "tabled", "parked", "punted", "hold", "shelved", "held", "carried", "bumped", "moved"),
        *("pushed", "delayed", "rescheduled", "left", "kept", "continued", "saved", "discuss", "continue"),
        *("revisit", "revisited", "taken", "take", "next"),
    ]
)
"""One of these stands in all such words: a cheap look before the costly one."""


def says(words: str) -> bool:
    """Whether a few words, or a part of them, say that their topic was put off."""
    return any(whole(part) for part in _PART.split(straight(words)))


def whole(words: str) -> bool:
    """Whether a few words say so from the first of them on."""
    return _WORDS.match(words.strip(" .!*_")) is not None
