"""Settings: what a group's configuration says, with the defaults of a group that keeps none."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

WEB = "https://github.com"


class PeopleShown(StrEnum):
    """How people appear in everything published."""

    NAMES = "names"
    HANDLES = "handles"
    ORGANISATIONS = "organisations"


class GroupSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[group]`: who the group is."""

    name: str | None = None
    """The group's name as people know it; default: the repository's name."""
    repository: str | None = None
    """`owner/name`, the home of bare numbers; default: the git remote `origin`."""
    timezone: str = "UTC"
    """An IANA zone; a date alone ends at the end of that day there."""
    now: str | None = None
    """A day or an instant in ISO form that is now without `--as-of`: for an example or a closed group."""
    profile: str | None = None
    """The process profile that judges proposals."""


class PathSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[paths]`: globs relative to the group's repository; a key left out is found by content."""

    minutes: tuple[str, ...] | None = None
    """Agendas and minutes."""
    archives: tuple[str, ...] = ("archive.json", "archives/*.json")
    """Archives of issues and pull requests, read where there is no store."""
    use_cases: tuple[str, ...] | None = None
    """Pages with use cases."""
    specs: tuple[str, ...] | None = None
    """Specifications."""
    register: str = "participants.toml"
    """The register of participants."""
    confirmations: str = "confirmations.toml"
    """Maintainers' words on what was inferred from minutes."""
    declarations: str = "declarations.toml"
    """What named persons put on the record that stands elsewhere."""


class MinutesSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[minutes]`: the group's habits of writing minutes."""

    style: str | None = None
    """The house style of all files: an id, or the path of a style file; default: by what each file shows."""
    styles: tuple[str, ...] = ()
    """Paths of the group's own style files, which files are also held against."""
    extend: dict[str, Any] = field(default_factory=dict)
    """What is added to whichever style is used, in the form of a style file."""


class GithubSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[github]`: where issues and pull requests live."""

    repositories: tuple[str, ...] = ()
    """Default: the repository of `[group]`."""
    web: str = WEB
    """Base of links."""


class HomeSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[home]]`: files whose bare numbers belong to another repository."""

    files: tuple[str, ...]
    """Globs relative to the group's repository."""
    repository: str
    """`owner/name`."""


class CheckSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[check]`: which findings are shown."""

    ignore: tuple[str, ...] = ()
    """Slugs of rules that stay silent."""
    since: date | None = None
    """Older findings are counted, not listed."""


class PrivacySettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[privacy]`: how people appear in everything published."""

    people: PeopleShown = PeopleShown.NAMES
    """`names`, `handles` or `organisations`."""


class ScheduleSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[schedule]`: when the group meets."""

    start: str | None = None
    """The first meeting: a day, or a day and time in the group's zone, in ISO form."""
    every: str | None = None
    """A number of days, weeks or months, such as `4 weeks`."""
    skip: tuple[date, ...] = ()
    """Days on which the meeting falls out."""


class LimitSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[limits]`: what a file may be before it is reported instead of read."""

    file_bytes: int = 8_000_000
    """A larger file is reported and left out."""
    line_characters: int = 1_000_000
    """A file with a longer line is reported and left out."""
    nesting: int = 100
    """Lists and quotes nested deeper are reported and left out."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of `lastcall.toml`."""

    group: GroupSettings = GroupSettings()
    paths: PathSettings = PathSettings()
    minutes: MinutesSettings = MinutesSettings()
    github: GithubSettings = GithubSettings()
    home: tuple[HomeSettings, ...] = ()
    profile: dict[str, Any] = field(default_factory=dict)
    """Single values of the profile, and `from`: what was decided earlier is shown, not judged."""
    check: CheckSettings = CheckSettings()
    privacy: PrivacySettings = PrivacySettings()
    renames: dict[str, str] = field(default_factory=dict)
    """`old = new`, for repositories and specification ids."""
    schedule: ScheduleSettings = ScheduleSettings()
    limits: LimitSettings = LimitSettings()
