"""Positions told in the record's own voice: who agrees, abstains or is against, by name.

Rules: `position.named` ("Name agrees …", "+1 from Name", `+1 AB, CD +1`), `position.abstains`,
`position.against` ("Name is against …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.spelling import CAPITAL, ENDING, REST
from lastcall.model.event import Basis, EventType, ObjectionFate

BUT = re.compile(
    r"\?\s*$|^ok(?:ay)?[,.]? (?:so|then|now|next|let's|let me|i'll|i will|we'll|thanks|thank)\b"
    r"|\b(?:but|however|not sure|don't|can't|no opinion|disagree|unless|wonder|though we)\b",
    re.IGNORECASE,
)
"""What takes a position back."""
FIRST = re.compile(r"[.!;]\s")
"""Where a first sentence ends."""
_PERSON = rf"@?[^\W\d_]{REST}(?:\s{CAPITAL}{REST}){{0,3}}"
_PERSONS = rf"{_PERSON}(?:(?:,\s(?:and\s)?|\sand\s|\s?&\s?|,?\sor\s):?{_PERSON}){{0,12}}"
_FOR = (
    r"approves?|approved|supports?|supported|agree[sd]?(?! (?:to|that)\b)|concurs?|"
    r"concurred|seconds?|seconded|"
    r"votes? (?:yes|for|in favou?r)|(?:gives?|gave) (?:it |this )?(?:a |\+1s? )?thumbs[ -]?up|"
    r"voted (?:yes|for|in favou?r)|inclined to support|likes? the proposal|(?:could|can) live with|"
    r"(?:is|was|are|were|would be|seems?|seem) (?:also |all |both |fully |strongly |generally |still ){0,2}"
    r"(?:in favou?r|ok(?:ay)?|fine|supportive|positive|good with|for (?:it|this)|in support|on board|"
    r"happy with|\+1)"
)
_AGAINST = (
    r"objects?|objected|opposes?|opposed|vetoe[sd]|votes? (?:no|against)|voted (?:no|against)|"
    r"(?:is|was|are|were|remains?) (?:also |all |both |fully |strongly |firmly |still ){0,2}"
    r"(?:against|opposed|in opposition|not in favou?r|-1)"
)
_ABSTAINS = (
    r"abstains?|abstained|recuses?|recused|(?:has|have) no (?:strong )?(?:opinions?|positions?|preferences?)|"
    r"(?:is|are|remains?|stays?) (?:still )?(?:neutral|ambivalent)"
)
_NAMED = re.compile(
    rf"^({_PERSONS})\s?(?:\(([^()]{{1,60}})\)\s?)?(?:\u2013\s|-\s)?"
    rf"(?:also |both |all |fully |strongly |generally )?(?:(?P<for>{_FOR})|(?P<against>{_AGAINST})|"
    rf"(?P<abstains>{_ABSTAINS}))(?![\w'])"
)
_FROM = re.compile(
    rf"(?:^|[.;!]\s)(?:\+1s?|thumbs[ -]?up|support|approvals?|"
    rf"lgtm|sgtm)(?:'s)?(?:\s(?:\w+\s){{0,16}}?)?(?:from|by):?\s({_PERSONS})",
    re.IGNORECASE,
)
_BUT_OBJECTS = re.compile(r"\bbut\b.{0,40}\b(?:object|oppos|against|concern|block)", re.IGNORECASE)
_THUMB = re.compile(r":\+1:|:thumbs_?up:|\U0001f44d")
_THUMB_DOWN = re.compile(r":-1:|:thumbs_?down:|\U0001f44e")
_STRONG = ("support", "favo", "+1", "live with", "thumbs")
_OF_THINGS = re.compile(r"\s(?:in the|of|named|types?|called|with (?:the )?(?:field|key|property))\b")
_FULL_NAME = re.compile(rf"{CAPITAL}{ENDING} {CAPITAL}{ENDING}")
_TALLY = re.compile(
    r"(?<!\w)\+1:?\s([A-Za-z]{1,3}[A-Z]{1,2})\b|(?<!\w)([A-Za-z]{1,3}[A-Z]{1,2}):?\s\+1(?!\w)"
    r"|(?<!\w)([A-Z][a-z]+(?:(?:, | & | and |, and )[A-Z][a-z]+){0,6}):?\s\+1(?!\w)"
)
_NAMED_LENGTH = 300
_OF_ALL = frozenset({"all", "everyone", "everybody", "various", "group", "room"})
"""What all do is nobody's own position."""


def tally(entry: Entry, record: Record) -> Iterator[Found]:
    """Each of several who are named with a +1: `+1 AB, +1 CD`, `AB +1`, `Ida & Wen: +1`."""
    for found in _TALLY.finditer(entry.words[:_NAMED_LENGTH]):
        name = found[1] or found[2] or found[3]
        if entry.speech is not None and (found[1] or name == entry.speech.name):
            # a speaker's "+1 AB" agrees with AB
            continue
        alone = found[0] == entry.words.strip()
        if entry.speech is not None and found.start() == 0 and not alone:
            # so does "AB +1. We have …"
            continue
        if record.roster.knows_some(name) if found[3] or alone else record.roster.present(name):
            yield Found(EventType.SUPPORT, "position.named", Basis.RECORDED, name, found[0])


def named(entry: Entry, record: Record, asked: Basis | None) -> Found | None:
    """Somebody who agrees, abstains or opposes, in the record's own voice."""
    words = _THUMB_DOWN.sub("-1", _THUMB.sub("+1", entry.words))
    from_whom = _FROM.search(words[:_NAMED_LENGTH])
    if from_whom is not None and record.roster.knows_some(from_whom[1]):
        return Found(EventType.SUPPORT, "position.named", Basis.RECORDED, from_whom[1], entry.words)
    found = _NAMED.match(words[:_NAMED_LENGTH])
    if found is None or words.rstrip().endswith("?") or found[1].lower() in _OF_ALL:
        return None
    account = found[1].startswith("@") and " " not in found[1]
    if not record.roster.knows(found[1]) and not account:
        # a full name that no list holds
        # "Anchor Winch support": two words before a noun are no one's name
        stands = (
            found["for"] not in (None, "support", "approve")
            and _FULL_NAME.fullmatch(found[1])
            and not found[1].isupper()
        )
        return _supports(entry, found, None) if stands and "#" not in words else None
    if found["abstains"]:
        return Found(EventType.ABSTAIN, "position.abstains", Basis.RECORDED, found[1], entry.words)
    if found["against"]:
        return _opposes(entry, found, asked)
    return _supports(entry, found, asked)


def _opposes(entry: Entry, found: re.Match[str], asked: Basis | None) -> Found | None:
    """Somebody who is against it: asserted only where the group was asked, and told of no object."""
    if _OF_THINGS.search(found.string, found.end("against") - 1):
        return None
    basis = Basis.RECORDED if asked is Basis.RECORDED else Basis.INFERRED
    return Found(
        EventType.OBJECTION, "position.against", basis, found[1], entry.words, fate=ObjectionFate.RAISED
    )


def _supports(entry: Entry, found: re.Match[str], asked: Basis | None) -> Found | None:
    words, verb = entry.words, found["for"].lower()
    strong = verb.startswith(("approve", "vote", "second")) or any(part in verb for part in _STRONG)
    if not strong and (asked is None or BUT.search(FIRST.split(words, maxsplit=1)[0])):
        return None
    sure = asked is Basis.RECORDED or (strong and "#" in words) or verb.startswith("second")
    # "Ada supports it, but objects to the name"
    sure = sure and _BUT_OBJECTS.search(words, found.end()) is None
    basis = Basis.RECORDED if sure else Basis.INFERRED
    return Found(EventType.SUPPORT, "position.named", basis, found[1], words)
