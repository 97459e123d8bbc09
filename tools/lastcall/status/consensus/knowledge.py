"""How far the sources reach for one proposal: what is missing, partial or deleted, in sentences."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from msgspec.structs import replace

from lastcall.documents.globs import matches
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.event import Basis
from lastcall.model.evidence import Evidence
from lastcall.model.reference import ItemId
from lastcall.status.consensus.frame import Frame
from lastcall.status.visible import Visible

_NAMED = re.compile(r"minut|mintue|meeting|agenda|notes|20[0-9]{2}-[01][0-9]-[0-3][0-9]", re.IGNORECASE)
_DAY = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]")
_THREAD = (ActSource.COMMENTS, ActSource.REVIEWS, ActSource.LABELS, ActSource.TEXT, ActSource.FORGE)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known."""

    what: str
    """A clause."""
    source: ActSource
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is not known about one proposal up to an instant."""

    gaps: tuple[Gap, ...]

    def of(self, *sources: ActSource) -> tuple[Gap, ...]:
        """The gaps in some sources; in all of them where none is named."""
        if not sources:
            return self.gaps
        wanted = {ActSource.COMMENTS if one in _THREAD else one for one in sources}
        return tuple(gap for gap in self.gaps if gap.source in wanted)


def look(seen: Visible, frame: Frame, subject: str, acts: tuple[Act, ...], until: dt.datetime) -> Knowledge:
    """What is not known of a proposal at `until`."""
    gaps = [] if _only_minutes(frame) else [*_thread(seen, subject, until), *_deleted(acts, until)]
    return Knowledge((*gaps, *_minutes(seen, frame, subject, acts, until), *_unreadable(seen, frame, until)))


def _only_minutes(frame: Frame) -> bool:
    return bool(frame.profile.sources) and not set(frame.profile.sources) & set(_THREAD)


def _thread(seen: Visible, subject: str, until: dt.datetime) -> list[Gap]:
    target = ItemId.parse(subject)
    if target is None:
        return []
    if target.repository not in seen.gathered:
        return [Gap(f"issues and pull requests of {target.repository} were not read", ActSource.COMMENTS)]
    if subject not in seen.ledger.items:
        return [Gap(f"#{target.number} is not in the source of {target.repository}", ActSource.COMMENTS)]
    gathered = seen.gathered_of(subject)
    if gathered is None:
        words = f"the source of {target.repository} does not say when it was gathered"
        return [Gap(words, ActSource.COMMENTS)]
    if gathered < until and seen.instant.day_of(gathered) < seen.instant.day_of(until):
        day = seen.instant.day_of(gathered)
        return [Gap(f"what was said on {target.repository} after {day} was not read", ActSource.COMMENTS)]
    return []


def _deleted(acts: tuple[Act, ...], until: dt.datetime) -> list[Gap]:
    gaps = []
    for act in acts:
        if act.kind is ActKind.DELETED and (act.at is None or act.at <= until):
            who = f" by {act.actor.name}" if act.actor else ""
            when = f" of {act.day}" if act.day else ""
            what = act.words.removeprefix("a ").partition(" that ")[0]
            gaps.append(Gap(f"a {what}{who}{when} was deleted", ActSource.COMMENTS, act.evidence))
    return gaps


def _minutes(
    seen: Visible, frame: Frame, subject: str, acts: tuple[Act, ...], until: dt.datetime
) -> list[Gap]:
    """Meetings that had it on the agenda and have no minutes; minutes that are not the record."""
    named = set(seen.meetings_of.get(subject, ()))
    gaps = []
    for meeting in seen.held:
        if meeting.id not in named or meeting.date is None or meeting.date > frame.day_of(until):
            continue
        if not meeting.minutes:
            gaps.append(
                Gap(f"the meeting of {meeting.id} had it on its agenda and has no minutes", ActSource.MINUTES)
            )
    told = {act.meeting: act for act in acts if act.source is ActSource.MINUTES and act.meeting}
    for act in told.values():
        why = frame.refusal(_plain(act))
        if why is not None and (act.at is None or act.at <= until):
            gaps.append(Gap(why, ActSource.MINUTES, act.evidence))
    return gaps


def _unreadable(seen: Visible, frame: Frame, until: dt.datetime) -> list[Gap]:
    """Minutes that could not be read, or not whole: what they say of any proposal is not known."""
    paths = dict.fromkeys(problem.path for problem in seen.ledger.reading.problems)
    return [
        Gap(f"{path} could not be read, or not whole", ActSource.MINUTES)
        for path in paths
        if _may_be_minutes(seen, path) and not _is_later(path, frame.day_of(until))
    ]


def _may_be_minutes(seen: Visible, path: str) -> bool:
    """By the folders that the configuration names for minutes, else by what a file is called."""
    reading = seen.ledger.reading
    globs = reading.sources.settings.paths.minutes
    if any(path == file.path for file in reading.meeting_files):
        return True
    if globs is not None:
        return matches(path, globs)
    return path.endswith((".md", ".markdown")) and _NAMED.search(path) is not None


def _is_later(path: str, day: dt.date) -> bool:
    """Whether the name gives a day after the one that is looked at."""
    found = _DAY.search(path.rpartition("/")[2])
    return found is not None and found[0] > day.isoformat()


def _plain(act: Act) -> Act:
    """The act as if its words were plain: only whether its minutes are the record is asked."""
    return replace(act, basis=Basis.RECORDED)
