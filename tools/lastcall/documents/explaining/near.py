"""Rules that were looked at on a line and did not take it, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.idioms import taken_back
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import lowered, tokens
from lastcall.documents.styles.model import Idiom, Needs, Role

_QUESTION = re.compile(r"\?\W*$")
_TICKED = re.compile(r"^\[[xX]\]")
_FEW = 4
_WILL = re.compile(r"\b(?:will|I'll|we'll)\b")
_WORD_BEFORE = re.compile(r"\W{0,3}([A-Za-z][A-Za-z ]{1,24}[A-Za-z])\s?[(:]")
_LINK = re.compile(r"^(?:https?://\S+|\[[^\]]*\]\([^)]*\))\W*$")


def misses(entry: Entry, record: Record, taken: frozenset[str]) -> Iterator[str]:
    """Why the words of a line are no act, or no other than those in `taken`; one sentence each."""
    if entry.role is Role.ACTIONS:
        yield from _in_actions(entry)
        return
    looked_at: list[str] = []
    missed: list[str] = []
    for sentence in (one.text for one in record.sentences(entry)):
        asks = _QUESTION.search(sentence) is not None
        if asks and not taken:
            yield f"“{_short(sentence)}” asks; a question is an act only where it asks the group to decide."
        for idiom in _called(record, sentence):
            if idiom.id in taken:
                continue
            why = _why_not(idiom, entry, sentence, asks=asks)
            if why is None:
                looked_at.append(idiom.id)
            elif why:
                missed.append(f"The words of {idiom.id} (“{idiom.says}”) stand there, but {why}.")
    yield from missed
    if not taken and not missed:
        yield from _unmarked(entry, record)
        yield _untouched(list(dict.fromkeys(looked_at)))


def _unmarked(entry: Entry, record: Record) -> Iterator[str]:
    """What a line would be with a little more: a mark, or a promise."""
    head = _WORD_BEFORE.match(entry.words)
    if head is not None and head[1].lower() in record.style.marks:
        yield f"`{head[1]}` is the word of a mark; one stands in capitals or bold: `{head[1].upper()}: …`."
    if _WILL.search(entry.words):
        yield "What will be done is an action where somebody who is known takes it on, under no condition."


def _untouched(rules: list[str]) -> str:
    """The last word on a line that no rule took."""
    if not rules:
        return "No rule's words stand in it: it is discussion."
    more = f" and {len(rules) - _FEW} more" if len(rules) > _FEW else ""
    return f"Single words call for {', '.join(rules[:_FEW])}{more}; what these look for does not stand there."


def _called(record: Record, sentence: str) -> list[Idiom]:
    """The idioms whose cues stand in a sentence, in the order of the style."""
    words = set(tokens(sentence))
    return [
        idiom
        for idiom in record.style.idioms
        if not idiom.cues.isdisjoint(words) and (not idiom.along or not idiom.along.isdisjoint(words))
    ]


def _why_not(idiom: Idiom, entry: Entry, sentence: str, *, asks: bool) -> str | None:
    """Why an idiom did not take a sentence; None: its words do not stand there; empty: it took it."""
    place = idiom.find(sentence, lowered(sentence))
    if place is None:
        return None
    if asks and not idiom.questions:
        return "it is a question"
    if back := taken_back(idiom, sentence, place):
        return back
    if idiom.needs is Needs.UNSPOKEN and entry.speech is not None and not (idiom.spoken or entry.led):
        return "a speaker says it, not the record"
    return ""


def _in_actions(entry: Entry) -> Iterator[str]:
    if _TICKED.match(entry.words):
        yield "Its box is ticked: it is done."
    elif entry.line.text.startswith("~~"):
        yield "It is struck through: it is done, or given up."
    elif _LINK.match(entry.line.text):
        yield "It is only a link: nobody is to do anything."
    elif not entry.line.leads:
        yield "It continues the entry above it, whose act it belongs to."
    elif entry.line.children:
        yield "It stands over a list of actions: the entries beneath it are the actions."
    else:
        yield "It says that there is nothing to do, that it is done, or it belongs to the entry above it."


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
