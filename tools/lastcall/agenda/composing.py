"""The next agenda from its parts: the form, what is live of the last agendas, what is new, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lastcall.agenda import item_lines, keeping, matters
from lastcall.agenda.entries import Entry, laid_out
from lastcall.agenda.form import Form, Literal
from lastcall.agenda.new_items import NewItems, remaining, with_details
from lastcall.agenda.past import Past
from lastcall.agenda.routine import is_usual, routine
from lastcall.agenda.selection import Selected
from lastcall.agenda.style import Topic, topics
from lastcall.agenda.treated import carried
from lastcall.agenda.values import DraftLine, Reason


@dataclass(frozen=True)
class Composition:
    """One agenda in the making."""

    past: Past
    form: Form
    items: tuple[Selected, ...]

    def lines(self) -> Iterator[DraftLine]:
        """The whole agenda, without blank lines at its end, nor two together around headings."""
        headings = self.form.style.marks[0].startswith("#")
        blank: list[DraftLine] = []
        for line in self._laid_out():
            if line.text:
                yield from blank
                blank.clear()
                yield line
            elif not (headings and blank):
                blank.append(line)

    def _laid_out(self) -> Iterator[DraftLine]:
        place, count = self._place, 0
        for number, piece in enumerate(self.form.pieces):
            if number == place:
                for entry in self._entries():
                    count += 1
                    yield from laid_out(entry, self.form.style, 0, count)
            if isinstance(piece, Literal):
                count = 0 if piece.text else count
                yield DraftLine(text=piece.text, because=piece.because)
            elif number in self._routine:
                count += 1
                yield from laid_out(self._again(piece), self.form.style, 0, count)
            elif not count and not isinstance(next(iter(self.form.pieces[number + 1 :]), None), Topic):
                why = Reason(what="the last agenda had topics here, and the record has none")
                yield from laid_out(Entry(own=("TODO",), because=(why,)), self.form.style, 0, 1)
        if place == len(self.form.pieces):
            for entry in self._entries():
                count += 1
                yield from laid_out(entry, self.form.style, 0, count)

    @cached_property
    def _agendas(self) -> tuple[tuple[Topic, ...], ...]:
        """The topics of the group's agendas, newest first."""
        return tuple(
            topics(markdown, file)
            for file in self.past.agendas
            if (markdown := self.past.markdown(file.path)) is not None and file.agenda
        )

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where the form has the topics of the last agenda."""
        return tuple(at for at, piece in enumerate(self.form.pieces) if isinstance(piece, Topic))

    @cached_property
    def _ends(self) -> tuple[int, int]:
        """How many topics open and close each agenda."""
        last = self._agendas[0] if self._places else ()
        return routine(last, self._agendas[1] if len(self._agendas) > 1 else ())

    @cached_property
    def _routine(self) -> frozenset[int]:
        opening, closing = self._ends
        return frozenset((*self._places[:opening], *self._places[len(self._places) - closing :]))

    @cached_property
    def _place(self) -> int:
        """Before which piece the topics go: where the last agenda's first own topic stood."""
        if not self._places:
            return self.form.place if self.form.place is not None else len(self.form.pieces)
        opening, closing = self._ends
        if opening < len(self._places) - closing:
            return self._places[opening]
        usual = 0  # nothing but routine: after the welcome, before what the group always comes back to
        while usual < opening and is_usual(self._agendas[0][usual]):
            usual += 1
        return self._places[usual - 1] + 1 if usual else self._places[0]

    def _again(self, topic: Topic) -> Entry:
        """A topic of each agenda; what stands beneath it only where it stood there twice."""
        before = {
            one.item.text
            for top in (self._agendas[1] if len(self._agendas) > 1 else ())
            for one in top.walk()
        }
        why = Reason(what="stands on every agenda", evidence=self.past.at(topic.path, topic.item.line))
        children = tuple(
            self._again(child)
            for child in topic.children
            if child.item.text in before and _stands(child, before)
        )
        return Entry(own=topic.own, because=(why,), children=children)

    def _entries(self) -> list[Entry]:
        """All that is not routine, in order."""
        stood = [*self._live()]
        new = NewItems(self.past, self._item_lines, self._agendas)
        listed = new.added(stood, list(remaining(self.items, stood)))
        actions = matters.open_actions(self.past)
        entries = [*matters.unclosed_minutes(self.past), *listed, *([actions] if actions else [])]
        if not entries and not self._has_topic:
            nothing = Reason(what="nothing on the record asks to be on this agenda")
            entries.append(Entry(own=("TODO",), because=(nothing,)))
        return entries

    @property
    def _has_topic(self) -> bool:
        """Whether the form itself has more than the usual topics."""
        pieces = (self.form.pieces[at] for at in self._routine)
        return any(isinstance(piece, Topic) and not is_usual(piece) for piece in pieces)

    @cached_property
    def _item_lines(self) -> item_lines.ItemLines:
        reading = self.past.ledger.reading
        return item_lines.learn(self._agendas, reading.home, reading.web)

    def _live(self) -> Iterator[Entry]:
        """Topics of the last meeting that come back or whose items are live; then those of the one before."""
        chosen = {one.target: one for one in self.items}
        done: set[str] = set()
        for number, file in enumerate(self._last_two_agendas()):
            for topic in file:
                entry = self._standing(topic, chosen, done, last=number == 0)
                if entry is not None:
                    done.update(entry.all_targets)
                    yield with_details(self.past, entry)

    def _standing(
        self, topic: Topic, chosen: dict[str, Selected], done: set[str], *, last: bool
    ) -> Entry | None:
        left = {target: one for target, one in chosen.items() if target not in done}
        entry = keeping.live(self.past, topic, left)
        back = carried(self.past, topic) if last else None
        if entry is None and (back is None or topic.targets):
            return None  # a topic whose items are settled does not come back, whatever was said of it
        if back is None:
            return entry
        stood = entry or keeping.whole(self.past, topic, back.because)
        return keeping.marked(stood, back.because) if back.for_sure else stood

    def _last_two_agendas(self) -> Sequence[tuple[Topic, ...]]:
        """The own topics of the last meeting's agenda, and of the one before."""
        found: list[tuple[Topic, ...]] = []
        for meeting in reversed(self.past.last_two):
            file = next((one for one in (*meeting.agendas, *meeting.minutes) if one.agenda), None)
            markdown = self.past.markdown(file.path) if file else None
            written = topics(markdown, file) if file and markdown else ()
            if self._agendas and written == self._agendas[0]:
                opening, closing = self._ends
                written = written[opening : len(written) - closing]
            found.append(written)
        return found


def _stands(child: Topic, before: set[str]) -> bool:
    """Whether a line says something without what stood beneath it."""
    return not child.children or any(below.item.text in before for below in child.children)
