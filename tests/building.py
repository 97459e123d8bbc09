"""A group in a few literals: what a test of the ledger, the status or the reports puts into them."""

import datetime as dt

from lastcall.documents.group import Reading
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.ledger import record
from lastcall.model.event import Basis, Event, EventType
from lastcall.model.instant import Instant, end_of
from lastcall.model.item import Archive, Comment, Item, ItemState, Review, ReviewState
from lastcall.model.minutes import MeetingFile, MeetingFileKind
from lastcall.model.participant import Register
from lastcall.model.reference import ItemId, ItemKind, Reference
from lastcall.model.settings import GroupSettings, Settings
from lastcall.model.sources import Sources
from lastcall.status import fold

HOME = "blue/mill"
WEB = "https://git.example"


def day(text):
    """`2026-01-05`, as a date."""
    return dt.date.fromisoformat(text)


def moment(text):
    """`2026-01-05T09:00`, in UTC; a day alone is midnight, as sources write it."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def as_of(text, zone="UTC"):
    """The instant that `--as-of` means."""
    if len(text) == 10:
        return end_of(day(text), zone, given=True)
    return Instant(at=moment(text), zone=zone, given=True)


def now(text, zone="UTC"):
    """An instant that nobody asked for."""
    return Instant(at=moment(text) if len(text) > 10 else end_of(day(text), zone).at, zone=zone)


def full(target):
    """`#6` of the home, in full; anything else as it is."""
    return f"{HOME}{target}" if target.startswith("#") else target


def act(kind, line, *subject, actor=None, quote="", basis=Basis.RECORDED, fate=None, due=None):
    """One act of a minutes file."""
    return Event(
        type=EventType(kind),
        line=line,
        subject=tuple(map(full, subject)),
        actor=actor,
        quote=quote or kind,
        basis=basis,
        rule="idiom.test",
        fate=fate,
        due=day(due) if due else None,
    )


def name(target, line=1, kind=ItemKind.UNKNOWN):
    """One mention of an item."""
    return Reference(line=line, target=full(target), kind=kind, text=target, written=full(target))


def meeting_file(path, on, *events, kind=MeetingFileKind.MINUTES, **more):
    """One agenda or minutes file, with nothing in it but what is given."""
    values = {
        "title": f"Meeting {on}" if on else None,
        "title_line": 1,
        "date_source": None,
        "dates_seen": (),
        "last_date": None,
        "recording": None,
        "style": "test",
        "attendees": (),
        "regrets": (),
        "agenda": (),
        "references": (),
        "spoken": (),
        "sections": (),
        "placeholders": (),
        "closing_consensus": None,
        "closing_line": None,
        "record_lines": 1,
    }
    return MeetingFile(
        path=path, kind=kind, date=day(on) if on else None, events=events, **{**values, **more}
    )


def minutes(on, *events, **more):
    """The minutes of a day."""
    return meeting_file(f"minutes/{on}_minutes.md", on, *events, **more)


def agenda(on, *references, **more):
    """The agenda of a day."""
    path = f"minutes/{on}_agenda.md"
    return meeting_file(path, on, kind=MeetingFileKind.AGENDA, references=references, **more)


def item(number, created="2026-01-01T09:00", kind=ItemKind.PULL, state="open", repository=HOME, **more):
    """An issue or pull request; times as texts."""
    times = {key: moment(more.pop(key)) for key in ("closed", "merged", "updated") if more.get(key)}
    path = "pull" if kind is ItemKind.PULL else "issues"
    return Item(
        id=ItemId(repository, number),
        kind=kind,
        title=more.pop("title", f"Item {number}"),
        url=f"{WEB}/{repository}/{path}/{number}",
        state=ItemState(state),
        author=more.pop("author", "bo"),
        body=more.pop("body", ""),
        created=moment(created) if created else None,
        **times,
        **more,
    )


def issue(number, created="2026-01-01T09:00", **more):
    """An issue."""
    return item(number, created, kind=ItemKind.ISSUE, **more)


def pull(number, created="2026-01-01T09:00", **more):
    """A pull request."""
    return item(number, created, **more)


def comment(body, at, author="bo"):
    """A comment."""
    return Comment(author=author, body=body, at=moment(at) if at else None)


def review(state, at, author="ana", commit=None):
    """A review."""
    return Review(
        author=author, state=ReviewState(state), body="", at=moment(at) if at else None, commit=commit
    )


def archive(*items, gathered="2026-12-31T00:00", source="archive.json", repository=HOME):
    """What one archive holds."""
    when = moment(gathered) if gathered else None
    ordered = tuple(sorted(items, key=lambda one: one.id))
    return Archive(repository=repository, source=source, gathered=when, items=ordered)


def reading_of(
    files=(),
    archives=(),
    *,
    texts=None,
    settings=None,
    register=None,
    pages=(),
    specs=(),
    problems=(),
    commit=None,
    home=HOME,
):
    """A reading; `texts` gives the words of files by path."""
    settings = settings or Settings(group=GroupSettings(repository=home))
    sources = Sources(
        settings=settings,
        files=(),
        archives=tuple(archives),
        register=register or Register(),
        problems=(),
        repository=home,
        commit=commit,
        dated_by_history=commit is not None,
    )
    return Reading(
        sources=sources,
        home=home,
        web=WEB,
        renames=Renames(settings.renames, specs={version.spec for version in specs}),
        markdown={path: Markdown(text) for path, text in (texts or {}).items()},
        meeting_files=tuple(files),
        use_case_pages=tuple(pages),
        specs=tuple(specs),
        problems=tuple(problems),
    )


def ledger_of(files=(), *items, **more):
    """A ledger of files and of one archive with the items."""
    archives = more.pop("archives", (archive(*items),) if items else ())
    return record(reading_of(files, archives, **more))


def status_of(instant, files=(), *items, **more):
    """The status of a group that holds no more than this."""
    return fold(ledger_of(files, *items, **more), instant)
