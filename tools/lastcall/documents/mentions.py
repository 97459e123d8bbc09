"""Mentions of issues, pull requests and discussions on one line, in all the spellings that people use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from lastcall.documents.outline import Line
from lastcall.documents.plain_text import without_code
from lastcall.model.reference import ItemKind

_KINDS = {
    "pull": ItemKind.PULL,
    "pulls": ItemKind.PULL,
    "merge_requests": ItemKind.PULL,
    "issues": ItemKind.ISSUE,
    "issue": ItemKind.ISSUE,
    "discussions": ItemKind.DISCUSSION,
    "discussion": ItemKind.DISCUSSION,
}
_OWNER = r"[A-Za-z0-9][A-Za-z0-9-]{0,38}"
_NAME = r"[A-Za-z0-9_.-]{1,100}"
_PATH = re.compile(
    rf"(?<![\w.-])(?!orgs/)({_OWNER}/{_NAME})/(pulls?|issues?|discussions?|merge_requests)/(\d{{1,6}})(?![\w-])"
)
"""The end of an address, or the short form that people write for it; what stands before decides."""
_PATHS = ("/pull", "/issue", "/discussion", "/merge_requests/")
"""One of them stands in it."""
_QUALIFIED = re.compile(rf"(?<![\w./-])({_OWNER}/{_NAME})#(\d{{1,6}})\b(?!-)")
_NAMED = re.compile(r"(?<![\w./#-])([A-Za-z][A-Za-z0-9_.-]{1,60})#(\d{1,6})\b(?!-)")
_KIND_WORD = (
    r"pull[ -]requests?|pull|prs?|merge[ -]requests?|mrs?|issues?|bugs?|tickets?|discussions?|"
    r"gh issues?|gh prs?"
)
DIGIT = re.compile(r"[0-9]")
"""What stands in every mention."""
_NUMBER = re.compile(r"\d+")
_BEFORE = (
    *("issue", "issues", "bug", "bugs", "ticket", "tickets", "discussion", "discussions", "pull", "pr"),
    *(
        "prs",
        "request",
        "requests",
        "mr",
        "mrs",
        "number",
        "no.",
        "nr.",
        "no",
        "nr",
        " by",
        " of",
        " in",
        "gh-",
    ),
)
"""One of them stands before every number that has no mark of its own, but for spaces and brackets."""
_BETWEEN = " \t([:#\xa0\u2009\u202f"
_WORD = 16
"""So many characters before a number show what stands there."""
_WORDED = re.compile(
    rf"\b({_KIND_WORD})(?:(?<=\bPR):)?\s*(?:number |no\. ?|nr\. ?)?(?:\(\s*)?\[?((?:#\s?|"
    rf"GH-)?\d{{1,6}})(?!\w|-[A-Za-z]|-\d+-|\.\d|:\d|%)",
    re.IGNORECASE,
)
_QUALIFIES = re.compile(r"[\w./-]{0,140}#$")
_KIND_ALONE = re.compile(_KIND_WORD, re.IGNORECASE)
"""`PR#10` names no repository."""
_HYPHENATED = re.compile(r"(?<![\w/.-])(PRs?|Pull|Issues?)-(\d{1,6})(?![\w-]|\.\d)")
"""`PR-1234`: in capitals only, for the same in small letters is part of a name or an address."""
_SLASHED = re.compile(r"(?<![\w./:-])(pulls?|issues?|discussions?)/(\d{1,6})(?![\w-])", re.IGNORECASE)
"""`pull/12`, the end of an address for short."""
_SLASHES = (
    "merge_requests/",
    "pull/",
    "pulls/",
    "issue/",
    "issues/",
    "discussions/",
    "Pull/",
    "Issue/",
    "Issues/",
)
_HYPHENS = ("PR-", "PRs-", "Pull-", "Issue-", "Issues-")
_MORE = re.compile(
    r"\]?(?:\([^()\s]*\))?\s*(,\s*and\s|,\s*or\s|,|&|and\s|or\s|\+|/|"
    r"-|\u2013|to\s|through\s)\s*\[?(#?\d{1,6})(?![\w-]|\.\d|%)"
)
_BARE = re.compile(r"(?<![\w#/&.=-])(#|GH-)(\d{1,6})\b(?!\w|-[A-Za-z]|-\d+-|\.\d)")
_COVERED = re.compile(
    r"\b(?:covered|superseded|replaced|fixed|closed|addressed|resolved|"
    r"duplicate|dupe|duplicated)\s(?:by|of|in)\s(\d{2,5})(?!\w|\.\d|%|"
    r"-)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:topics?|clusters?|task forces?|use[ -]cases?|options?|alternatives?|meetings?|sections?|slides?|"
    r"questions?|steps?|items?|points?|versions?|solutions?|approach|approaches|strategy|strategies|scenarios?|"
    r"principles?|requirements?|rooms?|weeks?|days?|parts?|phases?|rfcs?|ut[sr]|uax|"
    r"resolutions?|actions?|motions?|calls?|chapters?|tables?|figures?|levels?|"
    r"priority|goals?|numbers?|proposals?|takeaways?|findings?|examples?|"
    r"lines?|pages?|tests?|cases?|rules?|milestones?|sprints?|episodes?|sessions?|plenar(?:y|ies)|"
    r"rounds?|volumes?|appendix|annex|editions?)\s*$",
    re.IGNORECASE,
)
_MANY = 3
_OF_FEW = re.compile(
    r"(?:options?|alternatives?|questions?|steps?|points?|solutions?|approach|approaches|strategy|strategies|"
    r"scenarios?|goals?|priority|use[ -]cases?|cases?|"
    r"principles?|requirements?|parts?|phases?|levels?|proposals?|takeaways?|findings?|examples?|milestones?)\b",
    re.IGNORECASE,
)
"""Of these nobody counts hundreds: what ends a title before a long number is no count."""
_TRACKER_KIND = r"(?:Feature|Bug|[Mm]isc)\.?\s#\d{1,6}"
_TRACKER_HEAD = re.compile(rf"^(?:\[[xX]\])?\W{{0,8}}\[{_TRACKER_KIND}")
"""The number of another tracker at the head of an entry: `[Feature #1234] …`."""
_TRACKER_NUMBER = re.compile(rf"\b{_TRACKER_KIND}")
"""It is another tracker's only on a line that links to one."""
_TRACKER_ADDRESS = (
    r"https?://(?!github\.com/)"
    r"(?=[^()\s/]{0,60}(?:bugs|bugzilla|redmine|jira|trac|tracker|launchpad|sourceforge)\b)[^()\s]{1,200}"
)
_ELSEWHERE = re.compile(_TRACKER_ADDRESS)
_TRACKED = re.compile(rf"\[([^\[\]]{{1,120}}|\[[^\[\]]{{1,120}}\])\]\({_TRACKER_ADDRESS}\)")
"""A link whose address is another tracker's."""
_PERIODICAL = re.compile(r"\b(?:newsletter|magazine|journal|volume|vol\.)[\s\d,]{1,8}$", re.IGNORECASE)
_AMOUNT_HEAD = re.compile(
    r"(?:\s?(?:mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?|am|pm)\b|\s?%)", re.IGNORECASE
)
_RANKED = re.compile(
    r"\s(?:priority|reason|goal|thing|choice|concern|issue is|ask|request is|problem)\b", re.IGNORECASE
)
_HEADED = re.compile(r"^\[?(?:#|issue )?(\d{1,6})\]?(?:\s*[-\u2013—:.]\s|\s+\S|$)", re.IGNORECASE)
_NUMBER_HEAD = re.compile(
    r"^#?(?=\d{2,6}: \S|\d{3,6}\W*$)(\d{2,6})|^(?=#{1,6} #?\d{3,6} [A-Z])#{1,6} #?(?P<escaped>\d{3,6})"
)
"""`# 325: Title`, `### 325`, or `### \\#\\#\\# 325 Title`, as an export writes it."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SEVERAL = 3
_APART = 2
"""Numbers of items lie so many times farther apart than a count's own."""
_ITEMS_HEADING = re.compile(r"\b(?:issues|pull requests|prs|triage)\b", re.IGNORECASE)
_COLOUR = re.compile(r"\b(?:colou?r|background|fill|stroke|rgb)\b[^#]{0,20}$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"|]+|\]\([^()\s]*\)")
_KIND_BEFORE = re.compile(rf"\b({_KIND_WORD})\s*\(?$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(r"\s(?:of\s\d|days|weeks|months|years|people|(?:minute|min|hour|second|sec)s?\b)")
_AMOUNT_BEFORE = re.compile(r"\d\s$")
_WINDOW = 40
_LINK = 200
"""Characters of a link's words, and of its address before the repository."""


class Mention(msgspec.Struct, frozen=True):
    """A number on a line, with the repository where one is written beside it."""

    start: int
    """Its place on the line."""
    repository: str | None
    """As written; None for a bare number."""
    number: int
    kind: ItemKind
    text: str


class ShortLinks:
    """Addresses for short, such as `sea.example/12`, that name the items of certain repositories."""

    def __init__(self, repositories: dict[str, str]) -> None:
        self._repositories = repositories
        longest_first = sorted(repositories, key=len, reverse=True)
        before = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![\w.-])(?:https?://)?({before})(\d{{1,6}})(?![\w-])")

    def on(self, text: str) -> Iterator[Mention]:
        """The items that a line names so."""
        if not any(before in text for before in self._repositories):
            return
        for found in self._pattern.finditer(text):
            repository = self._repositories[found[1]]
            yield Mention(found.start(), repository, int(found[2]), ItemKind.UNKNOWN, found[0])


def on_line(
    line: Line, web: str, *, numbered: bool = False, short: ShortLinks | None = None
) -> list[Mention]:
    """The mentions of a line, in its order; `web` is the forge's address.

    `numbered` says that the file's headings begin with the numbers of items; `short` knows short links.
    """
    linked = list(short.on(without_code(line.text))) if short is not None else []
    if not _may_refer(line.text, heading=line.is_heading):
        return linked
    found = [*linked, *_mentions(line.text, web)]
    return list(_heading_number(line, numbered=numbered)) if line.is_heading and not found else found


def headed_by_numbers(lines: Iterable[Line]) -> bool:
    """Whether a file's headings begin with numbers of items, `# 325: Title`, and not with their own count."""
    headed = [_NUMBER_HEAD.match(line.text) for line in lines if line.is_heading]
    numbers = [int(found[1] or found["escaped"]) for found in headed if found is not None]
    return len(numbers) >= _SEVERAL and max(numbers) - min(numbers) > _APART * len(numbers)


def _may_refer(text: str, *, heading: bool) -> bool:
    """Whether a line may hold a mention: a cheap look, as most lines hold none."""
    if DIGIT.search(text) is None:
        return False
    if (
        heading
        or "#" in text
        or "GH-" in text
        or "/issues/" in text
        or "/pull" in text
        or "/discussions/" in text
    ):
        return True
    if "-" in text and any(mark in text for mark in _HYPHENS):
        return True
    if "/" in text and any(mark in text for mark in _SLASHES):
        return True
    return _numbered(text) and (_WORDED.search(text) is not None or _COVERED.search(text) is not None)


def _numbered(text: str) -> bool:
    """Whether a word that may name an item stands before a number."""
    for number in _NUMBER.finditer(text):
        before = text[max(0, number.start() - _WORD) : number.start()]
        if before.lower().rstrip(_BETWEEN).endswith(_BEFORE):
            return True
    return False


def _mentions(source: str, web: str) -> Iterator[Mention]:
    """The mentions of one line, in its order, each stretch of text counted once."""
    text = without_code(source)
    taken: set[int] = set()
    for other in _of_other_trackers(text, web) if "#" in text else ():
        taken.update(range(*other.span()))
    if any(part in text for part in _PATHS):
        for found in _PATH.finditer(text):
            if _forge_address(text, found.start(), web):
                taken.update(range(*found.span()))
                taken.update(_labelled(text, found.start(), found[3]))
                yield Mention(found.start(), found[1], int(found[3]), _KINDS[found[2].lower()], found[0])
    if "://" in text or "](" in text:
        text = _without_addresses(text)
    if "#" in text:
        for pattern in (_QUALIFIED, _NAMED):
            for found in pattern.finditer(text):
                if found.start() not in taken and not _KIND_ALONE.fullmatch(found[1]):
                    taken.update(range(*found.span()))
                    yield Mention(
                        found.start(), found[1], int(found[2]), _kind_before(text, found.start()), found[0]
                    )
    yield from _bare(text, taken)


def _of_other_trackers(text: str, web: str) -> Iterator[re.Match[str]]:
    """What names items of another tracker than the forge's."""
    yield from _TRACKED.finditer(text)
    yield from _TRACKER_HEAD.finditer(text)
    if any(not found[0].startswith(web) for found in _ELSEWHERE.finditer(text)):
        yield from _TRACKER_NUMBER.finditer(text)


def _labelled(text: str, target: int, number: str) -> range:
    """Where a link's words name the item that it leads to: `[#12](https://…/issues/12)` is one mention."""
    opened = text.rfind("](", max(0, target - _LINK), target)
    begun = text.rfind("[", max(0, opened - _LINK), opened) if opened > 0 else -1
    for named in _NUMBER.finditer(text, begun, opened) if begun >= 0 else ():
        if named[0] == number:
            # the address says whose item it is, whatever its words say: `[site#12](…/docs/issues/12)`
            qualified = _QUALIFIES.search(text[begun : named.start()])
            return range(begun + (qualified.start() if qualified else named.start() - begun), named.end())
    return range(0)


def _bare(text: str, taken: set[int]) -> Iterator[Mention]:
    numbered = _numbered(text)
    for found in _WORDED.finditer(text) if numbered else ():
        marked = found[2].startswith(("#", "GH-"))
        if found.start(2) in taken or not (marked or _plain_number_means_item(text, found)):
            continue
        kind = _kind(found[1])
        yield from _numbers(text, found.start(2), found[2], kind, found[0], taken)
    yield from _glued(text, taken)
    for found in _BARE.finditer(text) if "#" in text or "GH-" in text else ():
        if found.start() not in taken and not _counts_something(text, found):
            yield from _numbers(text, found.start(), found[0], ItemKind.UNKNOWN, found[0], taken)
    for found in _COVERED.finditer(text) if numbered else ():
        if found.start(1) not in taken:
            taken.update(range(*found.span(1)))
            yield Mention(found.start(1), None, int(found[1]), ItemKind.UNKNOWN, found[1])


def _glued(text: str, taken: set[int]) -> Iterator[Mention]:
    """Of the forms `PR-12` and `pull/12`."""
    for found in _HYPHENATED.finditer(text) if "-" in text else ():
        if found.start(2) not in taken:
            taken.update(range(*found.span(2)))
            yield Mention(found.start(2), None, int(found[2]), _kind(found[1]), found[0])
    for found in _SLASHED.finditer(text) if "/" in text else ():
        if found.start(2) not in taken:
            taken.update(range(*found.span(2)))
            yield Mention(found.start(2), None, int(found[2]), _KINDS[found[1].lower()], found[0])


def _numbers(
    text: str, start: int, first: str, kind: ItemKind, written: str, taken: set[int]
) -> Iterator[Mention]:
    """A number and those that a list or range adds to it: `#4, #5 & #7`, `PRs 4-6`."""
    last = int(first.lstrip("#GHgh-"))
    end = start + len(first)
    if last == 0:
        return
    taken.update(range(start, end))
    yield Mention(start, None, last, kind, written)
    plural = written.split(None, 1)[0].lower().endswith("s") or "#" in first
    while (more := _MORE.match(text, end)) and (plural or _of_both(first, more)):
        number = int(more[2].lstrip("#"))
        joint = more[1].strip()
        if "#" not in more[2] and kind is ItemKind.UNKNOWN:
            return
        if joint in ("-", "\u2013", "to", "through"):
            if not last < number <= last + 30:
                return
            for between in range(last + 1, number):
                yield Mention(more.start(2), None, between, kind, more[2])
        taken.update(range(*more.span(2)))
        yield Mention(more.start(2), None, number, kind, more[2])
        last, end = number, more.end(2)


def _heading_number(line: Line, *, numbered: bool) -> Iterator[Mention]:
    """`### 167 - Title` under a heading that speaks of issues: the number of an issue."""
    if numbered and (found := _NUMBER_HEAD.match(line.text)):
        number = found[1] or found["escaped"]
        yield Mention(0, None, int(number), ItemKind.UNKNOWN, number)
        return
    found = _HEADED.match(line.text)
    if found is None or line.parent is None or len(found[1]) < 2:
        return
    if _AMOUNT_HEAD.match(line.text, found.end(1)) or _YEAR.match(line.text.partition(" (")[0]):
        return
    if any(above.is_heading and _ITEMS_HEADING.search(above.text) for above in line.ancestors()):
        yield Mention(0, None, int(found[1]), ItemKind.ISSUE, found[1])


def _forge_address(text: str, start: int, web: str) -> bool:
    """Whether what stands before `owner/repo/issues/1` is the forge's address, or no address at all."""
    before = text[max(0, start - 200) : start]
    at = max(before.rfind(mark) for mark in (" ", "(", "<", "[", '"', "|"))
    before = before[at + 1 :].lower()
    if not before:
        return True
    base = web.lower().rstrip("/") + "/"
    bare = base.split("://")[-1]
    return before.endswith((base, bare, "https://github.com/", "http://github.com/", "www.github.com/")) or (
        before == "github.com/"
    )


def _without_addresses(text: str) -> str:
    """The text with addresses and link targets blanked: their `#anchors` and numbers mean something else."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def _plain_number_means_item(text: str, found: re.Match[str]) -> bool:
    """`PR 6` and `Issue 7` name items; `5 issues 3 people` or `issue 1 of 4` do not."""
    word = found[1].lower()
    after = text[found.end() : found.end() + 12]
    if word in ("bug", "bugs", "mr", "mrs", "ticket", "tickets"):
        return False
    before = text[max(0, found.start() - 24) : found.start()]
    if _PERIODICAL.search(before):
        return False
    return not _AMOUNT_AFTER.match(after) and not _AMOUNT_BEFORE.search(before)


def _of_both(first: str, more: re.Match[str]) -> bool:
    """Whether a second number after a slash is as much of an item's: "PR 201/202", and not "issue 3/4"."""
    return more[1].strip() == "/" and len(first) == len(more[2]) >= _MANY


def _counts_something(text: str, found: re.Match[str]) -> bool:
    """Whether `#3` is a rank or the number of something else than an item, or a colour."""
    before = text[max(0, found.start() - _WINDOW) : found.start()]
    counted = _COUNTED.search(before)
    if counted is not None and (len(found[2]) < _MANY or _OF_FEW.match(counted[0]) is None):
        return True
    if _COLOUR.search(before):
        return True
    return len(found[2]) <= 1 and _RANKED.match(text, found.end()) is not None


def _kind_before(text: str, start: int) -> ItemKind:
    found = _KIND_BEFORE.search(text[max(0, start - 20) : start])
    return _kind(found[1]) if found else ItemKind.UNKNOWN


def _kind(word: str) -> ItemKind:
    word = word.lower()
    if "discussion" in word:
        return ItemKind.DISCUSSION
    if word.startswith(("pull", "pr", "mr", "merge", "gh pr")):
        return ItemKind.PULL
    return ItemKind.ISSUE
