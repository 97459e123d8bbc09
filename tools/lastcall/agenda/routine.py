"""Topics that stand on every agenda, such as the welcome or the approval of minutes."""

from __future__ import annotations

import re

from lastcall.agenda.style import Topic

_USUAL = re.compile(
    r"^\W*(?:welcome|introductions?|intros?|roll[ -]call|opening|attendance|administrivia|scribes?|note ?well"
    r"|code of conduct|agenda (?:bash|review)"
    r"|(?:review|approve|approval|confirm)\b.{0,30}\b(?:agenda|minutes)"
    r"|minutes(?: of (?:the )?(?:last|previous) meeting)?$|any other business|other business|aob\b|a\.o\.b"
    r"|adjourn|next meetings?$|next steps$|closing|wrap[ -]?up|open floor)",
    re.IGNORECASE,
)


def routine(last: tuple[Topic, ...], before: tuple[Topic, ...]) -> tuple[int, int]:
    """How many of the last agenda's topics open it, and how many close it, on every agenda.

    A topic is routine where it is a usual one, or stood on the agenda before in the same words, and names
    no item. Only those at the beginning and at the end are: what stands among the others is a topic.
    """
    again = {_key(topic) for topic in before}
    flags = [not topic.targets and (is_usual(topic) or _key(topic) in again) for topic in last]
    opening = next((place for place, flag in enumerate(flags) if not flag), len(flags))
    closing = next((place for place, flag in enumerate(reversed(flags)) if not flag), 0)
    return opening, closing


def is_usual(topic: Topic) -> bool:
    """Whether its words are those of a topic that meetings always have."""
    return _USUAL.match(topic.item.text) is not None


def _key(topic: Topic) -> str:
    return " ".join(topic.item.text.lower().split()).rstrip(" .:")
