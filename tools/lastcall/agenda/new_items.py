"""Items that no topic of the last two agendas has a place for: listed where the group lists such items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from lastcall.agenda.details import details
from lastcall.agenda.entries import Entry
from lastcall.agenda.item_lines import ItemLines, title_of
from lastcall.agenda.past import Past
from lastcall.agenda.selection import Selected
from lastcall.agenda.style import Topic
from lastcall.agenda.values import Reason
from lastcall.model.reference import ItemKind

_LISTS = {
    ItemKind.PULL: re.compile(r"\b(?:pull requests|pulls|prs)\b", re.IGNORECASE),
    ItemKind.ISSUE: re.compile(r"\bissues\b", re.IGNORECASE),
}
_CONCLUDES = re.compile(
    r"\b(?:merged?|consensus|close|closing|approve|adopt|reject|last call|vote|to be)\b", re.IGNORECASE
)
"""A heading that says what becomes of its items is not for others."""
_SPECIFIC = re.compile(
    r"\b(?:open|new|other|next|recent|github|current|outstanding|remaining)\b", re.IGNORECASE
)
_MOST = 8
"""So many of one kind get a line each; the others share one."""
_MANY = 4
"""So many of one kind stand under one heading, also where the group never had one."""
_USUAL = {ItemKind.PULL: "Review open pull requests:", ItemKind.ISSUE: "Review open issues:"}


@dataclass(frozen=True, slots=True)
class NewItems:
    """How items that are new to the agenda are written."""

    past: Past
    lines: ItemLines
    agendas: Sequence[tuple[Topic, ...]]
    """Newest first."""

    def added(self, entries: Sequence[Entry], items: Sequence[Selected]) -> list[Entry]:
        """The entries with the items: in the list for their kind, or as topics of their own at the end."""
        out = _merged(entries)
        for kind in (ItemKind.PULL, ItemKind.ISSUE, None):
            of_kind = [one for one in items if (one.kind if one.kind in _LISTS else None) is kind]
            if not of_kind:
                continue
            place = next((at for at, entry in enumerate(out) if kind and _is_list(entry.own[0], kind)), None)
            heading = self._heading(kind, len(of_kind)) if kind and place is None else None
            if place is not None:
                children = (*out[place].children, *self._all_listed(of_kind))
                out[place] = replace(out[place], children=children)
            elif heading is not None:
                out.append(replace(heading, children=tuple(self._all_listed(of_kind))))
            else:
                out.extend(self._topic(one) for one in of_kind)
        return out

    def _heading(self, kind: ItemKind, count: int) -> Entry | None:
        """The group's newest heading for a list of such items, or the usual one where there are many."""
        for topics in self.agendas:
            for topic in topics:
                if not topic.named and topic.children and _is_list(topic.own[0], kind):
                    where = self.past.at(topic.path, topic.item.line)
                    why = Reason(what="the group's heading for such items", evidence=where)
                    return Entry(own=topic.own[:1], because=(why,))
        if count >= _MANY:
            return Entry(
                own=(_USUAL[kind],), because=(Reason(what=f"{count} such items are new to the agenda"),)
            )
        return None

    def _all_listed(self, items: Sequence[Selected]) -> Iterator[Entry]:
        """A line for each; where there are many, those that are merely new share the last one."""
        merely_new = [one for one in items if one.target not in self.past.named] if len(items) > _MOST else []
        few = [one for one in items if one not in merely_new][:_MOST]
        few += merely_new[len(merely_new) - (_MOST - len(few)) :] if merely_new else []
        for one in items:
            if one in few:
                yield self._listed(one)
        others = [one for one in items if one not in few]
        if others:
            numbers = ", ".join(self.lines.short(one.target) for one in others)
            because = tuple(reason for one in others for reason in one.because)
            targets = tuple(one.target for one in others)
            yield Entry(own=(f"{len(others)} more: {numbers}",), because=because, targets=targets)

    def _listed(self, one: Selected) -> Entry:
        title = self._title(one)
        text = self.lines.with_title(one, title) if title else self.lines.without_title(one)
        if not title and "#" not in text:
            text = f"{self.lines.name(one)}: {self.lines.url(one)}"
        return Entry(
            own=(text,), because=one.because, targets=(one.target,), children=details(self.past, one.target)
        )

    def _topic(self, one: Selected) -> Entry:
        line = Entry(own=(self.lines.without_title(one),), because=one.because, targets=(one.target,))
        return Entry(
            own=(self._title(one) or self.lines.name(one),),
            because=one.because,
            targets=(one.target,),
            children=(line, *details(self.past, one.target)),
        )

    def _title(self, one: Selected) -> str | None:
        proposal = self.past.proposals.get(one.target)
        return title_of(one, proposal.title if proposal else None)


def _is_list(heading: str, kind: ItemKind) -> bool:
    """Whether a heading is for items of a kind at large."""
    return (
        _LISTS[kind].search(heading) is not None
        and _SPECIFIC.search(heading) is not None
        and _CONCLUDES.search(heading) is None
    )


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with those lists of one kind in one, that two agendas had."""
    out: list[Entry] = []
    for entry in entries:
        kinds = [kind for kind in _LISTS if _is_list(entry.own[0], kind) and not entry.targets]
        same = next((at for at, one in enumerate(out) for kind in kinds if _is_list(one.own[0], kind)), None)
        if same is None:
            out.append(entry)
        else:
            out[same] = replace(out[same], children=(*out[same].children, *entry.children))
    return out


def with_details(past: Past, entry: Entry) -> Entry:
    """A topic that stood before, with what is to be seen of each of its items, once."""
    return _Detailing(past, entry).entry(entry)


class _Detailing:
    """Puts the details of each item beneath its line, or beside it where the topic is about nothing else."""

    def __init__(self, past: Past, entry: Entry) -> None:
        self._past = past
        self._left = set(entry.all_targets)
        self._alone = len(self._left) == 1 and not any(_is_list(entry.own[0], kind) for kind in _LISTS)

    def entry(self, entry: Entry, *, top: bool = True) -> Entry:
        children = [self.entry(child, top=False) for child in entry.children]
        if top and self._alone:
            children += [line for target in sorted(self._left) for line in details(self._past, target)]
        elif not self._alone:
            for target in entry.targets:
                if target in self._left:
                    self._left.discard(target)
                    children += details(self._past, target)
        return replace(entry, children=tuple(children))


def remaining(items: Sequence[Selected], entries: Sequence[Entry]) -> Iterator[Selected]:
    """The items that no entry names."""
    named = {target for entry in entries for target in entry.all_targets}
    for one in items:
        if one.target not in named:
            yield one
