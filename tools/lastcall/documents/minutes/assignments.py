"""Who is to do something, in the record's own words: "Ada will write it", "assigned to Ada".

Rules: `words.assigned` (somebody who is known), `words.assigned-to-other` (a name that no list knows: only
inferred), `words.assigned-to-body` ("The editors to …").
"""

from __future__ import annotations

import re

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import deadline
from lastcall.documents.minutes.record import Record
from lastcall.model.event import Basis, EventType

NAME = r"(?:[A-Z@][\w'\u2019.-]{0,30}|[a-z][A-Z]{1,2})"
_FULL = rf"{NAME}(?:\s{NAME})?"
_NAMES = rf"{NAME}(?:(?:\s?[/&+]\s?|,\s(?:and\s|or\s)?|\s(?:and\s|or\s)?){NAME}){{0,4}}"
_ASSIGNED = re.compile(
    rf"(?:^|\(|[,;:.\u2013-]\s|\b(?:and|but|so|then|that)\s)(?:[Bb]oth\s)?({_NAMES})\s"
    r"(?:(?:has |have |had )?(?:agrees?|agreed)\s(?:\w+\s){0,6}?(?:to|and will)|"
    r"(?:(?:has |have |had |also )?(?:volunteered|offered|promised|committed|undertaken|signed up)|"
    r"volunteers?|offers?|promises|commits|intends?|plans?|"
    r"(?:is|are|was|were|has been|have been)(?:\s(?:asked|tasked|assigned|planning|intending|volunteering))?) to|"
    r"to|will|shall|(?:is|are|'s) going to|and will)\s(?:also |then |probably |now |just |"
    r"try to |try and |go )?([a-z]+)"
)
BEGINS = re.compile(rf"^({_NAMES})\s(?:to|will)\s([a-z]+)")
"""An entry that is nothing but who is to do what."""
_ACCOUNTS = re.compile(
    r"^([a-z][\w-]{2,30}(?:(?:,\s|\s?[+&/]\s?|\sand\s)[a-z][\w-]{2,30}){0,3})"
    r"\s(?:to|will)\s(?:also |then )?([a-z]+)"
)
"""Accounts that are written without a mark: "adal to write it"."""
_PARTS = re.compile(r"\s?[/&+,]\s?|\s(?:and\s|or\s)?")
_INITIALS = 4
_COMMON = re.compile(
    r"(?:tion|sion|ment|ness|ity|ance|ence|ancy|ency|ship|ing|ism|able|ible|ful|less|ous|ive|ary|sure|ture|"
    r"ure|ally|ery|ware|line|ees|ers|ors|ons|ents|ics|ies)$"
)
"""How common words end, and names seldom."""
_TAKES_ON = re.compile(r"olunteer|offer|promis|commit|agree|tasked|assigned")
"""Only a person does so."""
_LOOK = re.compile(r"(?:will|to) (?:have|be) (?:a (?:look|go|chat|call|meeting|draft)|[a-z]+ing\b)")
_REPORTED = re.compile(
    rf"({_FULL})\s(?:also |then |again |has )?(?:said|mentioned|noted|says|confirmed|added|stated|"
    r"promised|indicated|replied|answered)\s(?:that )?(?:he|she|they)(?:'ll| will| would|'d)\s"
    r"(?:also |then |try to |try and |reach out to |be able to )?([a-z]+)"
)
_WOULD = re.compile(
    rf"\b(?:decided|agreed|suggested|proposed|and|that)\s(?:that )?({_FULL})\swould\s(?:also |then )?([a-z]+)"
)
_VOLUNTEERS = re.compile(
    rf"(?:^|[,;.(]\s?|\band\s)({_FULL}(?:(?:\s?[/&+]\s?|,\s|\sand\s){_FULL}){{0,3}})\s(?:has |have |also )?"
    r"(?:(?:volunteers?|volunteered|offers?|offered|"
    r"signed up|is willing|was assigned|agreed|takes?|took|will take)\s"
    r"(?:for|to (?:be assigned|take|help|do|own|lead|work)|the action|an action|action item|ownership)\b|"
    r"(?:volunteers?|volunteered)[.)]?$|(?:is|are) taking (?:this|it|that)\b|committed to [a-z]+ing\b|"
    r"(?:is|was|has been) tasked with\b)"
)
_HANDED = re.compile(
    rf"\b(?:assigned|[Aa]ssigning|[Aa]ssign|delegated|[Tt]asked)\s(?:\w+\s){{0,3}}?to\s(@?{_FULL})"
)
_HANDED_ALONE = re.compile(
    rf"^(?:re-?)?assign(?:ed|ing)?(?: this| it)? to:? (@?[\w-]{{2,38}}(?:,? (?:and |& )?@?[\w-]{{2,38}}){{0,3}})\.?$",
    re.IGNORECASE,
)
"""A line that says nothing but to whom its topic is assigned."""
_HAS_ACTION = re.compile(
    rf"(?:^|[,;.]\s)({_FULL})\s(?:has|have|had|took|takes|got|gets)\s(?:an?|the)?\s?action(?: item)? to\b"
)
_ACTION_ON = re.compile(rf"\baction (?:item )?(?:on|for) (me|{_FULL}):? (?:to\b|is to\b)", re.IGNORECASE)
_HAVE = re.compile(rf"\b(?:[Ll]et's|[Ww]e'll|[Ww]e will) have ({_FULL}) ([a-z]+)")
_WORKING = re.compile(rf"^({_FULL})\s(?:(?:is|are)\s)?going to\s\w")
_LEADING = re.compile(rf"^({_FULL}(?:(?:\s?[/&+]\s?|,?\sand\s){_FULL}){{0,2}})(?=[\s,(])")
_AGREED = re.compile(r"\b(?:decided|agreed|asked)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:council|committee|board|group|tac|tsc|toc|cpc|sc|everyone|everybody|all|members)$", re.IGNORECASE
)
_BODY = re.compile(
    r"^((?:(?:The|Each|All|Every)\s)?(?:(?!(?:for|of|with|from|by|in|on|to|and|or|if|when|let|lets|let's|ask|asks|asked|encourage|encourages|"
    r"invite|want|wants|urge|remind|allow|expect|request|would)\b)[\w'-]+\s){0,2}?"
    r"(?:[Tt]eams?|[Ww]orking [Gg]roups?|WGs?|[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Cc]hairs?|"
    r"[Cc]o-chairs|[Ee]ditors?|"
    r"[Mm]aintainers?|[Aa]uthors?|[Gg]roup|[Ss]taff|[Ll]iaisons?|[Ss]ecretary|[Tt]reasurer|[Cc]oordinators?|"
    r"[Rr]epresentatives?|[Tt]ask [Ff]orce|[Ss]ubcommittee|[Ss]ubgroup|[Ss]hepherds?|[Rr]eviewers|[Vv]olunteers|TAC|TSC|TOC|CPC|SC|[Mm]embers|[Ee]veryone|[Ee]verybody|All|"
    r"[Cc]hampions?|[A-Z]{1,5}(?:WG|TF|SG|SIG)))\s(?:to|will)\s(?:also |then |now )?([a-z]+)"
)
"""A body that is to do something."""
CONDITION = re.compile(
    r"\b(?:if|would|could|might|may|should|unless|when)\b|\?\s*$|\bwill be able\b|\bnot\b|n't\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|when|once|whether)\b", re.IGNORECASE)


def assigned(record: Record, sentence: str, speaker: str | None = None) -> Found | None:
    """The action that a sentence gives to somebody: to a known person first, to a stranger or body last."""
    if alone := _HANDED_ALONE.match(sentence[:160]):
        return made("words.assigned", alone[1], sentence, record)
    if "ction" in sentence and (on := _ACTION_ON.search(sentence)) and not _conditional(sentence, on):
        owner = speaker if on[1].lower() == "me" else on[1]
        if owner is not None and (on[1].lower() == "me" or record.roster.knows(owner)):
            return made("words.assigned", owner, sentence, record)
    account = _ACCOUNTS.match(sentence) if sentence[:1].islower() else None
    if account and _deed(account, record) and record.roster.knows_some(account[1]):
        return made("words.assigned", account[1], sentence, record)
    return _to_somebody(record, sentence)


def _to_somebody(record: Record, sentence: str) -> Found | None:
    """Of all the forms in which a name, or a body, is given something to do."""
    stranger = None
    if " to " in sentence or " will " in sentence:
        for found in _ASSIGNED.finditer(sentence):
            if not _deed(found, record):
                continue
            known = found[1].startswith("@") or record.roster.knows_some(found[1])
            if _conditional(sentence, found):
                if known:
                    return None
            elif known:
                return made("words.assigned", found[1], sentence[found.start(1) :], record)
            elif stranger is None and _stranger(found, record):
                stranger = found
    found_else = _reported(record, sentence) or _decided(record, sentence) or _taken_on(record, sentence)
    if found_else is not None:
        return found_else
    if stranger is not None:
        said = sentence[stranger.start(1) :]
        return made("words.assigned-to-other", stranger[1], said, record, Basis.INFERRED)
    return _to_body(record, sentence)


def _conditional(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[: found.start(1)]
    if _IF.search(before):
        return True
    # what might be in an earlier clause is no condition of this one
    clause = max(before.rfind(", "), before.rfind("; "), before.rfind(" but "), before.rfind("("), 0)
    return CONDITION.search(before[clause:]) is not None


def _reported(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada said that she would write it": the pronoun makes a person of whoever that is."""
    if (
        "he " not in sentence
        and "they " not in sentence
        and "he'" not in sentence
        and "they'" not in sentence
    ):
        return None
    found = _REPORTED.search(sentence)
    if found is None or found[2] in record.style.states or _conditional(sentence, found):
        return None
    return made("words.assigned", found[1], sentence[found.start() :], record)


def _decided(record: Record, sentence: str) -> Found | None:
    """Of the form "It was decided that Ada would write it"."""
    found = _WOULD.search(sentence) if " would " in sentence else None
    if found is None or found[2] in record.style.states or not _AGREED.search(sentence[: found.end()]):
        return None
    known = record.roster.knows(found[1])
    if not known and (found[2] not in record.style.verbs or found[1].lower() in record.style.things):
        return None
    basis = Basis.RECORDED if known else Basis.INFERRED
    rule = "words.assigned" if known else "words.assigned-to-other"
    return made(rule, found[1], sentence[found.start(1) :], record, basis)


def _taken_on(record: Record, sentence: str) -> Found | None:
    """Of the form "Ada volunteered for it", "assigned to Ada", "Ada is going to write it"."""
    form = None
    if any(
        word in sentence for word in ("olunteer", "ffer", "willing", "tak", "took", "tasked", "committed")
    ):
        form = _VOLUNTEERS.search(sentence)
    if form is None and "ssign" in sentence:
        form = _HANDED.search(sentence) or _VOLUNTEERS.search(sentence)
    if form is None and "action" in sentence:
        form = _HAS_ACTION.search(sentence)
    if form is None and " have " in sentence:
        form = _HAVE.search(sentence)
        if form is not None and form[2] not in record.style.personal:
            form = None
    if form is None and " going to " in sentence:
        form = _WORKING.match(sentence)
    if form is None or not record.roster.knows(form[1]) or _conditional(sentence, form):
        return None
    return made("words.assigned", form[1], sentence[form.start() :], record)


def _to_body(record: Record, sentence: str) -> Found | None:
    found = _BODY.match(sentence)
    if found is None or found[2] not in record.style.verbs:
        return None
    # what the group itself will do is nobody's
    actor = None if _GROUP.search(found[1]) else found[1]
    return made("words.assigned-to-body", actor, sentence, record)


def _deed(found: re.Match[str], record: Record) -> bool:
    """Whether what somebody will do, or is to do, is a deed: any verb but those of states."""
    verb = found[2]
    if verb in record.style.verbs:
        return True
    if verb in record.style.states:
        return _LOOK.search(found.string, found.start(), found.end() + 20) is not None
    return len(verb) > 1


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
    if _TAKES_ON.search(found[0]):
        return may_be_name(found[1], record)
    proper = len(words) > 1 or record.proper(words[0])
    if found[2] not in record.style.verbs and not (proper and found[2] == "be"):
        return False
    # at the head of a sentence every word has a capital: "Desire to discuss"
    if " to " in found[0] and found.start(1) == 0 and not proper:
        return found[2] in record.style.personal and may_be_name(found[1], record)
    return len(words) > 1 or (found[1].isalpha() and found[1][1:].islower())


def may_be_name(word: str, record: Record) -> bool:
    """Whether words at the head of a sentence may be names, though no list holds them: no common word."""
    return all(_may_be_one(part, record) for part in _PARTS.split(word) if part)


def _may_be_one(word: str, record: Record) -> bool:
    low = word.lower()
    if low in record.style.things or low in record.style.not_speakers or low in record.style.verbs:
        return False
    if word.isupper():
        return word.isalpha() and 2 <= len(word) <= _INITIALS
    return word.istitle() and word.isalpha() and not _COMMON.search(low) and not record.common(low)


def leading(sentence: str, record: Record) -> str | None:
    """The known names that a sentence begins with."""
    found = _LEADING.match(sentence[:120])
    if found is None:
        return None
    for names in (found[1], found[1].split()[0]):
        if record.roster.knows(names) and names.lower() not in record.style.things:
            return names
    return None


def made(rule: str, actor: str | None, words: str, record: Record, basis: Basis = Basis.RECORDED) -> Found:
    """An action, with the day by which it is to be done."""
    actor = actor.rstrip(".,;'") if actor is not None else None
    return Found(EventType.ACTION, rule, basis, actor, words, due=deadline(words, record))
