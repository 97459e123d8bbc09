"""What somebody says they will do, and does at once: talk, show the next slide, answer a question."""

from __future__ import annotations

import re

_AT_ONCE = re.compile(
    r"\b(?:now|afterwards|next slide|later (?:today|in the)|if|when|once|today)\b", re.IGNORECASE
)
"""What is done in the meeting itself, or only perhaps, is no action."""
_ASK_IF = re.compile(r"\b(?:ask|see|check|confirm|find out|verify|look) (?:\w+ ){0,2}(?:if|when)\b")
_IN_MEETING = re.compile(
    r"\b(?:afterwards|next slide|later in|at (?:the )?(?:beginning|start|end) of (?:the )?"
    r"(?:meeting|call|session|agenda))\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:(?:next|later|following|previous|last|first|this) slides?|at the (?:end|beginning|start)|"
    r"in a (?:minute|moment|second|sec|bit)|"
    r"(?:go|get|talk|explain|describe|expand|present|show|speak)\b.{0,40}\bmore detail|"
    r"right now|quickly|briefly|"
    r"(?:in|on) (?:the|my|a) (?:\w+ )?slides?|for a (?:second|moment|minute)|"
    r"(?:my|the) screen|the queue|your (?:suggestion|point|word)|"
    r"the (?:question|point) (?:back|here))\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:add (?:that|to (?:that|what)|one (?:thing|more|point)|my)|get (?:more |a bit )?(?:in)?to|"
    r"(?:be )?talk(?:ing)? over\b|turn (?:it|this|things) (?:back )?over|"
    r"(?:be )?talk(?:ing)? (?:more )?about(?! (?:that|this|it) (?:with|to)\b)|be looking for|"
    r"take (?:that|this|it) as(?! an? (?:action|task|to-?do))|"
    r"take (?:your|the) (?:suggestion|point|question)|"
    r"put (?:it|that|this) (?:this|another|differently)|"
    r"ask for (?:an? |the |any )?(?:hums?|polls?|votes?|show of hands|consensus|objections?"
    r"|(?:stage|phase) \d(?! reviewers))\b|"
    r"take (?:the|this) opportunity|read (?:it |this |that )?out\b|"
    r"make (?:a|one|the) (?:quick )?(?:point|comment|remark)|make inferences|push back|screen share|"
    r"(?:pick|take|give|share|offer|read|cite) (?:out )?(?:you |them )?"
    r"(?:an?|one|a? ?few|two|some|another|a couple of) "
    r"(?:\w+ )?(?:examples?|anecdotes?|observations?|thoughts?|opinions?|more)\b|"
    r"let (?:\w+ ){1,2}(?:introduce|speak|talk|explain|present|go|answer|continue)\b|avoid\b|"
    r"ask myself\b|cover (?:it|this|that) later\b|consider that\b|"
    r"withdraw (?:my|the|that|this) (?:question|comment|point|concern|objection|hand|remark|suggestion)s?\b|"
    r"(?:dm|drop|paste|link|put|post) (?:\w+ ){1,4}(?:in|on|to|into) (?:the )?"
    r"(?:chat|zulip|jabber|irc|matrix|zoom)\b(?! (?:folder|drive|archive|notes))|"
    r"(?:attempt to |try to )?(?:channel|contradict|paraphrase|play devil)|think about (?:it|that|this))\b",
    re.IGNORECASE,
)
_NEAR = 90


def at_once(sentence: str, *, begins: bool) -> bool:
    """Whether what is planned is done in the meeting itself, or only perhaps.

    `begins` says that the plan stands at the head of the sentence: "Will ask them if …".
    """
    return (_IN_MEETING if begins else _AT_ONCE).search(_ASK_IF.sub("", sentence)) is not None


def in_passing(found: re.Match[str]) -> bool:
    """Whether what follows a promise, whose verb is its last group, is only talk: "I'll get to that"."""
    after = found.string[found.start(found.lastindex or 0) : found.end() + _NEAR]
    return _SAYING.match(after) is not None or _TALK.search(after) is not None
