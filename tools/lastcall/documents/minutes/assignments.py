"""Who is to do something, in the record's own words: "Ada will write it", "assigned to Ada".

Rules: `words.assigned` (somebody who is known), `words.assigned-to-other` (a name that no list knows: only
inferred), `words.assigned-to-body` ("The editors to …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import (
    NAMES,
    account_beside,
    account_known,
    initials_beside,
    is_account,
    may_be_name,
)
from lastcall.documents.minutes.promising import conditional, made, stems
from lastcall.documents.minutes.record import Record
from lastcall.documents.minutes.undertakings import handed, undertaken
from lastcall.model.event import Basis

_ASSIGNED = re.compile(
    rf"(?:^|\(|^\[[xX ]\]\s|[,;:.>-]\s|[\u2013\u2014]\s|"
    rf"(?:\b(?:and|but|so|then|that|step is|steps are|plan is)|&)\s)"
    rf"(?:[Bb]oth\s)?({NAMES})\s(?:\([A-Z@][^()]{{1,30}}\)\s)?"
    r"(?:(?:has |have |had )?(?:agrees?|agreed)\s"
    r"(?:(?!(?:that )?(?:it|this|there)\s)(?:\w+\s){0,6}?to|(?:\w+\s){0,6}?and will)|"
    r"(?:(?:has |have |had |also )?(?:volunteered|offered|accepted|promised|committed|undertaken|signed up)|"
    r"volunteers?|offers?|promises|commits|intends?|plans?|"
    r"(?:is|are|was|were|has been|have been)"
    r"(?:\s(?:asked|tasked|assigned|planning|intending|volunteering))?) to|"
    r"to|[Ww]ill|shall|(?:is|are|'s) going to|and will)\s(?:also |then |probably |now |just |still |soon |"
    r"again |try to |try and |go )?(e-mail\b|PR\b|[a-z]+)"
)
BEGINS = re.compile(rf"^({NAMES})\s(?:to|will)\s(e-mail\b|[a-z]+)")
"""An entry that is nothing but who is to do what."""
_ACCOUNTS = re.compile(
    r"^((?!(?:so|we|it|he|as|or|up|in|on|go)\b)[a-z][\w-]{1,30}(?:(?:,\s|\s?[+&/]\s?|\sand\s)[a-z][\w-]{1,30}){0,3})"
    r"\s(?:to|will)\s(?:also |then )?([a-z]+)"
)
"""Accounts that are written without a mark: "adal to write it"."""
_ONE_ACCOUNT = re.compile(
    r"(?:^|[,;:(-] | and )([a-z][\w-]{2,30})\s"
    r"(?:to|will|(?:volunteers?|volunteered|offers?|offered|agree[ds]|promise[ds]) to|"
    r"takes? (?:the|an) action to)\s"
    r"(?:also |then |now |try to |try and )?([a-z]+)"
)
"""One of them within a line."""
_MUCH = frozenset({"More", "Much", "Lots", "Nothing", "Little", "Plenty", "Things", "Work"})
_HEADS = frozenset({"lead", "present", "introduce"})
_TOPIC = (" discussion", " the discussion", " a discussion", " this discussion")
_FEW = 2
_IN_LY = frozenset({"apply", "comply", "multiply", "rally", "rely", "reply", "supply", "tally"})
"""Verbs that end as adverbs do."""
_BE_DOING = re.compile(r" ([a-z]+ing)\b")
_AS_WELL = frozenset({"work", "host", "introduce", "try", "get", "make", "do"})
"""What somebody "will be" doing as a matter of course."""
_DEPENDS = re.compile(r"\b(?:if|when|unless|whenever|always|never|automatically)\b", re.IGNORECASE)
"""So software does what it "will" do; of somebody whom no list names it is no task."""
_OF_PEOPLE = frozenset(
    [
        *("ask", "see", "review", "ping", "reach", "follow", "contact", "talk", "discuss", "write", "draft"),
        *("investigate", "look", "try", "email", "prepare", "organize", "organise", "coordinate", "confirm"),
        *("schedule", "help", "share", "explore", "analyze", "analyse", "evaluate", "research", "speak"),
        *("find", "figure", "work", "arrange", "announce", "invite", "finalize", "finalise", "submit"),
    ]
)
"""What people do and software does not."""
_JOINTS = frozenset({"and", "or", "&", "/", "+", ","})
_JOINED = re.compile(r"\w (?:and|&|or) \w")
_TOGETHER = re.compile(
    r"\b(?:with|for|from|between|by|into|add|ask|asked|invite|tell|help|want) "
    r"[\w-]{1,30}(?: [A-Z][\w-]{0,30})?(?:, [\w-]{1,30})?,? and $"
)
"""After these the second of two is not who does it: "will work with Ada and Ben to write it"."""
_OFFERS = re.compile(r"olunteer|offer|promis|accept")
_TAKES_ON = re.compile(r"olunteer|offer|promis|commit|agree|tasked|assigned")
"""Only a person does so."""
_LOOK = re.compile(
    r"(?:will|to) (?:speak (?:with|further)\b|say [\"\u201c]|"
    r"(?:have|be) (?:a (?:look|go|chat|call|meeting|draft)|[a-z]+ing\b|"
    r"(?:an?|the|our) (?:point of contact|contact|lead|owner|driver|liaison|champion|(?:\w+ )?manager|"
    r"(?:new |additional )?(?:co-)?(?:author|editor|shepherd|reviewer|facilitator))\b))"
)
_NOTES = re.compile(r" (?:the |meeting |some )?(?:notes|minutes)\b")
_GROUP = re.compile(
    r"\b(?:council|committee|board|group|tac|tsc|toc|cpc|sc|everyone|everybody|all|members)$", re.IGNORECASE
)
_NO_BODY = (
    r"as|a|an|for|of|with|from|by|in|on|to|and|or|if|when|let|lets|let's|ask|asks|asked|encourage|encourages|invite|"
    r"want|wants|urge|remind|reminds|reminded|encouraged|invited|requested|need|needs|needed|where|which|seeking|"
    r"allow|expect|request|would"
)
"""What stands between a body and somebody who asks it."""
_BODIES = (
    r"[Tt]eams?|[Ww]orking [Gg]roups?|WGs?|[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Cc]hairs?|[Cc]o-chairs|"
    r"[Ee]ditors?|[Mm]aintainers?|[Aa]uthors?|[Gg]roup|[Ss]taff|[Ll]iaisons?|[Ss]ecretary|[Tt]reasurer|[Cc]oordinators?|"
    r"[Rr]epresentatives?|[Tt]ask [Ff]orce|[Ss]ubcommittee|[Ss]ubgroup|[Ss]hepherds?|[Rr]eviewers|"
    r"[Oo]rgani[sz]ers|[Aa]dmins|[Ss]ecretariat|"
    r"TAC|TSC|TOC|CPC|SC|[Mm]embers|[Ee]veryone|[Ee]verybody|All|[Cc]hampions?|[A-Z]{1,5}(?:WG|TF|SG|SIG)"
)
_BODY_WORDS = frozenset(
    [
        *("team", "group", "wg", "council", "committee", "board", "chair", "co-chair", "editor"),
        *("maintainer", "author", "staff", "liaison", "secretary", "treasurer", "coordinator"),
        *("representative", "force", "subcommittee", "subgroup", "shepherd", "reviewer", "organizer"),
        *("organiser", "admin", "secretariat", "tac", "tsc", "toc", "cpc", "sc", "member", "champion"),
        *("everyone", "everybody", "all"),
    ]
)
"""The last word of a body's name, in the singular."""
_GROUPS = ("WG", "TF", "SG", "SIG")
"""What the names of bodies end with."""
_BODY = re.compile(
    rf"^(?:[\w ]{{2,30}}: |We as )?"
    rf"((?:(?:The|Each|All|Every)\s)?(?:(?!(?i:{_NO_BODY})\b)[\w'-]+\s){{0,2}}?(?:{_BODIES})"
    rf"(?: (?:and|&) (?:the )?(?:{_BODIES}))?)\s"
    r"(?:to|will)\s(?:also |then |now )?([a-z]+)"
)
"""A body that is to do something."""
_HEAD_WORDS = frozenset({"use", "target", "formed", "similar", "similiar", "designed", "contributors"})
"""What begins a sentence before a "to", and is nobody."""
_OF_BODIES = frozenset({"ensure", "decide", "kick", "appoint", "elect", "establish", "advertise"})
"""What only bodies take on."""
_GOES_ON = frozenset({"serve", "continue", "remain", "become", "benefit", "match", "meet"})
"""What becomes of somebody, or something."""
_ROLE = "AD"
"""The role that has as many other meanings."""
_BODY_REACH = 120
_GIVES_TALK = re.compile(r" (?:\w+ ){0,2}?(?:presentations?|overviews?|introductions?|talks?|demos?)\b")
"""What a body gives in the meeting itself."""


def assigned(record: Record, sentence: str, speaker: str | None = None) -> Found | None:
    """The action that a sentence gives to somebody: to a known person first, to a stranger or body last."""
    if alone := handed(record, sentence):
        return alone
    account = _ACCOUNTS.match(sentence) if sentence[:1].islower() else None
    if account and _deed(account, record) and record.roster.knows_some(account[1]):
        return made("words.assigned", account[1], sentence, record)
    to_name = _to_somebody(record, sentence, speaker)
    return to_name if to_name is not None else next(_to_accounts(record, sentence), None)


def besides(record: Record, sentence: str, first: Found) -> Iterator[Found]:
    """Who else is given something to do in the same sentence: "Ada to post it and Ben to answer"."""
    if sentence.count(" to ") + sentence.count(" will ") < _FEW:
        return
    begins = sentence.find(first.words) + len(first.actor or "")
    for one in _ASSIGNED.finditer(sentence):
        deed = one[2] in record.style.verbs and record.roster.knows_some(one[1])
        if not deed or one.start(1) < begins or one[1] == first.actor or conditional(sentence, one):
            continue
        if not _TOGETHER.search(sentence, 0, one.start(1)):
            yield made("words.assigned", one[1], sentence[one.start(1) :], record)
    for act in _to_accounts(record, sentence):
        if sentence.find(act.words) >= begins and act.actor != first.actor:
            yield act


def _to_accounts(record: Record, sentence: str) -> Iterator[Found]:
    """Accounts within a line: of one that stands nowhere else but in parentheses it is only inferred."""
    if " to " not in sentence and " will " not in sentence:
        return
    for found in _ONE_ACCOUNT.finditer(sentence):
        if found[2] not in record.style.verbs or conditional(sentence, found):
            continue
        if _TOGETHER.search(sentence, 0, found.start(1)):
            continue
        known = account_known(found[1], record)
        if known or account_beside(found[1], record):
            rule = "words.assigned" if known else "words.assigned-to-other"
            basis = Basis.RECORDED if known else Basis.INFERRED
            yield made(rule, found[1], sentence[found.start(1) :], record, basis)


def _to_somebody(record: Record, sentence: str, speaker: str | None) -> Found | None:
    """Of all the forms in which a name, or a body, is given something to do."""
    stranger = None
    if " to " in sentence or " will " in sentence or " Will " in sentence:
        for found in _ASSIGNED.finditer(sentence):
            if not _deed(found, record) or _TOGETHER.search(sentence, 0, found.start(1)):
                continue
            known = (found[1][0] == "@" and "_" not in found[1]) or record.roster.knows_some(found[1])
            if conditional(sentence, found):
                if known:
                    return None
            elif known:
                return made("words.assigned", found[1], sentence[found.start(1) :], record)
            elif stranger is None and _stranger(found, record):
                stranger = found
    if (found_else := undertaken(record, sentence, speaker)) is not None:
        return found_else
    if stranger is not None:
        said = sentence[stranger.start(1) :]
        return made("words.assigned-to-other", stranger[1], said, record, Basis.INFERRED)
    return _to_body(record, sentence)


def _to_body(record: Record, sentence: str) -> Found | None:
    found = _BODY.match(sentence) if _begins_with_body(sentence[:_BODY_REACH]) else None
    if found is None or not (found[2] in record.style.verbs or found[2] in _OF_BODIES):
        return None
    gives_talk = found[2] == "give" and _GIVES_TALK.match(sentence, found.end())
    # "Adding maintainers will take a week"
    if gives_talk or found[1].split()[0].endswith("ing"):
        return None
    # what the group itself will do is nobody's
    actor = None if _GROUP.search(found[1]) else found[1]
    # what a body will decide may be how things are done, or put off
    basis = Basis.INFERRED if found[2] == "decide" else Basis.RECORDED
    return made("words.assigned-to-body", actor, sentence, record, basis)


def _begins_with_body(head: str) -> bool:
    """Whether a body's name stands before the first "to" or "will": a cheap look."""
    for joint in (" to ", " will "):
        at = head.find(joint)
        if at > 0:
            word = head[head.rfind(" ", 0, at) + 1 : at]
            if word.lower().rstrip("s") in _BODY_WORDS or word.endswith(_GROUPS):
                return True
    return False


def _deed(found: re.Match[str], record: Record) -> bool:
    """Whether what somebody will do, or is to do, is a deed: any verb but those of states."""
    verb = found[2]
    if verb == "second" or (verb == "do" and found[1] in _MUCH):
        # "Ada will second"; "More to do"
        return False
    if verb in _HEADS and len(found.string) <= found.end() + _FEW:
        # "Ada to lead" is who leads a topic of the agenda
        return False
    in_meeting = verb == "scribe" or (verb == "take" and _NOTES.match(found.string, found.end()))
    if in_meeting or (verb == "lead" and found.string.startswith(_TOPIC, found.end())):
        return False
    if verb in record.style.verbs:
        return True
    if verb in record.style.states and _OFFERS.search(found[0]) is None:
        return _LOOK.search(found.string, found.start(), found.end() + 20) is not None
    # "AD to content ratios" is not the area director
    return len(verb) > 1 and found[1] != _ROLE and (not verb.endswith("ly") or verb in _IN_LY)


def _doing(found: re.Match[str], record: Record) -> bool:
    """Of the form "Ada will be writing it"."""
    doing = _BE_DOING.match(found.string, found.end())
    if doing is None or not may_be_name(found[1], record):
        return False
    return not stems(doing[1]).isdisjoint(record.style.personal - _AS_WELL)


def _depends(found: re.Match[str], record: Record) -> bool:
    """Whether what somebody will do, whom no list names, may be what software does under a condition."""
    depends = _DEPENDS.search(found.string)
    if depends is None:
        return False
    # "Ada to ask Ben if he can": only people do so, whatever comes after it
    if found[2] not in _OF_PEOPLE or depends.start() < found.end():
        return True
    return not may_be_name(found[1], record)


def _takes_up(found: re.Match[str], record: Record) -> bool:
    """Of the form "Ida will delete it", by somebody whom no list names: any deed, where a sentence begins."""
    willing = found.start(1) == 0 and found[0].endswith(f" will {found[2]}")
    named = willing and found[1].replace(" ", "").isalpha() and found[1].istitle()
    return named and found[2] not in record.style.states | _GOES_ON and may_be_name(found[1], record)


def _in_capitals(words: list[str], record: Record) -> bool:
    """Whether capitals stand for somebody: "IDA", who is "Ida" elsewhere, or "IL", once "Ida Lund (IL)"."""
    if not words[0].isupper() or len(words[0]) == 1:
        return False
    named = [part for part in words if part not in _JOINTS]
    return record.proper(words[0].title()) or all(initials_beside(part, record) for part in named)


def _begins_otherwise(words: list[str], record: Record) -> bool:
    """Whether a capital stands only at the head: "Extending the gauge to …", "Use it to …", "Formed to …"."""
    first = words[0].lower()
    if first in _HEAD_WORDS or (first.endswith("ed") and not stems(first).isdisjoint(record.style.states)):
        return True
    if first.endswith("ing") and len(words) > 1 and not record.proper(words[0]):
        return True
    # what is written in small letters elsewhere is a thing: "Sites will integrate it"
    return len(words) == 1 and first.endswith("s") and record.common(first)


def _stranger(found: re.Match[str], record: Record) -> bool:
    """Whether what is to do a deed may be somebody whom no list names: a name, not a thing."""
    words = found[1].split()
    things = record.style.things
    if (
        found[1].lower() in record.style.not_speakers
        or words[0].lower() in things
        or words[-1].lower() in things
    ):
        return False
    if "I" in words or _depends(found, record) or _begins_otherwise(words, record):
        return False
    if _TAKES_ON.search(found[0]) or _JOINED.search(found[1]):
        likely = may_be_name(found[1], record)
        if not _JOINED.search(found[1]) or (likely and any(part.istitle() for part in words)):
            return likely
    proper = len(words) > 1 or record.proper(words[0])
    if found[2] not in record.style.verbs and not (found[2] == "be" and (proper or _doing(found, record))):
        return proper and _takes_up(found, record)
    # at the head of a sentence every word has a capital: "Desire to discuss"
    if " to " in found[0] and found.start(1) == 0 and not proper:
        return found[2] in record.style.personal and may_be_name(found[1], record)
    plain = found[1].isalpha() and found[1][1:].islower()
    return (
        len(words) > 1
        or plain
        or _in_capitals(words, record)
        or (is_account(found[1]) and may_be_name(found[1], record))
    )
