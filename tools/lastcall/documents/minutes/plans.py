"""Actions that are planned without a promise: "Will do it", "Going to do it", "It will be brought to …".

Rules: `words.planned`, and `words.goal` ("Goal: do it by May").
"""

from __future__ import annotations

import re
from itertools import islice

from msgspec.structs import replace

from lastcall.documents.minutes.cued import Cued
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import leading
from lastcall.documents.minutes.owners import last_owner
from lastcall.documents.minutes.passing import at_once, in_passing
from lastcall.documents.minutes.promising import DEED, conditional, deeds, made
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis

_PUT_OFF = re.compile(
    r"discuss (?:(?:it|this|that|more|further) )?(?:offline|later|next|after|on the list|at the next)\b|"
    r"take (?:(?:it|this|that) )?(?:offline|to (?:the )?list)\b|"
    r"move (?:in|on|forwards?|ahead|toward|along)\b|do the same\b|\w+ (?:\w+ )?in the order\b|"
    r"now\b|take (?:a )?(?:little |tiny )?bit\b|ship in\b|give us\b|"
    r"take (?:\w+ ){0,3}?(?:while|seconds?|minutes?|hours?|days?|weeks?|months?|years?|time|effort|longer)\b|"
    r"follow (?!up\b|-|through|with)|present\b(?! (?:\S+ ){0,8}?(?:to|at|next)\b)"
)
"""What is planned so is put off, or no deed."""
_PLANNED = re.compile(
    r"(?:^(?:(?:[Oo]k(?:ay)?|[Ss]ure|[Yy]es|[Yy]ep|[Gg]reat|[Cc]ool|[Tt]hanks)[,.!]?\s)?"
    r"(?:Will|We will|We'll|And will|So will|will)|, (?:and |but |so )?will)\s"
    r"(?:also |then |continue to |try to )?(be [a-z]+ing|[a-z]+)"
)
_FURTHER = re.compile(
    r"\b(?:and|so|but)\s(?:then |also )?will\s(?:then |also |try to )?(be [a-z]+ing|[a-z]+)"
)
"""What somebody does, "and will" do besides."""
_TOLD_OF = re.compile(r"(?:the|this|that|it|they|these|those|a|an|there|he|she|you|if|when)\b", re.IGNORECASE)
_FROM_NOW_ON = re.compile(r"\b(?:going forward|from now on|in (?:the )?future|as a rule)\b", re.IGNORECASE)
_OF_IT = re.compile(r"(?:it|that|this|there)(?:'s| is| was)\b", re.IGNORECASE)
_INTENDS = Cued(
    r"^(?:(?:yes|ok|okay|sure|so|and|but|also|then)[,:]?\s)?"
    r"(?P<who>(?:I|we|I'm|I am|we're|we are|I'd be|I would be|would be)\s)?"
    r"(?:also |still |just |probably |now |very |quite )?"
    r"(?:(?P<plan>going to|gonna|planning to|planning on|plans? to|plans? on|intends? to|intending to|"
    r"volunteer(?:s|ing)? to|offers? to|promises to|agree[sd] to)|"
    r"(?P<offer>(?:happy|glad|willing|pleased) to))\s(?:also |then |try to |try and |go )?(?P<verb>\w+)",
    *(
        "going to",
        "gonna",
        "plan",
        "intend",
        "volunteer",
        "offer",
        "promises",
        "agreed to",
        "agrees to",
        "happy",
        "glad",
        "willing",
    ),
    "pleased",
    flags=re.IGNORECASE,
)
"""Of the form "Plan to do it", "I'm happy to do it"."""
_OF_GROUP = frozenset({"adopt", "merge", "accept", "approve", "close", "reject", "publish", "resign"})
"""What somebody agrees to as one of the group."""
_OF_SPEAKER = re.compile(r"(?:plans|intends|offers?|promises|volunteers|agree[sd]) to", re.IGNORECASE)
_PLAN_IS = re.compile(
    r"^(?:[Ss]o )?(?:(?:[Tt]he |[Oo]ur )?(?:current )?[Pp]lan is for "
    r"([A-Z]\w+(?: and (?:[A-Z]\w+|I))?)|[Mm]y (?:current )?plan is|"
    r"(?:[Mm]y|[Oo]ur|[Aa]nother|[Oo]ne|[Tt]he(?: (?:only|main|next))?) action item (?:here )?is) to ([a-z]+)"
)
_NEXT_TIME = re.compile(r"\b(?:next (?:meeting|week|time|call)|offline|on the list)\b", re.IGNORECASE)
_DELIVERS = re.compile(r"have (?:a|an|the|my|something|more) ")
_HELP = frozenset(
    [
        "help",
        "look",
        "talk",
        "take",
        "discuss",
        "share",
        "try",
        "merge",
        "answer",
        "get",
        "do",
        "see",
        "check",
    ]
)
"""What somebody is happy to do as a courtesy."""
_PASSIVE = re.compile(
    r"^(?:[\w\s'#\"&-]{2,80}?\sw|W)ill be (?:moved|brought|added|updated|sent|presented|announced|submitted|"
    r"circulated|distributed|scheduled|drafted|prepared|revised|finali[sz]ed|uploaded|documented|"
    r"hashed out|worked out|set up|put (?:to|on|in|into|up)|posted|shared|opened|created|filed|"
    r"discussed with|incorporated|published|merged|included|removed|renamed|taken to)\b"
)
_SENT = re.compile(
    r"\b(?:vote|issue|pr|poll|doodle|survey|e-?mail|announcement|invitation|invite|summary|report|draft|"
    r"proposal|blog ?post|agenda) will (?:also |then |soon )?be (?:sent|created|opened|made|issued|posted|"
    r"scheduled|shared|published|circulated|drafted|written|prepared|raised|submitted|arranged|set up|"
    r"organi[sz]ed|filed|put)\b"
    r"|\b(?:polls?|doodle|survey|invitations?|invites?|announcement) will go out\b",
    re.IGNORECASE,
)
"""What is only made by people, wherever it stands."""
_TO_BODY = re.compile(
    r"\bwill be (?:presented|brought|sent|taken|submitted|forwarded|escalated|reported|put) "
    r"(?:back |up )?to the (?:\w+ )?"
    r"(?:tsc|tac|toc|cpc|sc|board|council|committee|wg|membership|community|mailing list|list)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:when|if|no|which|that|data|server|client|it|once|until|they|there|messages?|packets?|requests?|"
    r"responses?|events?|values?|headers?|users?|browsers?|agents?|frames?|nodes?|fields?|keys?|tokens?|"
    r"errors?|arguments?|objects?)\b",
    re.IGNORECASE,
)
"""What something that is built does is no plan of the group's."""
_GOAL = re.compile(r"^(?:main )?goal\s?:\s*(?=\S)", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|before|until|till|due|deadline|end of|(?:for|at) (?:the )?next (?:meeting|week|month|call))\b"
    r"|\d{4}-\d\d",
    re.IGNORECASE,
)
"""A goal is a task where it has its day; without one it is what a topic is for."""
TALK = frozenset(
    [
        *("discuss", "see", "let", "look", "start", "go", "begin", "move", "give", "get", "call", "read"),
        *("do", "make", "list", "change", "merge", "land"),
    ]
)
"""What "we'll" do at once, or decide, as often as later."""
_OF_THING = re.compile(
    r"(?:The|This|That|These|Those|There|It|Its|An?|Each|Some|Many|Most)(?:'\w+)? (?!chairs?\b|editors?\b)"
)
"""What something does, or many do, is not the speaker's task."""
_GOES_ON = 12
_BESIDE = 6
"""A label such as "Ada:" stands so many entries above what she says, or nearer."""


def planned(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Will do it", "It will be brought to the board", "Goal: do it by May"."""
    if "ill " in sentence or sentence.startswith("We'll"):
        found = next((one for one in _PLANNED.finditer(sentence) if _plans(one, record)), None)
        if found is not None and not in_passing(found) and not at_once(sentence, begins=not found.start()):
            planned_here = _will(found, entry, record)
            if planned_here is not None and entry.goes_on(sentence):
                # the rest of a sentence: "… what the parser then" on the line before
                return replace(planned_here, basis=Basis.INFERRED)
            return planned_here
    # in the list beneath somebody's name it is reported
    told = entry.speech is None or entry.speech.said == entry.line.text
    if told and ("ill be " in sentence or "will go out" in sentence) and " if n" not in sentence:
        if _done_to_it(sentence):
            return made("words.planned", last_owner(sentence.rstrip(". "), record), sentence, record)
        if (sent := _SENT.search(sentence)) and not _LOOSE.search(sentence, 0, sent.start()):
            return made("words.planned", None, sentence, record, Basis.INFERRED)
    if entry.line.depth and _GOAL.match(sentence) and _BY.search(sentence):
        return made("words.goal", entry.speaker, sentence, record)
    return _further(entry, record, sentence)


def _will(found: re.Match[str], entry: Entry, record: Record) -> Found | None:
    """Of the form "Will do it": whoever is told of here or speaks above."""
    sentence = found.string
    ours = found[0].startswith("We")
    if ours and _FROM_NOW_ON.search(sentence):
        # how it is done from now on is settled, and nobody's task
        return None
    if ours and entry.speech is not None:
        if found[1] in TALK or found[1] not in record.style.personal or in_passing(found):
            return None
        return made("words.planned", entry.speaker, sentence, record, Basis.INFERRED)
    if found[0].startswith(","):
        owner = entry.speaker or leading(sentence, record)
        if owner is None and found[1] in TALK:
            return None
        if owner is None or (entry.speaker is None and _OF_IT.match(sentence)):
            return made("words.planned", owner, sentence, record, Basis.INFERRED)
    else:
        owner = record.owner(entry) or (goes_on(entry, record) if ours else _subject(entry, sentence, record))
    known = DEED.match(sentence, found.start(1)) or not deeds(found[1]).isdisjoint(record.style.verbs)
    return made("words.planned", owner, sentence, record, Basis.RECORDED if known else Basis.INFERRED)


def _subject(entry: Entry, sentence: str, record: Record) -> str | None:
    """Whom the sentence before tells of, on the same line; or who spoke on the line above."""
    within = not straight(entry.words).startswith(sentence[:20])
    return (leading(entry.words, record) if within else None) or beside(entry, record)


def _plans(found: re.Match[str], record: Record) -> bool:
    """Whether what will be done is a deed."""
    style = record.style
    if found[1].endswith("s") and found[1] not in style.verbs | style.states and found[1][:-1] in style.verbs:
        # "Will reads the slides": somebody of that name does
        return False
    if DEED.match(found.string, found.start(1)):
        return True
    if found[1] in style.waiting or _PUT_OFF.match(found.string, found.start(1)):
        return False
    bare = found[0].startswith(("Will", "will"))
    verbs = deeds(found[1])
    if not verbs.isdisjoint(style.verbs):
        return True
    return bare and verbs.isdisjoint(style.states) and found[1][:3] != "be " and not found[1].endswith("ly")


def _done_to_it(sentence: str) -> bool:
    """Whether something will be done to a thing of the group's: "The draft will be published"."""
    found = _PASSIVE.match(sentence)
    return _TO_BODY.search(sentence) is not None or (found is not None and not _LOOSE.search(found[0]))


def _further(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Ada has a question and will bring it up": hers who begins the sentence, else inferred."""
    found = _FURTHER.search(sentence) if " will " in sentence else None
    verbs = deeds(found[1]) if found is not None else set()
    if found is None or verbs.isdisjoint(record.style.verbs - record.style.waiting):
        return None
    if at_once(sentence, begins=False) or conditional(sentence, found):
        return None
    owner = leading(sentence, record)
    subject = owner is not None or entry.speech is not None
    if entry.speech is not None and owner is None and _OF_THING.match(sentence):
        return None
    if not subject and (_TOLD_OF.match(sentence) or verbs.isdisjoint(record.style.personal)):
        return None
    basis = Basis.RECORDED if owner is not None and record.roster.knows(owner) else Basis.INFERRED
    return made("words.planned", owner or entry.speaker, sentence, record, basis)


def intended(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Going to do it", "I plan to do it", "happy to do it"."""
    found = _INTENDS.match(sentence)
    if found is None:
        return _plan_told(entry, record, sentence)
    deed = found["offer"] is not None and DEED.match(sentence, found.start("verb")) is not None
    planning = (found["plan"] or "").lower().startswith("plan")
    told = planning and entry.speech is None
    if found["who"] is None and not (deed or told) and not straight(entry.words).startswith(sentence[:20]):
        # within what somebody says, it is not they who go on to do it
        return None
    ours = (found["who"] or "").lower().startswith("we")
    if not (deed or _intends(found, entry, record)) or (ours and found["verb"].lower() in TALK):
        return None
    owner = record.owner(entry) or beside(entry, record)
    if owner is None and entry.speech is None and (found["plan"] or "").lower().startswith("agree"):
        # "Agreed to remove it" in the record's own voice is what the group decides
        return None
    # "Plan to do it" may tell of what a presentation says is planned
    sure = not ours and not found["offer"] and (found["who"] is not None or not planning)
    return made("words.planned", owner, sentence, record, Basis.RECORDED if sure else Basis.INFERRED)


def _intends(found: re.Match[str], entry: Entry, record: Record) -> bool:
    """Whether what is intended, or offered, is a deed after the meeting."""
    style, sentence = record.style, found.string
    verb = found["verb"].lower()
    if (
        entry.speech is not None
        and found["who"] is None
        and _OF_SPEAKER.match(found["plan"] or "")
        and not at_once(sentence, begins=True)
    ):
        # in the third person a scribe tells what the speaker takes on, whatever it is
        return verb not in style.states | style.waiting | _OF_GROUP
    going = (found["plan"] or "").lower().startswith(("going", "gonna"))
    if at_once(sentence, begins=True) or in_passing(found) or verb in style.waiting:
        return False
    if found["who"] is None and found["plan"] and not going and _NEXT_TIME.search(sentence):
        # "Plan to confirm it at the next meeting" puts it off
        return False
    if verb == "have" and found["who"] and not going:
        return _DELIVERS.match(sentence, found.start("verb")) is not None
    if (found["offer"] and verb in _HELP) or verb in style.passing - style.personal:
        return False
    return not deeds(verb).isdisjoint(style.personal if found["offer"] or entry.speech else style.verbs)


def _plan_told(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "The plan is for Ada to write it"."""
    found = _PLAN_IS.match(sentence)
    if found is None or found[2] not in record.style.verbs:
        return None
    return made("words.planned", found[1] or entry.speaker, sentence, record, Basis.INFERRED)


def goes_on(entry: Entry, record: Record) -> str | None:
    """Who spoke before and goes on in this line: "… and will write it"."""
    if not entry.line.text.startswith(("\u2026", "... ")):
        return None
    before = (record.by_line.get(id(line)) for line in reversed(record.lines[: entry.at]))
    return next((one.speech.name for one in islice(before, _GOES_ON) if one and one.speech), None)


def beside(entry: Entry, record: Record) -> str | None:
    """Who spoke on the line just above, beside this one in a list; or on the label that opens its list."""
    if speaker := goes_on(entry, record):
        return speaker
    if not entry.line.depth:
        return None
    siblings = (
        record.by_line.get(id(line))
        for line in reversed(record.lines[max(0, entry.at - _BESIDE) : entry.at])
        if line.parent is entry.line.parent and line.depth == entry.line.depth
    )
    for far, above in enumerate(siblings):
        if above is not None and above.speech is not None:
            return above.speech.name if not far or not above.words else None
    return None
