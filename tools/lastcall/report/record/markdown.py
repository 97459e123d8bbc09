"""Words from outside in a record's Markdown: shown as they are, and never markup, link, mention or HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit
from urllib.parse import quote as percent

_SPACES = re.compile(r"\s+")
_ACTIVE = re.compile(r"[\\`*\[\]<>~|$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_BLOCK = re.compile(r"^(?:[#+=:-]|\d{1,9}(?=[.)](?:\s|$)))")
_LINKED = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s<>`]+"  # an address
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # a mail address
    r"|(?<![\w`])@[\w-]+(?:/[\w.-]+)?"  # somebody, or a team
    r"|(?<![\w`/.-])(?:[\w.-]+/[\w.-]+)?#\d+(?:-[A-Z]\d+)?"  # an item, or an objection on it
    r"|\bGH-\d+"
    r"|\b[0-9a-f]{7,40}\b",  # what may be a commit
    re.IGNORECASE,
)
_JOINERS = frozenset("\u200c\u200d")
"""Invisible, and part of words and of emoji."""
_LONG = 2_000


def words(text: str, limit: int = _LONG) -> str:
    """One line that shows the words given, whatever they are; what would become a link is shown as code."""
    line = _SPACES.sub(" ", _visible(text[: 4 * limit])).strip()
    if len(line) > limit:
        line = f"{line[: limit - 1].rstrip()}…"
    return _start("".join(_pieces(line)))


def quote(text: str) -> Iterator[str]:
    """A block quote, line by line; nothing in it begins a heading, a list or a block of its own."""
    lines = [words(line) for line in text.strip().split("\n")]
    for line in lines or [""]:
        yield f"> {line}".rstrip()


def code(text: str) -> str:
    """A code span: file names, identifiers."""
    line = _SPACES.sub(" ", _visible(text)).strip()
    marks = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{marks}{pad}{line}{pad}{marks}" if line else ""


def link(label: str, address: str) -> str:
    """A link of ours to an address of the web; any other address is shown and leads nowhere."""
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc:
        return code(address)
    return f"[{words(label)}]({percent(address, safe=':/?#@!$&+,;=%~.-_')})"


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _pieces(line: str) -> Iterator[str]:
    at = 0
    for found in _LINKED.finditer(line):
        yield _ACTIVE.sub(lambda one: f"\\{one[0]}", line[at : found.start()])
        yield code(found[0])
        at = found.end()
    yield _ACTIVE.sub(lambda one: f"\\{one[0]}", line[at:])


def _start(text: str) -> str:
    """The text where a block begins: nothing in it opens a heading, a list or a rule."""
    if found := _BLOCK.match(text):
        # of a number the mark behind it, which makes it a list
        at = found.end() if found[0].isdigit() else 0
        return f"{text[:at]}\\{text[at:]}"
    return text


def _visible(text: str) -> str:
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category in ("Cf", "Cs", "Co", "Cn") and char not in _JOINERS:
        return ""
    return char
