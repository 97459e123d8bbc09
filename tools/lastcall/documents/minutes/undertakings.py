"""What somebody said, volunteered for or was given to do: "Ada said she would write it", "assigned to Ada".

Rules: `words.assigned`, and `words.assigned-to-other` for a name that no list knows.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes.cued import Cued
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import FULL, NAMES, initials_beside, may_be_name
from lastcall.documents.minutes.owners import EVERYBODY
from lastcall.documents.minutes.promising import conditional, made
from lastcall.documents.minutes.record import Record
from lastcall.documents.spelling import REST
from lastcall.model.event import Basis

_REPORTED = Cued(
    rf"({FULL})\s(?:also |then |again |has )?(?:said|mentioned|noted|says|confirmed|added|stated|"
    r"promised|indicated|replied|answered)\s(?:that )?(?:he|she|they)(?:'ll| will| would|'d)\s"
    r"(?:also |then |try to |try and |reach out to |be able to )?([a-z]+)",
    "he will",
    "he'll",
    "he would",
    "he'd",
    "hey will",
    "hey'll",
    "hey would",
    "hey'd",
)
_WOULD = Cued(
    rf"\b(?:decided|agreed|suggested|proposed|and|that)\s(?:that )?({FULL})\swould\s(?:also |then )?([a-z]+)",
    "would",
)
_VOLUNTEERS = Cued(
    rf"(?:^|[,;.(]\s?|\band\s)({FULL}(?:(?:\s?[/&+]\s?|,\s|\sand\s){FULL}){{0,3}})\s"
    r"(?:has |have |also |tentatively )?"
    r"(?:(?:volunteers?|volunteered|offers?|offered(?: in the (?:issue|pr|chat|thread))?|"
    r"signed up|is willing|was assigned|agreed|takes?|took|will take)\s"
    r"(?:for|to (?:be assigned|take|help|do|own|lead|work)|the action|an action|action item|ownership)\b|"
    r"(?:volunteers?|volunteered|self-assigned)[.)]?$|volunteering (?:to|for)\b|"
    r"(?:is|are) taking (?:this|it|that)\b|committed to [a-z]+ing\b|"
    r"(?:is|was|has been) tasked with\b)",
    "olunteer",
    "self-assigned",
    "ffer",
    "igned up",
    "willing",
    "was assigned",
    "agreed",
    "take",
    "took",
    "taking",
    "committed",
    "tasked",
)
_HANDED = Cued(
    rf"\b(?:assigned|[Aa]ssigning|[Aa]ssign|delegated|[Tt]asked)\s(?:\w+\s){{0,3}}?to\s(@?{FULL})",
    "ssign",
    "elegated",
    "asked",
)
_HANDED_ALONE = Cued(
    r"^(?:re-?)?assign(?:ed|ing)?(?: this| it)? to:? "
    r"(@?[\w-]{2,38}(?:,? (?:and |& )?@?[\w-]{2,38}){0,3})\.?$",
    "assign",
    flags=re.IGNORECASE,
)
"""A line that says nothing but to whom its topic is assigned."""
_HAS_ACTION = Cued(
    rf"(?:^|[,;.]\s)({FULL}(?: (?:&|and) {FULL})?)\s"
    r"(?:can take on|will take on|can take|has|have|had|took|takes|got|gets)\s"
    r"(?:an?|the)?\s?action(?: item)? (?:to|of)\b",
    "action",
)
_ACTION_ON = Cued(
    rf"\b[Aa](?:ction|CTION) (?:[Ii]tem |ITEM )?(?:[Oo]n|ON|[Ff]or|FOR) "
    rf"(@?[^\W\d_]{REST}(?:\s[^\W\d_]{REST})?):?(?: to\b| is to\b|[.);,]?$)",
    "ction ",
    "CTION ",
)
_TAKES_ACTION = Cued(
    r"\bI(?:'ll| will| can)? (?:take|took|have) (?:(?:that|this|it) as )?(?:an|the|that|this) action\b"
    r"|\b[Gg]ive me (?:an|the|that) action\b",
    " action",
)
_VOLUNTEERED_SMALL = Cued(
    r"(?:^|[;,.] |\band )(?!(?:who|none|nobody|somebody|someone|anyone|they|people|folks|also)\b)"
    r"([a-z][\w-]{2,30}) (?:has |have )?volunteered to (?!be\b)[a-z]+",
    "volunteered to",
)
"""The same of an account, or of a name in small letters."""
_HAVE = Cued(
    rf"\b(?:[Ll]et's|[Ww]e'll|[Ww]e will) have ({FULL}) ([a-z]+)", "et's have", "e'll have", "e will have"
)
_WORKING = Cued(rf"^({FULL})\s(?:(?:is|are)\s)?going to\s\w", "going to")
_MEANS = Cued(
    rf"(?:^|[.;,] |\b(?:and|believe|think|guess) )({FULL}) (?:is|are)(?: also| still| now)? "
    r"(?:planning|going|hoping|aiming|happy|glad|willing) to (?:also |then |try to |try and )?([a-z]+)",
    "planning to",
    "going to",
    "hoping to",
    "aiming to",
    "happy to",
    "glad to",
    "willing to",
)
_IS_GOING = Cued(rf"(?:^|[.;,] )({FULL})'s going to (?:also |then )?([a-z]+)", "'s going to")
_WAITED_FOR = Cued(
    rf"^(?:[Ss]till )?[Ww]aiting (?:for|on) (@[\w-]{{2,38}}|{FULL}) to ([a-z]+)", "aiting for", "aiting on"
)
_REQUESTED = Cued(
    rf"(?:^|[,;] | and | but )({FULL}),? (?:(?:can|could|would|will) you )?please (?:also )?([a-z]+)",
    "please",
)
_ASKED = Cued(
    rf"\b(?:[Aa]sked|[Tt]asked|[Ii]nstructed|[Dd]irected|[Cc]harged|[Rr]equested) ({NAMES}) to ([a-z]+)",
    "sked ",
    "nstructed ",
    "irected ",
    "harged ",
    "equested ",
)
_AT_ONCE = frozenset(
    [
        "clarify",
        "confirm",
        "describe",
        "define",
        "present",
        "introduce",
        "share",
        "provide",
        "talk",
        "comment",
    ]
)
"""What somebody is asked to do in the meeting itself."""
_PRONOUN = Cued(
    r"(?:^|[,;(] ?| and | so | but )(?:[Hh]e|[Ss]he)(?: will|'ll) (?:also |then |now |try to )?([a-z]+)",
    "he will",
    "he'll",
    "He will",
    "He'll",
)
_NAMED = re.compile(rf"\b({FULL})(?=[\s,.;)]|$)")
_AGREED = re.compile(r"\b(?:decided|agreed|asked)\b", re.IGNORECASE)


def undertaken(record: Record, sentence: str, speaker: str | None) -> Found | None:
    """What somebody takes on in the words that only people are told of with."""
    return (
        _noted(record, sentence, speaker)
        or _reported(record, sentence)
        or _decided(record, sentence)
        or _taken_on(record, sentence)
        or _asked(record, sentence)
        or _meant(record, sentence)
        or _spoken_of(record, sentence)
    )


def requested(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada, can you please write it", to somebody who is known."""
    found = _REQUESTED.search(sentence)
    if found is None or found[2] not in record.style.verbs or not record.roster.knows(found[1]):
        return None
    return made("words.assigned", found[1], sentence[found.start(1) :], record)


def handed(record: Record, sentence: str) -> Found | None:
    """A line that says nothing but to whom its topic is assigned."""
    alone = _HANDED_ALONE.match(sentence[:160])
    return made("words.assigned", alone[1], sentence, record) if alone else None


def _spoken_of(record: Record, sentence: str) -> Found | None:
    """Of the form "Talked to Ada, she will write it": whoever is named before the pronoun."""
    found = _PRONOUN.search(sentence)
    if found is None or found[1] not in record.style.verbs or conditional(sentence, found):
        return None
    names = [one[1] for one in _NAMED.finditer(sentence[: found.start()]) if record.roster.knows(one[1])]
    return made("words.assigned", names[-1] if names else None, sentence, record)


def _noted(record: Record, sentence: str, speaker: str | None) -> Found | None:
    """Of the form "Note an action on me to write it"."""
    if speaker is not None and (taken := _TAKES_ACTION.search(sentence)) is not None:
        return made("words.assigned", speaker, sentence[taken.start() :], record)
    found = _ACTION_ON.search(sentence)
    if found is None or conditional(sentence, found):
        return None
    own = found[1].lower() == "me"
    owner = speaker if own else found[1]
    if owner is None or not (
        own or owner.lower() in EVERYBODY or record.roster.knows(owner) or may_be_name(owner, record)
    ):
        return None
    return made("words.assigned", owner, sentence, record)


def _reported(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada said that she would write it": the pronoun makes a person of whoever that is."""
    found = _REPORTED.search(sentence)
    if found is None or found[2] in record.style.states or conditional(sentence, found):
        return None
    return made("words.assigned", found[1], sentence[found.start() :], record)


def _decided(record: Record, sentence: str) -> Found | None:
    """Of the form "It was decided that Ada would write it"."""
    found = _WOULD.search(sentence)
    if found is None or found[2] in record.style.states or not _AGREED.search(sentence[: found.end()]):
        return None
    known = record.roster.knows(found[1])
    if not known and (found[2] not in record.style.verbs or found[1].lower() in record.style.things):
        return None
    basis = Basis.RECORDED if known else Basis.INFERRED
    rule = "words.assigned" if known else "words.assigned-to-other"
    return made(rule, found[1], sentence[found.start(1) :], record, basis)


def _asked(record: Record, sentence: str) -> Found | None:
    """Of the form "The board asked Ada to write it": only inferred, as it may be done at once."""
    found = _ASKED.search(sentence)
    if found is None or found[2] not in record.style.personal - _AT_ONCE or conditional(sentence, found):
        return None
    if not (record.roster.knows_some(found[1]) or initials_beside(found[1].split()[0], record)):
        return None
    return made("words.assigned-to-other", found[1], sentence, record, Basis.INFERRED)


def _meant(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada is hoping to write it", "Waiting for Ada to write it": only inferred."""
    found = _MEANS.search(sentence) or _IS_GOING.search(sentence) or _WAITED_FOR.search(sentence)
    if found is None or found[2] not in record.style.verbs or conditional(sentence, found):
        return None
    name = found[1].lstrip("@")
    if not (found[1][0] == "@" or record.roster.knows(name) or may_be_name(name, record)):
        return None
    return made("words.assigned-to-other", found[1], sentence, record, Basis.INFERRED)


def _taken_on(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada volunteered for it", "assigned to Ada", "Ada is going to write it"."""
    form = _VOLUNTEERS.search(sentence) or _HANDED.search(sentence) or _HAS_ACTION.search(sentence)
    if form is None:
        form = _HAVE.search(sentence)
        if form is not None and form[2] not in record.style.personal:
            form = None
    form = form or _WORKING.match(sentence)
    if form is None and (small := _VOLUNTEERED_SMALL.search(sentence)):
        return made("words.assigned-to-other", small[1], sentence[small.start(1) :], record, Basis.INFERRED)
    if form is None or conditional(sentence, form):
        return None
    if record.roster.knows(form[1]):
        return made("words.assigned", form[1], sentence[form.start() :], record)
    if "olunteer" in form[0] and may_be_name(form[1], record):
        # only somebody volunteers, and no list may hold their name
        return made("words.assigned-to-other", form[1], sentence[form.start() :], record, Basis.INFERRED)
    return None
