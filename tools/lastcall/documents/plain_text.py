"""Words without markup, cheaply: what a reader needs of a line when it needs no token tree."""

from __future__ import annotations

import re
from html import unescape

_MARKUP = "*_[`<\\&~"
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)")
_NAMED_LINK = re.compile(r"\[([^\[\]]{1,200})\]\[\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,2000}-->")
ASIDE = re.compile(
    r"<((?!(?:audio|button|details|dialog|form|iframe|img|input|link|ol|option|script|select|style|textarea|"
    r"track|video)\b)[a-z]{1,30},? [^<>=/\"]{1,300})>"
)
"""What a scribe puts between angles and is no tag: `<no objections>`."""
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
# the mark first and then what stands before it: a character is looked for quickly
_STAR = re.compile(r"\*(?:(?<![\w*].)(?=\S)|(?<=\S.)(?!\w))")
_UNDERSCORE = re.compile(r"_(?:(?<!\w.)_?(?=\S)|(?<=\S.)_?(?!\w))")
_ESCAPE = re.compile(r"\\([^\w\s])")
_CODE = re.compile(r"(`{1,3})[^`]+\1(?!`)")
_PUNCTUATION = str.maketrans(dict.fromkeys('.,;:!?()[]{}"*_`~<>|/=', " "))
_MISSPELT, _RIGHT = "concensus", "consensus"
"""The word that haste misspells most, in as many characters."""
_TOKEN = re.compile(r"[^\s.,;:!?()\[\]{}\"\u201c\u201d*_`~<>|/=]+")


def plain(text: str) -> str:
    """A line without inline markup; the words of links stay, their addresses go."""
    if not _may_hold_markup(text):
        return text.strip()
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "][]" in text:
        text = _NAMED_LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub(" ", ASIDE.sub(r"\1", _AUTOLINK.sub(r"\1", text)))
    if "*" in text:
        text = text.replace("**", "")
        if "*" in text:
            text = _STAR.sub("", text)
    if "_" in text:
        text = _UNDERSCORE.sub("", text)
    text = text.replace("`", "").replace("~~", "")
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    return text.strip()


def _may_hold_markup(text: str) -> bool:
    for mark in _MARKUP:  # noqa: SIM110 - a loop of its own takes half the time of `any`
        if mark in text:
            return True
    return False


def without_code(text: str) -> str:
    """A line whose code spans are blanked, every other character in its place."""
    if "`" not in text:
        return text
    return _CODE.sub(lambda found: " " * len(found[0]), text)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    text = text.lower().replace(_MISSPELT, _RIGHT)
    if not text.isascii():
        # translating is quick for ASCII only
        text = straight(text).replace("\u2018", "'")
        if not text.isascii():
            return _TOKEN.findall(text)
    return text.translate(_PUNCTUATION).split()


def tokens_of(texts: list[str]) -> list[list[str]]:
    """The words of many texts, as `tokens` gives them for each, in a fraction of the time."""
    whole = "\n".join(texts).lower().replace(_MISSPELT, _RIGHT)
    lowered = straight(whole).replace("\u2018", "'").split("\n")
    if len(lowered) != len(texts):
        return [tokens(text) for text in texts]
    if whole.isascii():
        return [text.split() for text in whole.translate(_PUNCTUATION).split("\n")]
    # translating is quick for ASCII only
    others = {at: text for at, text in enumerate(lowered) if not text.isascii()}
    for at in others:
        lowered[at] = ""
    found = [text.split() for text in "\n".join(lowered).translate(_PUNCTUATION).split("\n")]
    for at, text in others.items():
        found[at] = _TOKEN.findall(text)
    return found


def key(text: str) -> str:
    """A text reduced to what two spellings of one name share."""
    return " ".join(tokens(text))


def lowered(text: str) -> str:
    """A text in lower case, every character in its place: of a letter that would become two it stays."""
    low = text.lower()
    if len(low) == len(text):
        return low.replace(_MISSPELT, _RIGHT)
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def is_quoted(text: str, at: int) -> bool:
    """Whether a place of a text stands within quotation marks: somebody else's words."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")


def straight(text: str) -> str:
    """A text with straight apostrophes, every character in its place."""
    return text.replace("\u2019", "'") if "\u2019" in text else text
