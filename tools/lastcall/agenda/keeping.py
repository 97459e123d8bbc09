"""Topics of the last two agendas that are still live, with what is settled taken out of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lastcall.agenda.entries import Entry
from lastcall.agenda.past import Past
from lastcall.agenda.selection import Selected
from lastcall.agenda.style import Topic
from lastcall.agenda.values import Reason

_ADDRESS = re.compile(r"https?://|\]\(")
_ASKS = re.compile(r"\b(?:call for|merge|merging|consensus|approve|adopt|vote|last call)\b", re.IGNORECASE)
_CARRIED = re.compile(r"carried over|continued from", re.IGNORECASE)
_TAIL = re.compile(r"(?P<words>.*?)(?P<end>[:.]?)")


def live(past: Past, topic: Topic, chosen: Mapping[str, Selected]) -> Entry | None:
    """The topic with the items that still belong on the agenda; None where none of its items does.

    A line of a settled item goes, and so do steps and questions of that meeting; an address beside an item
    stays. A line that names a settled item among live ones goes as well: its items are listed anew.
    """
    if not any(target in chosen for target in topic.targets):
        return None
    return _kept(past, topic, chosen, top=True)


def _kept(past: Past, topic: Topic, chosen: Mapping[str, Selected], *, top: bool = False) -> Entry | None:
    own = topic.named
    if any(target not in chosen for target in own):
        return None
    if _ASKS.search(topic.own[0]) and any(target not in chosen for target in topic.targets):
        return None  # what was asked has been answered; what is left of it is listed anew
    children = [kept for child in topic.children if (kept := _kept(past, child, chosen))]
    named = bool(own) or any(child.all_targets for child in children)
    if top and not named:
        return None
    if not top and not own and not children and not any(_ADDRESS.search(line) for line in topic.own):
        return None
    stood = Reason(what="stood on an agenda before", evidence=past.at(topic.path, topic.item.line))
    why = tuple(reason for target in own for reason in chosen[target].because)
    lines = tuple(_of_today(past, line) for line in topic.own) if own else topic.own
    return Entry(own=lines, because=(*why, stood) if why else (stood,), targets=own, children=tuple(children))


_ITEM = re.compile(r"(?<=/)(?P<name>[\w.-]+/[\w.-]+)(?=/(?:pull|issues|discussions)/\d)")


def _of_today(past: Past, line: str) -> str:
    """The line with the addresses of its items under today's names of their repositories."""
    renames = past.ledger.reading.renames
    return _ITEM.sub(lambda found: renames.repository(found["name"]), line)


def whole(past: Past, topic: Topic, why: Reason) -> Entry:
    """The topic as it stood, because it comes back."""
    return Entry(
        own=topic.own, because=(why,), children=tuple(whole(past, child, why) for child in topic.children)
    )


def marked(entry: Entry, why: Reason) -> Entry:
    """The entry with "(carried over)" after its words."""
    if _CARRIED.search(entry.own[0]):
        return entry
    found = _TAIL.fullmatch(entry.own[0])
    words, end = (found["words"], found["end"]) if found else (entry.own[0], "")
    because = tuple(dict.fromkeys((why, *entry.because)))
    own = (f"{words} (carried over){'' if end == '.' else end}", *entry.own[1:])
    return Entry(own=own, because=because, targets=entry.targets, children=entry.children)
