"""Tells a story of a few plain lines to the real ledger and the real fold."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace as changed
from tests.building import HOME, WEB, full, meeting_file, name, reading_of
from tests.status.consensus import tables

from lastcall.documents import commands, profiles
from lastcall.ledger import record
from lastcall.model.act import ActSource, Stance
from lastcall.model.closing import ClosingConsensus
from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.event import Basis, Event, EventType, ObjectionFate
from lastcall.model.finding import Problem
from lastcall.model.instant import Instant, end_of
from lastcall.model.item import Archive, Comment, Deleted, Happening, Item, ItemState, Review, ReviewState
from lastcall.model.minutes import DateSource, MeetingFileKind
from lastcall.model.participant import Affiliation, Organization, Participant, Register
from lastcall.model.reference import ItemId, ItemKind
from lastcall.model.settings import GroupSettings, Settings
from lastcall.status import fold

CASES = Path(__file__).parent / "cases"
_DAY = r"(\d{4}-\d{2}-\d{2})"
_NUMBER = r"#(\d+)"
_FATES = {
    "sustained": (EventType.OBJECTION, ObjectionFate.SUSTAINED),
    "answered": (EventType.OBJECTION_RESOLVED, ObjectionFate.ANSWERED),
    "withdrawn": (EventType.OBJECTION_RESOLVED, ObjectionFate.WITHDRAWN),
    "accommodated": (EventType.OBJECTION_RESOLVED, ObjectionFate.ACCOMMODATED),
    "put in the minutes only": (EventType.OBJECTION_RESOLVED, ObjectionFate.NOT_SUSTAINED),
    "overruled": (EventType.OBJECTION_RESOLVED, ObjectionFate.OVERRULED),
    "settled": (EventType.OBJECTION_RESOLVED, None),
}
_CLOSINGS = {
    "are agreed": ClosingConsensus.YES,
    "are not agreed": ClosingConsensus.NO,
    "are left undecided": ClosingConsensus.UNDECIDED,
}


class NotUnderstoodError(ValueError):
    """A line of a story that means nothing here."""


@dataclass
class _Meeting:
    day: dt.date
    lines: list = field(default_factory=list)
    events: list = field(default_factory=list)
    named: list = field(default_factory=list)
    agenda: list | None = None
    minutes: bool = False
    closing: ClosingConsensus | None = None
    readable: bool = True


@dataclass
class Group:
    """What the lines of a story add up to."""

    profile: str | None
    zone: str = "UTC"
    values: dict = field(default_factory=dict)
    today: str | None = None
    items: dict = field(default_factory=dict)
    meetings: dict = field(default_factory=dict)
    declarations: list = field(default_factory=list)
    register: bool = True
    read: bool = True
    gathered: str | None = None
    subject: str = "#1"
    steps: int = 0
    own: tuple = ()
    """The group's own profile files."""

    def tell(self, row):
        """Take one line in; a line that means nothing is a mistake in the page."""
        self.steps += 1
        for pattern, handler in (
            _GROUP if row.who in ("group", "github", "today") else _BY.get(row.who, _PERSON)
        ):
            found = re.fullmatch(pattern, row.what)
            if found:
                handler(self, row, *found.groups())
                return
        raise NotUnderstoodError(f"{row.place}: nothing here understands “{row.who} | {row.what}”")

    def moment(self, row):
        """The instant of a line; without a time, noon and the place in the story."""
        told = dt.datetime.fromisoformat(row.day)
        if len(row.day) == 10:
            return told.replace(hour=12, tzinfo=dt.UTC) + dt.timedelta(seconds=self.steps)
        return told.replace(tzinfo=ZoneInfo(self.zone)).astimezone(dt.UTC)

    def instant(self):
        """The day of `today`, asked for."""
        if self.today is None:
            raise NotUnderstoodError("the story has no line for today")
        return end_of(dt.date.fromisoformat(self.today), self.zone, given=True)

    def meeting(self, row):
        return self.meetings.setdefault(row.day[:10], _Meeting(dt.date.fromisoformat(row.day[:10])))

    def item(self, number=None):
        number = number or self.subject[1:]
        if int(number) not in self.items:
            raise NotUnderstoodError(f"nobody has opened #{number}")
        return self.items[int(number)]

    def reading(self):
        """As if everything had been read from the group's repository and from GitHub."""
        settings = Settings(
            group=GroupSettings(repository=HOME, profile=self.profile, timezone=self.zone),
            profile=self.values,
        )
        texts, files, problems = {}, [], []
        for one in self.meetings.values():
            if one.agenda is not None:
                path = f"minutes/{one.day}_agenda.md"
                names = [name(target, line) for line, target in enumerate(one.agenda, 3)]
                files.append(
                    meeting_file(
                        path,
                        str(one.day),
                        kind=MeetingFileKind.AGENDA,
                        references=tuple(names),
                        dates_seen=_named_day(one.day),
                    )
                )
            path = f"minutes/{one.day}_minutes.md"
            if one.minutes and one.readable:
                texts[path] = "\n".join(one.lines)
                closing = {
                    "closing_consensus": one.closing,
                    "references": tuple(one.named),
                    "dates_seen": _named_day(one.day),
                }
                files.append(meeting_file(path, str(one.day), *one.events, **closing))
            elif one.minutes:
                problems.append(Problem(path=path, reason="it is not UTF-8"))
        gathered = dt.datetime.fromisoformat(f"{self.gathered or self.today}T23:59:59").replace(tzinfo=dt.UTC)
        archives = (
            Archive(
                repository=HOME,
                source="archive.json",
                gathered=gathered + dt.timedelta(days=1 if self.gathered is None else 0),
                items=tuple(Item(**one) for _, one in sorted(self.items.items())),
            ),
        )
        made = reading_of(
            files,
            archives if self.read else (),
            texts=texts,
            settings=settings,
            register=register() if self.register else Register(),
            problems=problems,
        )
        sources = changed(made.sources, declarations=tuple(self.declarations), problems=tuple(problems))
        return replace(made, sources=sources, process=profiles.of_group(settings, self.own))

    def case(self):
        """The proposal's case as of today, by the real ledger and the real fold."""
        status = fold(record(self.reading()), self.instant())
        found = {one.subject: one for one in status.cases}
        if full(self.subject) not in found:
            raise AssertionError(f"{self.subject} has no case; there are: {', '.join(found) or 'none'}")
        return found[full(self.subject)]


def _named_day(day):
    return ((DateSource.FILE_NAME, day, 0),)


@cache
def register():
    """The people of `people.md`."""
    rows = tables.people(CASES / "people.md")
    known = [row for row in rows if row["register"] == "yes"]
    return Register(
        participants=tuple(
            Participant(
                name=row["name"],
                github=(row["account"],),
                role=row["role"] or None,
                member=True,
                affiliations=(Affiliation(organization=row["organization"]),),
            )
            for row in known
        ),
        organizations=tuple(
            Organization(name=each, category=category or None)
            for each, category in sorted({(row["organization"], row["category"]) for row in known})
        ),
    )


@cache
def accounts():
    """The account of each name."""
    return {row["name"]: row["account"] for row in tables.people(CASES / "people.md")}


def tell(written, profile):
    """The group of one case."""
    group = Group(profile)
    for row in written.rows:
        group.tell(row)
    return group


def _account(row):
    if row.who not in accounts():
        raise NotUnderstoodError(f"{row.place}: {row.who} is not in people.md")
    return accounts()[row.who]


# what the group and GitHub are like


def _today(group, row):
    group.today = row.day


def _value(group, row, key, name, value):
    number = int(value) if value.isdigit() else value.split(", ") if value.startswith("- ") else value
    if value in ("yes", "no"):
        number = value == "yes"
    if isinstance(number, list):
        number = [one.removeprefix("- ") for one in number]
    group.values.setdefault(key, {})[name] = number


def _from_day(group, row, key, name, value):
    _value(changes := Group(None), row, key, name, value)
    group.values.setdefault("change", []).append({"from": dt.date.fromisoformat(row.day), **changes.values})


def _means(group, row, label, means, days):
    entry = {"label": label, "means": means, **({"days": int(days)} if days else {})}
    group.values.setdefault("label", []).append(entry)


_GROUP = [
    (r"", _today),
    (r"keeps its days in (\S+)", lambda group, row, zone: setattr(group, "zone", zone)),
    (r"looks at (#\d+)", lambda group, row, subject: setattr(group, "subject", subject)),
    (r"keeps no register", lambda group, row: setattr(group, "register", False)),
    (r"names no profile", lambda group, row: setattr(group, "profile", None)),
    (r"sets ([a-z-]+)\.([a-z_]+) to (.+) from this day", _from_day),
    (r"sets ([a-z-]+)\.([a-z_]+) to (.+)", _value),
    (r"takes the label “(.+)” for (?:a )?(call|accepted)(?: of (\d+) days)?", _means),
    (
        r"judges from this day",
        lambda group, row: group.values.update({"from": dt.date.fromisoformat(row.day)}),
    ),
    (r"was not read", lambda group, row: setattr(group, "read", False)),
    (r"was read until this day", lambda group, row: setattr(group, "gathered", row.day)),
]

# what people do on GitHub


def _opens(group, row, kind, number, title):
    path = "pull" if kind == "pull request" else "issues"
    group.items[int(number)] = {
        "id": ItemId(HOME, int(number)),
        "kind": ItemKind.PULL if kind == "pull request" else ItemKind.ISSUE,
        "title": title or "Depths of berths",
        "url": f"{WEB}/{HOME}/{path}/{number}",
        "state": ItemState.OPEN,
        "author": _account(row),
        "body": "",
        "created": group.moment(row),
    }


def _add(group, key, thing, number=None):
    item = group.item(number)
    item[key] = (*item.get(key, ()), thing)


def _review(state):
    def take(group, row, number=None):
        one = Review(
            author=_account(row),
            state=state,
            body="",
            at=group.moment(row),
            id=f"r{group.steps:03}",
            commit="c0ffee",
        )
        _add(group, "reviews", one, number)

    return take


def _dismissed(group, row):
    item = group.item()
    mine = [one for one in item.get("reviews", ()) if one.author == _account(row)]
    if not mine:
        raise NotUnderstoodError(f"{row.place}: {row.who} has no review")
    item["reviews"] = tuple(
        changed(one, state=ReviewState.DISMISSED) if one is mine[-1] else one for one in item["reviews"]
    )


def _writes(group, row, number, words):
    one = Comment(
        author=_account(row), body=words.replace(" / ", "\n"), at=group.moment(row), id=f"c{group.steps:03}"
    )
    _add(group, "comments", one, number)


def _last(group, row):
    item = group.item()
    mine = [one for one in item.get("comments", ()) if one.author == _account(row)]
    if not mine:
        raise NotUnderstoodError(f"{row.place}: {row.who} has no comment")
    return item, mine[-1]


def _edits(group, row, words):
    item, last = _last(group, row)
    edited = changed(last, body=words, edited=group.moment(row))
    item["comments"] = tuple(edited if one is last else one for one in item["comments"])


def _deletes(group, row, unknown):
    item, last = _last(group, row)
    item["comments"] = tuple(one for one in item["comments"] if one is not last)
    held = (
        () if unknown else tuple(one.name.value for one in commands.read(last.body) if hasattr(one, "name"))
    )
    gone = Deleted(
        kind="comment",
        author=last.author,
        at=last.at,
        gone=group.moment(row),
        digest=None,
        id=last.id,
        commands=held,
    )
    _add(group, "deleted", gone)


def commands_in(body):
    """The names of the commands in a comment."""
    return tuple(one.name.value for one in commands.read(body) if hasattr(one, "name"))


def _text(group, row, words):
    item = group.item()
    item["body"] += f"{words}\n"


def _pushes(group, row):
    _add(
        group,
        "timeline",
        Happening(
            kind="PullRequestCommit", at=group.moment(row), actor=_account(row), detail=f"{group.steps:040}"
        ),
    )


def _ends(group, row, how, number):
    item = group.item(number)
    wanted = ItemState.CLOSED if how == "reopens" else ItemState.OPEN
    if item["state"] is not wanted:
        raise NotUnderstoodError(f"{row.place}: it is {item['state']}")
    if how == "merges":
        item.update(
            state=ItemState.MERGED,
            merged=group.moment(row),
            closed=group.moment(row),
            merged_by=_account(row),
        )
    elif how == "closes":
        item.update(state=ItemState.CLOSED, closed=group.moment(row))
    else:
        item.update(state=ItemState.OPEN, closed=None)
        _add(
            group,
            "timeline",
            Happening(kind="Reopened", at=group.moment(row), actor=_account(row)),
            number or "1",
        )


def _label(group, row, how, label):
    kind = "Labeled" if how == "sets" else "Unlabeled"
    _add(group, "timeline", Happening(kind=kind, at=group.moment(row), actor=_account(row), detail=label))


def _declares(group, row, **more):
    values = {
        "about": full(more.pop("about", group.subject)),
        "by": row.who,
        "on": dt.date.fromisoformat(row.day),
    }
    group.declarations.append(Declaration(entry=group.steps, **values, **more))


def _day(text):
    return dt.date.fromisoformat(text)


_PERSON = [
    (rf"opens (pull request|issue) {_NUMBER}(?: “(.+)”)?", _opens),
    (rf"approves(?: {_NUMBER})? in a review", _review(ReviewState.APPROVED)),
    (rf"asks for changes(?: on {_NUMBER})? in a review", _review(ReviewState.CHANGES_REQUESTED)),
    (r"comments in a review", _review(ReviewState.COMMENTED)),
    (r"has that review dismissed", _dismissed),
    (rf"writes(?: on {_NUMBER})?: (.+)", _writes),
    (r"changes those words to: (.+)", _edits),
    (r"deletes those words(, and what they held is not known)?", _deletes),
    (r"writes in the text: (.+)", _text),
    (r"changes the text", _pushes),
    (rf"(merges|closes|reopens) it(?: {_NUMBER})?", _ends),
    (r"(sets|takes away) the label “(.+)”", _label),
    (
        rf"puts on the record: a call until {_DAY}",
        lambda group, row, until: _declares(group, row, kind=DeclarationKind.CALL, until=_day(until)),
    ),
    (
        r"puts on the record: (accepted|rejected|no consensus), (.+)",
        lambda group, row, says, words: _declares(
            group, row, kind=DeclarationKind.DECISION, says=says, words=words
        ),
    ),
    (
        r"puts on the record: (\w+) says “(.+)”",
        lambda group, row, who, says: _declares(
            group, row, kind=DeclarationKind.POSITION, who=who, says=says
        ),
    ),
    (
        rf"puts on the record: a vote of (\d+) to (\d+)(?:, open from {_DAY})?",
        lambda group, row, yes, no, opened: _declares(
            group,
            row,
            kind=DeclarationKind.VOTE,
            yes=int(yes),
            no=int(no),
            opened=_day(opened) if opened else None,
        ),
    ),
    (
        r"puts on the record: an answer to (#\d+-[OP]\d), (.+)",
        lambda group, row, about, words: _declares(
            group, row, about=about, kind=DeclarationKind.ANSWER, words=words
        ),
    ),
    (
        r"puts on the record: (#\d+-O\d) is (overruled|withdrawn|upheld), (.+)",
        lambda group, row, about, kind, words: _declares(
            group, row, about=about, kind=DeclarationKind(kind), words=words
        ),
    ),
    (
        r"puts on the record: an appeal, (.+)",
        lambda group, row, words: _declares(group, row, kind=DeclarationKind.APPEAL, words=words),
    ),
]

# what minutes and agendas say


def _line(group, row, words):
    meeting = group.meeting(row)
    meeting.minutes = True
    meeting.lines.append(words)
    return meeting, len(meeting.lines)


def _told(kind, *, number=None, actor=None, fate=None, due=None, words=None, guessed=False):
    def take(group, row):
        meeting, line = _line(group, row, words or row.what)
        meeting.events.append(
            Event(
                type=kind,
                line=line,
                subject=(full(f"#{number or group.subject[1:]}"),),
                actor=actor,
                quote=words or row.what,
                basis=Basis.INFERRED if guessed else Basis.RECORDED,
                rule="idiom.test",
                fate=fate,
                due=_day(due) if due else None,
            )
        )

    return take


def _says(kind):
    """A line about the proposal; after “perhaps”, words that only may mean it."""

    def take(group, row, guessed, *found):
        more = kind(*found)
        _told(more.pop("type"), guessed=bool(guessed), **more)(group, row)

    return take


def _approve(group, row, day):
    _line(group, row, f"The minutes of {day} were approved.")


def _close(group, row, how):
    meeting = group.meeting(row)
    meeting.minutes, meeting.closing = True, _CLOSINGS[how]


def _unreadable(group, row):
    meeting = group.meeting(row)
    meeting.minutes, meeting.readable = True, False


def _mention(group, row, target):
    meeting, line = _line(group, row, row.what)
    meeting.named.append(name(target, line))


def _lost(group, row):
    group.meeting(row).minutes = False
    group.meeting(row).events = []


_PERHAPS = r"(perhaps )?"
_MINUTES = [
    (r"(are agreed|are not agreed|are left undecided)", _close),
    (r"are written", lambda group, row: setattr(group.meeting(row), "minutes", True)),
    (r"cannot be read", _unreadable),
    (r"are lost", _lost),
    (rf"approve the minutes of {_DAY}", _approve),
    (r"name (#\d+)", _mention),
    (
        rf"{_PERHAPS}put (?:it|{_NUMBER}) to the group",
        _says(lambda n: {"type": EventType.PROPOSAL, "number": n}),
    ),
    (rf"{_PERHAPS}call until {_DAY}", _says(lambda due: {"type": EventType.LAST_CALL, "due": due})),
    (
        rf"{_PERHAPS}ask for objections",
        _says(lambda: {"type": EventType.LAST_CALL, "words": "Last call for objections"}),
    ),
    (rf"{_PERHAPS}nobody objects", _says(lambda: {"type": EventType.NO_OBJECTION})),
    (
        rf"{_PERHAPS}(\w+) (supports it|can live with it)",
        _says(lambda who, words: {"type": EventType.SUPPORT, "actor": who, "words": f"{who} {words}"}),
    ),
    (
        rf"{_PERHAPS}(\w+) (abstains|recuses)",
        _says(lambda who, words: {"type": EventType.ABSTAIN, "actor": who, "words": f"{who} {words}"}),
    ),
    (
        rf"{_PERHAPS}(\w+) objects(?:: (.+))?",
        _says(
            lambda who, words: {
                "type": EventType.OBJECTION,
                "actor": None if who == "somebody" else who,
                "fate": ObjectionFate.RAISED,
                "words": words,
            }
        ),
    ),
    (
        rf"{_PERHAPS}the objection(?: of (\w+))? is ({'|'.join(_FATES)})",
        _says(lambda who, fate: {"type": _FATES[fate][0], "fate": _FATES[fate][1], "actor": who}),
    ),
    (
        rf"{_PERHAPS}decided(?: on {_NUMBER})?: (.+)",
        _says(lambda n, words: {"type": EventType.DECISION, "number": n, "words": words}),
    ),
    (rf"{_PERHAPS}merged(?: {_NUMBER})?", _says(lambda n: {"type": EventType.MERGED, "number": n})),
    (rf"{_PERHAPS}closed(?: {_NUMBER})?", _says(lambda n: {"type": EventType.CLOSED, "number": n})),
    (rf"{_PERHAPS}deferred", _says(lambda: {"type": EventType.DEFERRED})),
]


def _agenda(group, row, target=None):
    meeting = group.meeting(row)
    meeting.agenda = [*(meeting.agenda or []), *([target] if target else [])]


_BY = {"minutes": _MINUTES, "agenda": [(r"names (#\d+)", _agenda), (r"is written", _agenda)]}


def words_of(verdict, now):
    """What a verdict says to people, reason by reason."""
    return [reason.words(now) for reason in verdict.reasons]


AGREEING = (Stance.SUPPORT, Stance.CAN_LIVE)

__all__ = [
    "AGREEING",
    "CASES",
    "ActSource",
    "Group",
    "Instant",
    "ItemState",
    "NotUnderstoodError",
    "ReviewState",
    "commands_in",
    "tell",
    "words_of",
]
