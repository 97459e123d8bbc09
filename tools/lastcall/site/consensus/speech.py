"""How people, acts and sentences of a case are said on a page, as the privacy setting allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from markupsafe import Markup

from lastcall.ledger.acts.redacting import GONE
from lastcall.model.act import Act, ActKind, Actor, ActSource, Revision, RevisionKind
from lastcall.model.settings import PeopleShown
from lastcall.site.markup import link, safe, text
from lastcall.site.phrases import Phrases
from lastcall.site.privacy import Mask
from lastcall.status.consensus.values import Case

_ID = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}#[0-9]{1,9}(?:-[OP][0-9]{1,4})?(?![\w-])")
_LIST = re.compile(r"\A\s*(?:>\s*)*(?:[*+-]|[0-9]{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTED_LIST = re.compile(r"(?<=“)(?:[*+-]|[0-9]{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_SHOWN = 12
"""Characters of a commit or digest that are shown."""
_LONGEST = 320
"""Characters of somebody's words in a list; the evidence leads to the whole."""
_PLAIN = (
    ActKind.OPENED,
    ActKind.LANDED,
    ActKind.CLOSED,
    ActKind.REOPENED,
    ActKind.REVISED,
)
"""Kinds that say all that there is to say, where the forge tells them."""


class Speech:
    """Says what a case holds; one for all pages of a build."""

    def __init__(self, show: Phrases, mask: Mask) -> None:
        self._show = show
        self._mask = mask
        self._names: dict[str, re.Pattern[str] | None] = {}

    def who(self, actor: Actor | None, day: date | None, missing: str = "") -> Markup:
        """Somebody with the organisation that they spoke for then."""
        if actor is None:
            return self._show.none(missing)
        name = self.name(actor, day)
        shown = self._account(name) if name.startswith("@") else self._show.written(name)
        organization = actor.organization
        if organization and organization != name:
            shown += safe(f' <span class="small">(<bdi>{text(organization)}</bdi>)</span>')
        if actor.candidates:
            either = " or ".join(self._named(one, day) for one in actor.candidates)
            shown += safe(
                f' <span class="small">(who that is is not clear: <bdi>{text(either)}</bdi>)</span>'
            )
        return shown

    def name(self, actor: Actor, day: date | None) -> str:
        """What stands for somebody: a name, a handle or an organisation."""
        if self._mask.people is PeopleShown.NAMES:
            return actor.name
        if self._mask.people is PeopleShown.ORGANISATIONS and actor.organization:
            return actor.organization
        return self._named(actor.written if actor.written.startswith("@") else actor.name, day)

    def _named(self, name: str, day: date | None) -> str:
        if self._mask.people is PeopleShown.HANDLES and name.startswith("@"):
            return name
        return self._mask.person(name, day or self._show.today)

    def _account(self, handle: str) -> Markup:
        return self._show.account(handle.removeprefix("@"))

    def sentence(self, words: str, case: Case) -> Markup:
        """A sentence of ours about a case: ids are links, people are shown as the group wants."""
        said = _QUOTED_LIST.sub("", self._masked(words, case))
        out, end = [], 0
        for found in _ID.finditer(said):
            name = found[0]
            out.append(text(said[end : found.start()]))
            out.append(link(self._show.routes.of(name), text(self._show.routes.short(name)), "ref"))
            end = found.end()
        return safe("".join(out) + text(said[end:]))

    def _masked(self, words: str, case: Case) -> str:
        if not self._mask.active:
            return words
        if case.subject not in self._names:
            names = sorted(set(_names(case)), key=lambda name: (-len(name), name))
            either = "|".join(map(re.escape, names))
            self._names[case.subject] = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if names else None
        pattern = self._names[case.subject]
        day = self._show.day_of(case.judged_at)
        return pattern.sub(lambda found: self._named(found[0], day), words) if pattern else words

    def did(self, act: Act) -> Markup:
        """What an act did, by whom and for whom."""
        kind = link(self._show.thing_of(act.id), f'<strong class="kind">{text(kind_of(act))}</strong>')
        parts = [kind]
        if act.title:
            parts.append(f"“<bdi>{text(act.title)}</bdi>”")
        if act.until_day:
            parts.append(f"until {self._show.day(act.until_day)}")
        if act.target:
            parts.append(f"on {self._show.ref(full(act.target, act.subject))}")
        if act.actor:
            parts.append(f"by {self.who(act.actor, act.day)}")
        if act.on_behalf:
            parts.append(f"on behalf of {self.who(act.on_behalf, act.day)}")
        return safe(" ".join(parts))

    def known(self, act: Act) -> Markup:
        """How an act is known, and what a reader must know of its source."""
        shown = self._show.basis(act.basis)
        if act.minutes_closed is False:
            shown += safe(f" {self._show.label('minutes not closed', 'unsure')}")
        if act.edited:
            shown += safe(f" {self._show.label(f'edited {self._show.day_of(act.edited)}', 'unsure')}")
        return shown

    def words(self, act: Act) -> Markup:
        """What was said, quoted; nothing where the kind says it all."""
        if act.words == GONE:
            return self._show.none("its words were taken out of view")
        if act.kind is ActKind.DELETED:
            return self._show.none(act.words)
        said = "" if _says_all(act) else clipped(_LIST.sub("", act.words))
        if not said:
            return safe("")
        if act.source is ActSource.LABELS:
            return self._show.tags([said])
        return self._show.written(said) if _ours(act) else self._show.said(said, act.basis, quoted=True)

    def revision(self, revision: Revision | None) -> Markup:
        """Which text, as exactly as it is known."""
        if revision is None:
            return self._show.none("not said")
        if revision.kind is RevisionKind.TIME:
            return safe(f"as of {self._show.day(self._show.day_of(datetime.fromisoformat(revision.value)))}")
        what = "text" if revision.kind is RevisionKind.TEXT else "commit"
        return safe(f"{what} <code>{text(revision.value[:_SHOWN])}</code>")


def _says_all(act: Act) -> bool:
    """Whether the kind says all that there is to say."""
    return act.kind is ActKind.ANNOUNCED or (act.source is ActSource.FORGE and act.kind in _PLAIN)


def _ours(act: Act) -> bool:
    """Whether the words are not somebody's: the forge's facts, a review without words, a slip explained."""
    if act.source is ActSource.REVIEWS:
        return any(act.words == proof.quote for proof in act.evidence)
    return act.source is ActSource.FORGE or act.kind is ActKind.MISUNDERSTOOD


def kind_of(act: Act) -> str:
    """The kind of an act; of a position which one, of a decision what it says."""
    if act.kind is ActKind.POSITION:
        if act.stance is not None:
            return act.stance.value
        return f"review: {act.rule.partition('.')[2].replace('-', ' ')}"
    if act.ruling is not None and act.kind in (ActKind.DECIDED, ActKind.DECLARED):
        return f"{act.kind.value}: {act.ruling.value}"
    return act.kind.value


def full(target: str, subject: str) -> str:
    """An id that a text writes without its repository, with the repository of the text's own item."""
    return f"{subject.partition('#')[0]}{target}" if target.startswith("#") else target


def clipped(words: str) -> str:
    """At most so many characters, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _names(case: Case) -> Iterator[str]:
    """Everybody who acts in a case, in every spelling that a sentence about it may have."""
    for act in case.acts:
        for actor in (act.actor, act.on_behalf):
            if actor is not None:
                yield from filter(None, (actor.written, actor.person, *actor.candidates))
