"""How a group writes the line of an issue or a pull request, and new ones written the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from lastcall.agenda.escaping import neutral
from lastcall.agenda.selection import Selected
from lastcall.agenda.style import Topic
from lastcall.model.reference import ItemId, ItemKind

_LABEL = r"(?P<label>pull[ -]requests?|pulls?|prs?|merge requests?|issues?)"
_NUMBER = r"(?:[\w.-]+/[\w.-]+)?#?(?P<number>\d+)"
_SEP = r"(?P<sep>\s*[-\u2013\u2014:|]\s*)"
_GAP = r"(?P<sep>\s*[-\u2013\u2014:|]\s*|\s+)"
_TITLE = r"(?P<title>\S.*?)"
_URL = "\0"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"{_LABEL} {_NUMBER}{_SEP}{_TITLE} \({_URL}\)", "{label} {number}{sep}{title} ({url})"),
        (rf"{_LABEL} {_NUMBER}{_SEP}{_URL}", "{label} {number}{sep}{url}"),
        (rf"{_LABEL}(?: \([^()]*\))?: {_URL}", "{label}: {url}"),
        (rf"{_URL}", "{url}"),
        (rf"\[{_LABEL} {_NUMBER}\]\({_URL}\){_GAP}{_TITLE}", "[{label} {number}]({url}){sep}{title}"),
        (rf"\[{_NUMBER}\]\({_URL}\){_GAP}{_TITLE}", "[{number}]({url}){sep}{title}"),
        (rf"\[{_TITLE}\]\({_URL}\)", "[{title}]({url})"),
        (rf'"{_TITLE}" \({_LABEL} {_NUMBER}\):?', '"{title}" ({label} {number})'),
        (rf"{_LABEL} {_NUMBER}{_SEP}{_TITLE}", "{label} {number}{sep}{title}"),
        (rf"#{_NUMBER}{_SEP}{_TITLE}", "{number}{sep}{title}"),
    )
)
_TITLED = "{label} {number} - {title} ({url})"
_BARE = "{label}: {url}"
_UNKNOWN = "Issue or pull request"
_BRACKET = re.compile(r"(?<!\\)([\[\]])")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`\\]+")
_LONGEST = 500
"""A longer line shows no form."""
_AGENDAS = 12
"""The form is that of the newest line in so many agendas."""


class ItemLines(Struct, frozen=True, kw_only=True):
    """The group's ways of writing an item's line."""

    titled: str
    """With the title: for a line among others."""
    bare: str
    """Without: for a line under a topic that has the title already."""
    labels: dict[ItemKind, str]
    home: str | None
    web: str

    def with_title(self, one: Selected, title: str) -> str:
        """A line that says what the item is."""
        return self._written(self.titled, one, title)

    def without_title(self, one: Selected) -> str:
        """A line under a topic that says so already."""
        return self._written(self.bare, one, "")

    def _written(self, form: str, one: Selected, title: str) -> str:
        if "[{title}]" in form:
            title = _BRACKET.sub(r"\\\1", title)
        label = self.labels.get(one.kind, _UNKNOWN)
        return form.format(label=label, number=self.short(one.target), url=self.url(one), title=title)

    def short(self, target: str) -> str:
        """`#6` for an item of the home repository."""
        own = self.home and target.startswith(f"{self.home}#")
        return target.removeprefix(self.home or "") if own else target

    def name(self, one: Selected) -> str:
        """Such as `Pull request #6`."""
        return f"{self.labels.get(one.kind, _UNKNOWN)} {self.short(one.target)}"

    def url(self, one: Selected) -> str:
        """The address of the item."""
        target = ItemId.parse(one.target)
        if one.item is not None and _ADDRESS.fullmatch(one.item.url):
            return one.item.url
        part = {ItemKind.PULL: "pull", ItemKind.DISCUSSION: "discussions"}.get(one.kind, "issues")
        return f"{self.web}/{target.repository}/{part}/{target.number}" if target else self.web


def learn(agendas: Iterable[tuple[Topic, ...]], home: str | None, web: str) -> ItemLines:
    """The ways that the newest agendas show; the usual ones where they show none."""
    titled = bare = None
    labels: dict[ItemKind, str] = {}
    for written, label in _seen(agendas):
        if label:
            kind = ItemKind.ISSUE if label.lower().startswith("issue") else ItemKind.PULL
            labels.setdefault(kind, label)
        if "{title}" in written:
            # a line without the address is only the second choice
            if titled is None or ("{url}" not in titled and "{url}" in written):
                titled = written
        else:
            bare = bare or written
    usual = {ItemKind.PULL: "Pull request", ItemKind.ISSUE: "Issue", ItemKind.DISCUSSION: "Discussion"}
    return ItemLines(
        titled=titled or _TITLED, bare=bare or _BARE, labels={**usual, **labels}, home=home, web=web
    )


def _seen(agendas: Iterable[tuple[Topic, ...]]) -> Iterator[tuple[str, str | None]]:
    """The forms of the lines that name one item each, newest agenda first, with the words for the item."""
    for count, topics in enumerate(agendas):
        if count == _AGENDAS:
            return
        for top in topics:
            for topic in top.walk():
                if len(topic.named) == 1 and (form := form_of(topic.own[0], topic.named[0])):
                    yield form


def form_of(line: str, target: str) -> tuple[str, str | None] | None:
    """The form of a line that names one item, with the group's word for it; None for free words."""
    if len(line) > _LONGEST:
        return None
    number = target.rpartition("#")[2]
    address = re.compile(
        rf"<?https?://[^\s<>()]+/(?:pull|pulls|issues|issue|discussions)/{number}(?:[#?][^\s<>()]*)?>?"
    )
    text = address.sub(_URL, line.strip())
    for pattern, written in _FORMS:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        if parts.get("number") not in (None, number) or _URL in (parts.get("title") or ""):
            continue
        label = parts.get("label")
        return written.replace("{sep}", parts.get("sep") or ""), _singular(label) if label else None
    return None


def _singular(label: str) -> str:
    return label[:-1] if label.lower().endswith("s") else label


def title_of(one: Selected, known: str | None) -> str | None:
    """The item's title as plain words; None where nobody says it."""
    title = one.item.title if one.item is not None else known
    return neutral(title, 120) if title and title != one.target else None
