"""A small group as literals, read and folded as a real one would be."""

from __future__ import annotations

from datetime import UTC, date, datetime

from lastcall import site
from lastcall.documents.group import read_group
from lastcall.ledger import Ledger, record
from lastcall.model.declaration import Declaration
from lastcall.model.finding import Finding
from lastcall.model.instant import end_of
from lastcall.model.item import Archive, Item, ItemState
from lastcall.model.participant import Register
from lastcall.model.reference import ItemId, ItemKind
from lastcall.model.settings import GithubSettings, GroupSettings, PeopleShown, PrivacySettings, Settings
from lastcall.model.sources import Sources, TextFile
from lastcall.status import fold
from lastcall.status.values import Status

HOME = "tin-drum/rhythm"
DAY = date(2026, 3, 31)
WEB = "https://git.example"


def item(number: int, title: str, **fields) -> Item:
    """An item of the home repository; an open pull request of 2 March unless said otherwise."""
    kind = fields.pop("kind", ItemKind.PULL)
    tree = "pull" if kind is ItemKind.PULL else "issues"
    told = {
        "state": ItemState.OPEN,
        "author": "drummer-1",
        "body": "",
        "created": datetime(2026, 3, 2, 9, tzinfo=UTC),
        "url": f"{fields.pop('web', WEB)}/{HOME}/{tree}/{number}",
        **fields,
    }
    return Item(id=ItemId(HOME, number), kind=kind, title=title, **told)


def group(
    files: dict[str, str] | None = None,
    items: tuple[Item, ...] = (),
    *,
    register: Register | None = None,
    people: PeopleShown = PeopleShown.NAMES,
    web: str = WEB,
    name: str = "Tin Drum Group",
    day: date = DAY,
    profile: str | None = None,
    rules: dict | None = None,
    declarations: tuple[Declaration, ...] = (),
) -> tuple[Ledger, Status]:
    """What a group's files and items come to; `rules` is what its configuration says over the profile."""
    settings = Settings(
        group=GroupSettings(name=name, repository=HOME, profile=profile),
        profile=rules or {},
        github=GithubSettings(web=web),
        privacy=PrivacySettings(people=people),
    )
    texts = tuple(TextFile(path=path, text=text) for path, text in sorted((files or {}).items()))
    gathered = datetime(2026, 4, 1, tzinfo=UTC)
    archives = (
        (Archive(repository=HOME, source="archive.json", gathered=gathered, items=items),) if items else ()
    )
    sources = Sources(
        settings=settings,
        files=texts,
        archives=archives,
        register=register or Register(),
        repository=HOME,
        declarations=declarations,
    )
    ledger = record(read_group(sources))
    return ledger, fold(ledger, end_of(day, "UTC"))


def build(
    files: dict[str, str] | None = None,
    items: tuple[Item, ...] = (),
    findings: tuple[Finding, ...] = (),
    **options,
) -> dict[str, bytes]:
    """The site of a group given as literals."""
    ledger, status = group(files, items, **options)
    return site.build(ledger, status, findings, generator="lastcall 0")
