"""Actions in the record's words: what somebody promises; what is assigned or planned has its own modules.

Rule: `words.promised` ("I will do it", by its speaker; "we will do it" is only inferred).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lastcall.documents.minutes.assignments import assigned, besides
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import may_be_name
from lastcall.documents.minutes.no_tasks import DONE
from lastcall.documents.minutes.passing import at_once, in_passing
from lastcall.documents.minutes.plans import TALK, beside, intended, planned
from lastcall.documents.minutes.positions import ALL
from lastcall.documents.minutes.promising import DEED, conditional, deeds, made
from lastcall.documents.minutes.record import Entry, Record, Sentence
from lastcall.documents.minutes.speakers import Speech
from lastcall.documents.minutes.undertakings import requested
from lastcall.documents.plain_text import is_quoted, straight
from lastcall.model.event import Basis, EventType

_PROMISED = re.compile(
    r"\b(?:I'll|I will|I can|we'll|we will|I am going to|I'm going to|I'm gonna|let me)\s"
    r"(?:also |then |try to |try and |go |definitely |certainly |gladly |happily )?(be \w+ing|\w+)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:^|, |\) )(?:(?:so|ok|okay|and|then|also|yes|sure),? )?(?:I'll|I will|I'm going to|I am going to)\b",
    re.IGNORECASE,
)
"""How a promise begins that no speaker's name stands before."""
_FIRST_PERSON = ("I", "i will", "i'll", "e'll", "e will", "let me")
_OWN_FIRST = ("I'll ", "I will ", "I'm going to ")
_OFFER = re.compile(
    r"(?:(?:[Yy]es|[Oo]k|OK|[Ss]ure|[Yy]eah),? |and )?"
    r"I can (?:definitely |certainly |also |probably |totally |still )?"
    r"(?:have a (?:closer |quick )?look|help|make|get|do|write|take|gather|move|feed|give|start|"
    r"come up with|try to|circulate|"
    r"open|file|send|draft|look|ask|check|add|update|work on|reach|provide|"
    r"follow|create|prepare|share|investigate|put|post|fix|lead|review|volunteer|reply|raise|handle|"
    r"test|contact|submit|run|bring|schedule|document|organi[sz]e|email|ping|set up|propose|talk to)\b"
)
_REVIEWS = re.compile(
    r"(?:yes,? |also )?(?:can|could) (?:also )?(?:help )?review\b|"
    r"interested (?:in|to) review(?:ing)?\b(?! ?:)|"
    r"(?:yes,? |sure,? )?can (?:also |definitely )?"
    r"(?:(?:share|send|post|provide|write|draft) (?:it|that|this|these|the|my|our|an?|some)\b|"
    r"have (?:a|another) look|"
    r"take (?:a|another) look|look into|take (?:this|that|it)|help (?:with|out))\b(?! (?:be|only)\b)",
    re.IGNORECASE,
)
_LET_ME = re.compile(
    r"[Ll]et me (?:just )?(?:(?:talk to|ask|check with|reach out to|follow up with) (?!you\b)\S|"
    r"(?:follow up|get back to|come back to|circle back|take (?:it|this|that) (?:offline|to))\b|"
    r"(?:review|look at|look into|think about|check|read|write) [^.?]{1,60} "
    r"and (?:come|get|report|circle) back\b)"
)
"""What a speaker will do after the meeting, as nobody does it within a talk."""
_NOW = re.compile(r"\bnow,? $", re.IGNORECASE)
"""Before a promise it says that it is done at once."""
_OFFERED_BY = 40
"""An offer answers a request: it stands so near the beginning of what somebody says."""
_ABLE = re.compile(r"\b(?:today with|however|whenever|already|currently|somewhere|anything|without)\b")
"""What somebody can do as a matter of course is no offer."""
_VOLUNTEERS = re.compile(
    r"\bI(?:'d like to| would like to| want to|'ll| will| can|'m happy to|"
    r" am happy to| also)? volunteer\b(?! (?:who|that|some))"
)
_LET_US = re.compile(
    r"(?:^|[,;] |\bso )[Ll]et's (?:move/)?"
    r"(?:create|open|file|schedule|set up|draft|circulate|write up|publish) "
    r"(?:an?|the|this|these|another|some|it|up)\b"
)
_QUOTES_QUESTION = re.compile(r"\w [\"'\u2018\u201c][^\"\u201d\u2019]{1,200}\?[\"'\u2019\u201d]$")
"""What is to be asked is no question here."""
_ARROW = re.compile(r"^(?:[-=]{1,2}>|[→⇒➡…]|>{1,2}|\.{3})\s*")
_TAG = re.compile(r"<(?:h[1-6]|a href=\"#)", re.IGNORECASE)
"""A heading, or an entry of a table of contents, that is written as HTML."""
_UNLISTED = re.compile(
    r"^(?:(?P<label>[A-Z][\w'-]{1,20}):|\[(?P<mark>@?[\w.-]{2,30}(?: [A-Z][\w.-]{1,20})?)\]) "
    r"(?P<said>(?:I'll|I will|I'm|I am|I can|I plan|[Ww]ill|[Gg]oing to|[Hh]appy to|[Pp]lan(?:ning)? to)\b.*)"
)
_SOON = re.compile(
    r"(?:(?:ok|okay|yes|sure|so|and|then),? ){0,2}(?:I'll|I will) (?:also |then |just )?"
    r"(?:start (?!with|by|off|from|coming|to)\w+ |"
    r"have (?:another |an? (?:PR|draft|update|proposal)\b|some(?:one|body) )|"
    r"make (?:an?|the|some|those) (?!point|quick|comment)|try (?:and|to (?!explain|summari)|[a-z]+ing) |"
    r"keep (?:everyone|everybody|working|looking|an eye|(?:\w+ )?posted)\b|continue (?:to |on |[a-z]+ing )|"
    r"go (?:through|ahead and|over) |move (?:it|this|that|them|the|forward)\b|"
    r"include (?:an?|the|it|this|that)\b|"
    r"get to (?:it|this|that|them) (?:\w+ )?(?:next|this|in|by|soon|when|after|over)\b|"
    r"see (?:what (?:i|we) can do|if i can)\b|try to (?:this|next|by)\b|"
    r"do (?:that|it|this|so|some|more)\b(?! right| now)|put (?:it|this|an?|the|up|together)\b|"
    r"close (?:the|it|this|that|#))",
    re.IGNORECASE,
)
"""Deeds that somebody promises at the head of a sentence, whose verbs stand for much else."""
_EARLY = 5
_LONGEST = 2_000


def finished(entry: Entry) -> bool:
    """Whether a line says that its task is done."""
    told = "DONE" in entry.words or "(done)" in entry.words
    return told and len(entry.words) <= _LONGEST and DONE.search(entry.words) is not None


def said(entry: Entry, record: Record, sentence: str) -> Iterator[Found]:
    """What a sentence of the record assigns or promises, and what it assigns to others besides."""
    found = _said(entry, record, sentence)
    if found is not None and found.rule == "words.assigned-to-body" and entry.goes_on(sentence):
        # the line before ends in "we work with the other"
        found = None
    if found is not None and found.actor in ALL and found.rule == "words.promised":
        # "Everybody: I'll write it": whoever that was
        found = replace(found, actor=None, basis=Basis.INFERRED)
    if found is not None:
        if (
            found.rule == "words.assigned"
            and found.actor != entry.speaker
            and sentence.startswith(_OWN_FIRST)
        ):
            # "I'll write it and Ada will check it"
            own = _promised(entry, record, sentence)
            yield from [own] if own is not None else []
        yield found
        if found.rule in ("words.assigned", "words.assigned-to-other", "words.promised"):
            yield from besides(record, sentence, found)


def further(entry: Entry, record: Record, listed: Found) -> Iterator[tuple[Sentence, Found]]:
    """What the sentences after the first give to others on a line that is an entry of a list of tasks."""
    if ". " not in entry.words or entry.speech is not None:
        return
    owners = {listed.actor}
    for at, sentence in enumerate(record.sentences(entry)):
        for found in said(entry, record, sentence.text) if at else ():
            begins = found.actor is not None and sentence.text.startswith(found.actor)
            if found.rule == "words.assigned" and begins and found.actor not in owners:
                owners.add(found.actor)
                yield sentence, found


def _said(entry: Entry, record: Record, sentence: str) -> Found | None:
    """What a sentence of the record assigns or promises first; a question does neither."""
    if entry.line.is_heading or (entry.line.text[:1] == "<" and _TAG.match(entry.line.text)):
        return None
    if " please " in sentence and (wish := requested(record, sentence)):
        return wish
    if sentence.endswith("?)"):
        # what is asked in parentheses leaves the promise before it as it is
        sentence = sentence[: sentence.rfind("(")].rstrip()
    if "?" in sentence[-2:] and not _QUOTES_QUESTION.search(sentence):
        return None
    if not sentence[:1].isalnum():
        sentence = _ARROW.sub("", sentence)
    if entry.speech is None and (unlisted := _unlisted(entry, record, sentence)):
        entry, sentence = unlisted
    return (
        assigned(record, sentence, entry.speaker)
        or _let_me(entry, record, sentence)
        or (_promised if entry.speech is not None else _promised_above)(entry, record, sentence)
        or planned(entry, record, sentence)
        or intended(entry, record, sentence)
        or _suggested(record, sentence)
    )


def _unlisted(entry: Entry, record: Record, sentence: str) -> tuple[Entry, str] | None:
    """A promise by somebody whom no list names and who speaks but once: "Ada: will do it"."""
    found = _UNLISTED.match(sentence)
    if found is None:
        return None
    name, said_there = found["label"] or found["mark"], found["said"]
    if not (_is_marked(name, record) if found["mark"] else may_be_name(name, record)):
        return None
    return replace(entry, speech=Speech(name, said_there, known=False), words=said_there), said_there


def _is_marked(name: str, record: Record) -> bool:
    """Whether what stands in brackets is who speaks: "[ada]", and not "[offline]" or "[done]"."""
    if name[0] == "@" or record.roster.knows(name):
        return True
    return DONE.match(name) is None and may_be_name(name.title() if name.islower() else name, record)


def _promised(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "I will do it", by its speaker; an offer counts where it begins the answer."""
    speaker = entry.speaker
    if speaker is None or not any(words in sentence for words in _FIRST_PERSON):
        return _answered(entry, record, sentence) or _reviews(speaker, entry, sentence, record)
    if offered := _offered(speaker, sentence, record) or _answered(entry, record, sentence):
        return offered
    every = (one for one in _PROMISED.finditer(sentence) if _promises(one, record))
    found = next((one for one in every if not _aside(entry, one)), None)
    if found is None or conditional(sentence, found):
        return _soon(speaker, sentence, record) if found is None else None
    begins = found[0].lower()
    if begins.startswith(("we'll", "we will")):
        return _for_all(speaker, found, record)
    offers = _OFFER.match(sentence) is not None and not _ABLE.search(sentence)
    # an offer is short, or begins the answer
    early = min(straight(entry.words).find(sentence[:20]), len(sentence)) <= _OFFERED_BY
    if begins.startswith(("i'll", "i will", "i am", "i'm")) or offers:
        sure = early if offers else _is_deed(found, record)
        basis = Basis.RECORDED if sure else Basis.INFERRED
        return made("words.promised", speaker, sentence[found.start() :], record, basis)
    return None


def _let_me(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Let me talk to them", by its speaker: only inferred."""
    if (
        entry.speaker is None
        or not sentence.startswith(("Let me ", "let me "))
        or not _LET_ME.match(sentence)
    ):
        return None
    return made("words.promised", entry.speaker, sentence, record, Basis.INFERRED)


def _answered(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Can do", where somebody is asked on the line above to do something: only inferred."""
    if entry.speaker is None or len(sentence) > _SHORT or not entry.at:
        return None
    if _ANSWER.fullmatch(sentence) is None:
        return None
    above = record.by_line.get(id(record.lines[entry.at - 1]))
    if above is None or _REQUEST.search(above.words) is None:
        return None
    return made("words.promised", entry.speaker, sentence, record, Basis.INFERRED)


def _aside(entry: Entry, found: re.Match[str]) -> bool:
    """Whether a promise is kept at once, or stands in words that the speaker quotes."""
    sentence, at = found.string, found.start()
    if _NOW.search(sentence, 0, at) or is_quoted(sentence, at):
        return True
    if len(entry.words) > _LONGEST:
        return False
    # the mark that opens the quotation may stand in a sentence before
    words = straight(entry.words)
    return is_quoted(words, max(words.find(sentence), 0) + at)


_REQUEST = re.compile(
    r"\b(?:can|could|will|would) (?:you|somebody|someone|anybody|anyone)\b[^?]{0,160}\?|\bplease\b",
    re.IGNORECASE,
)
_SHORT = 30
_ANSWER = re.compile(
    r"(?:(?:ok|okay|yes|yeah|yep|sure)[,.]? )?(?:I will|I can do (?:that|it|this)|can do)\W*", re.IGNORECASE
)
"""What answers a request in so few words."""


def _soon(speaker: str, sentence: str, record: Record) -> Found | None:
    """Of the form "I'll start a thread", by its speaker: only inferred."""
    if _SOON.match(sentence) is None or at_once(sentence, begins=True):
        return None
    return made("words.promised", speaker, sentence, record, Basis.INFERRED)


def _promised_above(entry: Entry, record: Record, sentence: str) -> Found | None:
    """The same on a line without a speaker: by whoever speaks above it, else only inferred."""
    own = _OWN.search(sentence)
    found = _PROMISED.search(sentence, own.start()) if own is not None else None
    if found is None or not _promises(found, record) or conditional(sentence, found):
        return None
    verb = found[1].lower()
    if not verb.startswith("be ") and verb not in record.style.personal:
        return None
    owner = record.owner(entry) or beside(entry, record)
    return made("words.promised", owner, sentence, record, Basis.RECORDED if owner else Basis.INFERRED)


def _reviews(speaker: str | None, entry: Entry, sentence: str, record: Record) -> Found | None:
    """Of the form "Can review it", which answers a call for reviewers: only inferred."""
    offers = "review" in entry.tokens[:_EARLY] or sentence[:4].lower() == "can "
    if speaker is None or not offers or not _REVIEWS.match(sentence):
        return None
    return made("words.promised", speaker, sentence, record, Basis.INFERRED)


def _for_all(speaker: str, found: re.Match[str], record: Record) -> Found | None:
    """Of the form "We'll ask them", at the head of a sentence: only inferred."""
    deed = (found[1] in record.style.verbs and found[1] not in TALK) or DEED.match(
        found.string, found.start(1)
    )
    if found.start() or not deed:
        return None
    return made("words.promised", speaker, found.string, record, Basis.INFERRED)


def _suggested(record: Record, sentence: str) -> Found | None:
    """Of the form "Let's open an issue", by which nobody is named: only inferred."""
    found = _LET_US.search(sentence) if "et's " in sentence else None
    if found and ("/issues/" in sentence or "/pull/" in sentence):
        # the link shows that it was opened at once
        return Found(EventType.OPENED, "words.opened", Basis.INFERRED, None, sentence)
    return made("words.promised", None, sentence, record, Basis.INFERRED) if found else None


def _offered(speaker: str, sentence: str, record: Record) -> Found | None:
    """Of the form "I would like to volunteer", by its speaker."""
    found = _VOLUNTEERS.search(sentence) if "olunteer" in sentence or "willing" in sentence else None
    return made("words.promised", speaker, sentence[found.start() :], record) if found else None


def _is_deed(found: re.Match[str], record: Record) -> bool:
    """Whether a verb is one of those that stand for a deed after the meeting; of any other it is a guess."""
    verbs, style = deeds(found[1].lower()), record.style
    if not (verbs.isdisjoint(style.personal) and verbs.isdisjoint(style.verbs)):
        return True
    return DEED.match(found.string, found.start(1)) is not None


def _promises(found: re.Match[str], record: Record) -> bool:
    """Whether a verb in the first person stands for a deed after the meeting."""
    style = record.style
    verb = found[1].lower()
    if in_passing(found):
        return False
    if DEED.match(found.string, found.start(1)):
        return True
    if verb.startswith("be "):
        return not deeds(verb).isdisjoint(style.personal)
    return verb in style.personal or (verb not in style.states and verb not in style.passing)
