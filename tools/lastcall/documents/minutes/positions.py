"""Positions: who agrees to, abstains from or stands against what the group was just asked.

Rules: `position.agrees` (a short yes, `+1`, "agrees" beneath or after a proposal, call or question),
`position.abstains` and `position.against` (also `0` and `-1` where something was put to the group in so many
words); `position.of-all` ("All: no objections"). After a mere question they are only inferred.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes import named_positions
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.named_positions import BUT, FIRST
from lastcall.documents.minutes.questions import asked_by_same
from lastcall.documents.minutes.record import Entry, Record
from lastcall.model.event import Basis, EventType, ObjectionFate

_YES = re.compile(
    r"^(?:\+1|\+\+|yes|yep|yeah|aye|agree[sd]?|in agreement|"
    r"support(?:s|ive|ed)?|approve[sd]?|in favou?r|lgtm|sgtm|sounds? (?:good|"
    r"great|fine|reasonable)|"
    r"looks good|fine (?:with|w/|by|here)|same(?: here)?(?=\s*(?:[,.;!]|$))|"
    r"i(?:'m| am) (?:fine|ok|okay|good|in favou?r)|"
    r"ok(?:ay)?(?: with)?|no objections?(?: from me)?(?! (?:heard|raised|noted|seen|so far)\b)|"
    r"works for me|(?:the )?right direction|"
    r"can accept|makes sense|"
    r"i support|i agree|also (?:agrees?|supports?|preferred)|"
    r"i(?:'d)? (?:fully |strongly )?support|seems? ok|good (?:with|to)|"
    r"👍|(?:[\w ]{1,30} )?(?:is|seems|if|are) (?:fine|ok|good)"
    r"(?=\s*(?:$|[,.;!:)(]|[-\u2013] )| (?:with|to|by|for|here|as|now|i)\b)|"
    r"(?:[\w-]+ ){1,3}(?:also )?preferred$)"
    r"(?![\w'])",
    re.IGNORECASE,
)
ABSTAINS = re.compile(
    r"^(?:abstain(?:s|ed|ing)?|no comment|(?:i(?:'m| am) )?(?:still )?(?:neutral|ambivalent)|"
    r"recuse[sd]?|"
    r"(?:(?:i )?have )?no (?:strong |particular |real )?(?:position|opinion|preference)s?|"
    r"i (?:don't|do not) (?:really )?have (?:an? |any )?(?:strong |particular |real )?"
    r"(?:position|opinion|preference)s?"
    r")\b",
    re.IGNORECASE,
)
_HEADS = (
    *(
        "+",
        "-1",
        "0",
        "-0",
        "neutral",
        "ambivalent",
        "still neutral",
        "i'm neutral",
        "yes",
        "yep",
        "yeah",
        "aye",
        "agree",
        "approve",
        "also ",
        "abstain",
        "in agreement",
        "in favo",
    ),
    *(
        "support",
        "sound",
        "seem",
        "lgtm",
        "sgtm",
        "looks good",
        "fine",
        "i'm ",
        "i am ",
        "i support",
        "i agree",
    ),
    *("i'd ", "i fully", "i strongly", "ok", "no objection", "no comment", "no position", "no opinion"),
    *(
        "no strong",
        "no particular",
        "no real",
        "no preference",
        "i have no",
        "have no",
        "i don't",
        "i do not",
    ),
    *("works", "the right", "same", "can accept", "makes sense", "right", "good", "recuse", "\U0001f44d"),
)
"""One of them begins every position that a speaker takes …"""
_WITHIN = (" fine", " ok", " good", "preferred")
"""… or one of these stands early in it."""
_CALLED = frozenset(
    [
        *(
            "approve",
            "approves",
            "approved",
            "support",
            "supports",
            "supported",
            "agree",
            "agrees",
            "agreed",
            "favor",
            "favour",
        ),
        *(
            "concur",
            "concurs",
            "concurred",
            "thumbs",
            "thumbs-up",
            "thumbsup",
            "second",
            "seconds",
            "seconded",
            "vote",
            "votes",
            "voted",
            "live",
            "ok",
            "okay",
        ),
        *(
            "fine",
            "supportive",
            "positive",
            "happy",
            "abstain",
            "abstains",
            "abstained",
            "recuse",
            "recuses",
            "recused",
            "-1",
        ),
        *(
            "against",
            "opposed",
            "opposes",
            "oppose",
            "objects",
            "objected",
            "object",
            "opposition",
            "vetoed",
            "vetoes",
            "+1",
        ),
        *(
            "board",
            "\U0001f44d",
            "thumbsup",
            "thumbs",
            "\U0001f44e",
            "inclined",
            "opinion",
            "position",
            "preference",
        ),
        *("lgtm", "sgtm", "approval", "approvals", "+1s", "likes"),
    ]
)
"""One of these stands in every line that says who is for or against something."""
_ALONE = re.compile(r"^(?:\+1|in agreement|aye|(?:\w+ ){1,3}(?:seems|is) fine)\W*$", re.IGNORECASE)
"""What answers any question as a position, not as information."""
_PLAIN_YES = re.compile(r"^(?:yes|aye|agreed?)\W*$", re.IGNORECASE)
_ALL_YES = re.compile(
    r"(?:yes|yup|yep|aye|do it|agree[ds]?|ok(?:ay)?|approved?|\+1)(?![\w'])(?!.*\bbut\b)", re.IGNORECASE
)
ALL = frozenset({"All", "ALL", "Everyone", "Everybody", "everyone", "everybody", "Various", "Group", "Room"})
_NOBODY = re.compile(r"^(?:none|no objections?|no concerns?)\W*$", re.IGNORECASE)
"""A mere "no" may as well turn down what was asked."""
_SHORT = 8
_INFORMS = re.compile(
    r"^(?:yes|yeah|yep|ok(?:ay)?)[,.] (?!(?:i|we|let's|that|this|it) "
    r"|agree|support|approve|please|fine|good)",
    re.IGNORECASE,
)
"""A yes before the answer to a question: with many words more it is information."""
_REMARK = re.compile(
    r"^(?:i |also |yes,? |yeah,? ){0,2}agree[sd]? (?:that\b|it(?:'s| is)\b|there\b|"
    r"on principle\b|with (?!(?:this|that|it|both|all|"
    r"option|the (?:\w+ ){0,2}(?:proposal|proposed|pr|changes?|text|wording|plan|approach|suggestion|idea|"
    r"direction|resolution|motion|adoption|draft|merge|name))\b))"
    r"|^(?:yes|yeah|yep|ok(?:ay)?)[,.!]? (?:(?:it|that) (?:does|was|will|has)\b|i (?:will|can|did|have)\b|"
    r"i'll\b|there\b|maybe\b|we can (?:leave|make|discuss|talk)\b|"
    r"(?:they|he|she|you) (?:do|does|did|are|is|were|was|have|has)\b)",
    re.IGNORECASE,
)
"""Who agrees with somebody's remark, or answers with what is the case or will be done, takes no position."""
_AGAINST_IT = re.compile(r"\b(?:object|oppose[ds]?|against|block|veto)\b|-1", re.IGNORECASE)
_VOTE = re.compile(
    r"([+-]1)(?=\W*$|[,;:(!]|\.(?!\d)|\s[-(\u2013]|"
    r"\s(?!(?:is|are|was|were|would|means|and|or|on|for|what|with|values?)\b)"
    r"(?!to (?!keep|merg|adopt|clos|th|it\b))[a-z])"
    r"|([+-]?0)(?=\W*$|[,;:]|\.(?!\d))|([+-]0)(?=\s?\()"
)
_VOTES = {
    "+1": (EventType.SUPPORT, "position.agrees", None),
    "-1": (EventType.OBJECTION, "position.against", ObjectionFate.RAISED),
    **dict.fromkeys(("0", "+0", "-0"), (EventType.ABSTAIN, "position.abstains", None)),
}
"""What the figures say where something was put to the group in so many words."""
_LONGEST = 12
"""Words of its first sentence: a longer one is discussion, not a position."""


def may_hold(entry: Entry) -> bool:
    """Whether a line may be somebody's position: a cheap look before the costly one."""
    if entry.speech is not None:
        head = entry.words[:48].lower()
        if head.startswith(_HEADS) or entry.speaker in ALL:
            return True
        for word in _WITHIN:  # noqa: SIM110 - a loop of its own takes half the time of `any`
            if word in head:
                return True
        return False
    return not _CALLED.isdisjoint(entry.tokens)


def read(entry: Entry, record: Record, asked: Basis | None, *, answers: bool) -> Found | None:
    """The position that a line takes.

    `asked` is how surely the group was asked before it, None where it was not.
    `answers` says that the line stands beneath a question in the record's own voice.
    """
    if entry.line.is_heading:
        return None
    if entry.speech is None:
        return named_positions.named(entry, record, asked)
    if asked is None or (_NOBODY.match(entry.words) and asked_by_same(entry, record)):
        # who asked hears it from the others: it is no answer of their own
        return None
    words, speaker = entry.words, entry.speech.name
    if speaker in ALL:
        return _of_all(words, asked)
    known = asked is Basis.RECORDED and entry.speech.known
    if known and (vote := _VOTE.match(words)) and not BUT.search(words):
        kind, rule, fate = _VOTES[vote[0]]
        return Found(kind, rule, asked, speaker, words, fate=fate)
    return _spoken(words, speaker, asked, answers=answers or _beneath_question(entry, record))


_OK = re.compile(r"ok(?:ay)?\b", re.IGNORECASE)


def _of_all(words: str, asked: Basis) -> Found | None:
    """What all say at once to what was put to them: that nobody objects, or that it is so."""
    if _NOBODY.match(words):
        return Found(EventType.NO_OBJECTION, "position.of-all", asked, None, words)
    if _ALL_YES.match(words) and words.count(" ") < _SHORT:
        return Found(EventType.DECISION, "position.of-all", Basis.INFERRED, None, words)
    return None


def _beneath_question(entry: Entry, record: Record) -> bool:
    """Whether a plain yes stands in the list beneath a question, whoever asked it."""
    above = record.by_line.get(id(entry.line.parent)) if entry.line.parent is not None else None
    asked = above is not None and not above.line.is_heading and above.words.rstrip().endswith("?")
    return asked and _PLAIN_YES.match(entry.words) is not None


def _spoken(words: str, speaker: str, asked: Basis, *, answers: bool) -> Found | None:
    """A speaker who says yes or abstains."""
    if len(FIRST.split(words, maxsplit=1)[0].split()) > _LONGEST:
        return None
    if abstains := ABSTAINS.match(words):
        taken_back = BUT.search(words[abstains.end() :]) or _AGAINST_IT.search(words)
        return None if taken_back else Found(EventType.ABSTAIN, "position.abstains", asked, speaker, words)
    short = answers and len(words.split()) <= _SHORT
    if asked is Basis.INFERRED and not short and not _ALONE.match(words):
        return None
    if _INFORMS.match(words) and len(words.split()) > _LONGEST:
        return None
    # "Yes, I object" is no yes to what was put to the group
    doubtful = BUT.search(words) or _REMARK.match(words) or _AGAINST_IT.search(words)
    if _YES.match(words) and not doubtful:
        if _OK.match(words):
            # so somebody lets another go on, too
            asked = Basis.INFERRED
        return Found(EventType.SUPPORT, "position.agrees", asked, speaker, words)
    return None
