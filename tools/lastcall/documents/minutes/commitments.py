"""Actions in the record's words: what somebody promises, or what is planned.

Rules: `words.promised` ("I will do it", by its speaker), `words.planned` ("Will do it", "Going to do it", "It
will be brought to …": nobody named on the line), `words.goal` ("Goal: …"); what is assigned has its own module.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from lastcall.documents.minutes.assignments import CONDITION, assigned, leading, made, may_be_name
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import owner_and_task
from lastcall.documents.minutes.passing import at_once, in_passing
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.speakers import Speech
from lastcall.documents.minutes.task_lists import DONE, stems
from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis

_PROMISED = re.compile(
    r"\b(?:I'll|I will|I can|we'll|we will|I am going to|I'm going to|I'm gonna|"
    r"let me)\s(?:also |then |try to |try and |go |definitely |certainly |gladly |happily )?(be [a-z]+ing|[a-z]+)",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"discuss (?:(?:it|this|that|more|further) )?(?:offline|later|next|on the list|at the next)|follow (?!up\b|-|through|with)"
)
"""What is planned so is put off, or no deed."""
_OWN = re.compile(
    r"(?:(?:so|ok|okay|and|then|also|yes|sure),? )?(?:I'll|I will|I'm going to|I am going to)\b"
)
"""How a promise begins that no speaker's name stands before."""
_PLANNED = re.compile(
    r"(?:^(?:Will|We will|We'll|And will|So will|will)|, (?:and |but |so )?will)\s"
    r"(?:also |then |continue to |try to )?([a-z]+)"
)
_FURTHER = re.compile(r"\b(?:and|so|but)\s(?:then |also )?will\s(?:then |also |try to )?([a-z]+)")
"""What somebody does, "and will" do besides."""
_TOLD_OF = re.compile(r"(?:the|this|that|it|they|these|those|a|an|there|he|she|you|if|when)\b", re.IGNORECASE)
_INTENDS = re.compile(
    r"^(?:(?:yes|ok|okay|sure|so|and|but|also|then)[,:]?\s)?(?P<who>(?:I|we|I'm|I am|we're|we are|I'd be|"
    r"I would be|would be)\s)?(?:also |still |just |probably |now |very |quite )?"
    r"(?:(?P<plan>going to|gonna|planning to|planning on|plans? to|plans? on|intend to|intends to|intending to)|"
    r"(?P<offer>(?:happy|glad|willing|pleased) to))\s(?:also |then |try to |try and |go )?(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
"""Of the form "Plan to do it", "I'm happy to do it"."""
_PLAN_IS = re.compile(
    r"^(?:[Ss]o )?(?:(?:[Tt]he |[Oo]ur )?(?:current )?[Pp]lan is for ([A-Z]\w+(?: and (?:[A-Z]\w+|I))?)|"
    r"[Mm]y (?:current )?plan is) to ([a-z]+)"
)
_PASSIVE = re.compile(
    r"^[\w\s'#\"&-]{2,80}?\swill be (?:moved|brought|added|updated|sent|presented|announced|submitted|"
    r"circulated|distributed|scheduled|drafted|prepared|revised|finali[sz]ed|uploaded|documented|hashed out|"
    r"worked out|set up|put (?:to|on|in|into|up)|posted|shared|opened|created|filed|discussed with|"
    r"incorporated|published|merged|included|removed|renamed|taken to)\b"
)
_TO_BODY = re.compile(
    r"\bwill be (?:presented|brought|sent|taken|submitted|forwarded|escalated|reported|put) (?:back |up )?to the "
    r"(?:\w+ )?(?:tsc|tac|toc|cpc|sc|board|council|committee|wg|membership|community|mailing list|list)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:when|if|no|which|that|data|server|client|it|once|until|they|there|messages?|packets?|requests?|"
    r"responses?|events?|values?|headers?|users?|browsers?|agents?|frames?|nodes?|fields?|keys?|tokens?|"
    r"errors?|arguments?|objects?)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:yes,? |ok,? |sure,? |and )?I can (?:definitely |certainly |also )?(?:help|make|get|do|write|take|"
    r"open|file|send|draft|look|ask|check|add|update|work on|reach|provide|"
    r"follow|create|prepare|share|investigate|put|post|fix|lead|review|volunteer|reply|raise|handle|"
    r"test|contact|submit|run|bring|schedule|document|organi[sz]e|email|ping|set up|propose|talk to)\b"
)
_FEEDBACK = re.compile(r"(?:leave|give|provide|add) (?:\w+ ){0,3}(?:comments?|feedback|notes?|input)\b")
_OFFERED_BY = 40
"""An offer answers a request: it stands so near the beginning of what somebody says."""
_ABLE = re.compile(r"\b(?:today with|however|whenever|already|currently|somewhere|anything|without)\b")
"""What somebody can do as a matter of course is no offer."""
_VOLUNTEERS = re.compile(
    r"\bI(?:'d like to| would like to| want to|'ll| will| can|'m happy to|"
    r" am happy to| also)? volunteer\b(?! (?:who|that|some))"
)
_TALK = frozenset(
    [
        *(
            "discuss",
            "see",
            "let",
            "look",
            "start",
            "go",
            "begin",
            "move",
            "give",
            "get",
            "call",
            "read",
            "do",
        ),
        *("make", "list", "change", "merge", "land"),
    ]
)
"""What "we'll" do at once, or decide, as often as later."""
_HELP = frozenset(
    [
        *("help", "look", "talk", "take", "discuss", "share", "try", "merge", "answer", "get", "do", "see"),
        "check",
    ]
)
"""What somebody is happy to do as a courtesy."""
_GOAL = re.compile(r"^(?:main )?goal\s?:\s*(?=\S)", re.IGNORECASE)
_ARROW = re.compile(r"^(?:[-=]{1,2}>|[→⇒➡]|>{1,2})\s*")
_TAG = re.compile(r"<(?:h[1-6]|a href=\"#)", re.IGNORECASE)
"""A heading, or an entry of a table of contents, that is written as HTML."""
_UNLISTED = re.compile(
    r"^([A-Z][\w'-]{1,20}): ((?:(?:I'll|I will|I'm|I am|I can|I plan|[Ww]ill|[Gg]oing to|[Hh]appy to|[Pp]lan(?:ning)? to)\b).*)"
)
_BESIDE = 6


def finished(entry: Entry) -> bool:
    """Whether a line says that its task is done."""
    return len(entry.words) <= 2_000 and "DONE" in entry.words and DONE.search(entry.words) is not None


def said(entry: Entry, record: Record, sentence: str) -> Found | None:
    """What a sentence of the record assigns or promises; a question does neither."""
    if entry.line.is_heading or "?" in sentence[-2:] or _TAG.match(entry.line.text):
        return None
    sentence = _ARROW.sub("", sentence)
    if entry.speech is None and (unlisted := _unlisted(entry, record, sentence)):
        entry, sentence = unlisted
    return (
        assigned(record, sentence, entry.speaker)
        or _promised(entry, record, sentence)
        or _planned(entry, record, sentence)
        or _intended(entry, record, sentence)
    )


def _unlisted(entry: Entry, record: Record, sentence: str) -> tuple[Entry, str] | None:
    """A promise by somebody whom no list names and who speaks but once: "Ada: will do it"."""
    found = _UNLISTED.match(sentence)
    if found is None or not may_be_name(found[1], record):
        return None
    return replace(entry, speech=Speech(found[1], found[2], known=False), words=found[2]), found[2]


def _promised(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "I will do it", by its speaker; an offer counts where it begins the answer."""
    if entry.speech is None:
        return _promised_above(entry, record, sentence)
    if not any(words in sentence for words in ("I", "e'll", "e will", "let me")):
        return None
    speaker = entry.speech.name
    if offered := _offered(speaker, sentence, record):
        return offered
    found = _PROMISED.search(sentence)
    if found is None or not _promises(found, record) or CONDITION.search(sentence[: found.end()]):
        return None
    begins = found[0].lower()
    if begins.startswith(("we'll", "we will")):
        return _for_all(found, record)
    offers = _OFFER.match(sentence) is not None and not _ABLE.search(sentence)
    early = straight(entry.words).find(sentence[:20]) <= _OFFERED_BY
    if begins.startswith(("i'll", "i will", "i am", "i'm")) or (offers and early):
        return made("words.promised", speaker, sentence[found.start() :], record)
    return None


def _promised_above(entry: Entry, record: Record, sentence: str) -> Found | None:
    """The same on a line without a speaker: by whoever speaks above it, else only inferred."""
    if not _OWN.match(sentence):
        return None
    found = _PROMISED.search(sentence)
    if found is None or found[1].lower() not in record.style.personal or in_passing(found):
        return None
    owner = record.owner(entry) or _beside(entry, record)
    return made("words.promised", owner, sentence, record, Basis.RECORDED if owner else Basis.INFERRED)


def _for_all(found: re.Match[str], record: Record) -> Found | None:
    """Of the form "We'll ask them", at the head of a sentence: only inferred, and nobody's own."""
    deed = found[1] in record.style.verbs and found[1] not in _TALK
    if found.start() or not (deed or found.string[found.start(1) :].startswith("come up with")):
        return None
    return made("words.promised", None, found.string, record, Basis.INFERRED)


def _for_all_said(found: re.Match[str], record: Record) -> Found | None:
    if found[1] in _TALK or found[1] not in record.style.personal:
        return None
    return made("words.planned", None, found.string, record, Basis.INFERRED)


def _offered(speaker: str, sentence: str, record: Record) -> Found | None:
    """Of the form "I would like to volunteer", by its speaker."""
    found = _VOLUNTEERS.search(sentence) if "olunteer" in sentence or "willing" in sentence else None
    return made("words.promised", speaker, sentence[found.start() :], record) if found else None


def _promises(found: re.Match[str], record: Record) -> bool:
    """Whether a verb in the first person stands for a deed after the meeting."""
    style = record.style
    verb = found[1].lower()
    if in_passing(found):
        return False
    if _FEEDBACK.match(found.string, found.start(1)):
        return True
    if verb.startswith("be "):
        return not stems(verb[3:]).isdisjoint(style.personal)
    return verb in style.personal or (verb not in style.states and verb not in style.passing)


def _planned(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Will do it", "It will be brought to the board", "Goal: do it by May"."""
    found = _PLANNED.search(sentence) if "ill " in sentence or sentence.startswith("We'll") else None
    if found and _plans(found, record) and not at_once(sentence, begins=not found.start()):
        within = found[0].startswith(",")
        ours = found[0].startswith(("We", "And"))
        owner = (entry.speaker or leading(sentence, record)) if within else record.owner(entry)
        owner = owner or (None if within or ours else _beside(entry, record))
        if ours and entry.speech is not None:
            return None if in_passing(found) else _for_all_said(found, record)
        return made("words.planned", owner, sentence, record)
    passive = None
    if entry.speech is None and " will be " in sentence:
        passive = _TO_BODY.search(sentence)
        if passive is None and (passive := _PASSIVE.match(sentence)) and _LOOSE.search(passive[0]):
            passive = None
    if passive:
        owner, _ = owner_and_task(sentence.rstrip(". "), record)
        return made("words.planned", owner, sentence, record)
    if entry.line.depth and _GOAL.match(sentence):
        return made("words.goal", entry.speaker, sentence, record)
    return _further(entry, record, sentence)


def _plans(found: re.Match[str], record: Record) -> bool:
    style = record.style
    if _FEEDBACK.match(found.string, found.start(1)):
        return True
    if _PUT_OFF.match(found.string, found.start(1)):
        return False
    bare = found[0].startswith(("Will", "will"))
    return found[1] in style.verbs - style.waiting or (
        bare and found[1] not in style.states and found[1] not in style.waiting
    )


def _further(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Ada has a question and will bring it up": hers who begins the sentence, else inferred."""
    found = _FURTHER.search(sentence) if " will " in sentence else None
    if found is None or found[1] not in record.style.verbs - record.style.waiting:
        return None
    if at_once(sentence, begins=False) or CONDITION.search(sentence[: found.start()]):
        return None
    owner = leading(sentence, record)
    subject = owner is not None or entry.speech is not None
    if not subject and (_TOLD_OF.match(sentence) or found[1] not in record.style.personal):
        return None
    basis = Basis.RECORDED if owner is not None else Basis.INFERRED
    return made("words.planned", owner or entry.speaker, sentence, record, basis)


def _intended(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Going to do it", "I plan to do it", "happy to do it"."""
    found = _INTENDS.match(sentence)
    if found is None:
        return _plan_told(entry, record, sentence)
    style = record.style
    verb = found["verb"].lower()
    doing = {verb} | (stems(verb) if verb.endswith("ing") else set())
    if (
        doing.isdisjoint(style.personal if found["offer"] or entry.speech is not None else style.verbs)
        or verb in style.waiting
    ):
        return None
    if at_once(sentence, begins=True) or in_passing(found) or verb in style.passing - style.personal:
        return None
    if found["who"] is None and not straight(entry.words).startswith(sentence[:20]):
        # within what somebody says, it is not they who go on to do it
        return None
    if found["offer"] and verb in _HELP:
        return None
    ours = (found["who"] or "").lower().startswith("we")
    if ours and verb in _TALK:
        return None
    owner = None if ours else record.owner(entry) or _beside(entry, record)
    sure = not ours and not found["offer"]
    return made("words.planned", owner, sentence, record, Basis.RECORDED if sure else Basis.INFERRED)


def _plan_told(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "The plan is for Ada to write it"."""
    found = _PLAN_IS.match(sentence)
    if found is None or found[2] not in record.style.verbs:
        return None
    return made("words.planned", found[1] or entry.speaker, sentence, record, Basis.INFERRED)


def _beside(entry: Entry, record: Record) -> str | None:
    """Who spoke on the line just above, beside this one in a list; or on the label that opens its list."""
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
