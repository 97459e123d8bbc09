"""Which items a text names, and which of them it closes, as GitHub reads it."""

import re
from collections.abc import Iterator

from tests.github.records import Repository

_NAME = r"(?:(?P<name>[\w.-]+/[\w.-]+))?#(?P<number>\d+)\b"
_URL = r"https?://[\w.:-]+/(?P<path>[\w.-]+/[\w.-]+)/(?:issues|pull)/(?P<url_number>\d+)\b"
_REFERENCE = rf"(?:{_URL}|(?<![\w/&]){_NAME})"
_MENTION = re.compile(_REFERENCE)
_CLOSING = re.compile(rf"(?i)\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+{_REFERENCE}")
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->", re.DOTALL)


def mentioned(text: str, home: Repository) -> Iterator[tuple[str, int]]:
    """`(owner/name, number)` of each item that the text names, in its order."""
    return _found(_MENTION, text, home)


def closed_by(text: str, home: Repository) -> Iterator[tuple[str, int]]:
    """The same for what stands behind a closing keyword."""
    return _found(_CLOSING, text, home)


def _found(pattern: re.Pattern[str], text: str, home: Repository) -> Iterator[tuple[str, int]]:
    for match in pattern.finditer(_CODE.sub(" ", text)):
        name = match["path"] or match["name"] or home.name_with_owner
        yield name, int(match["url_number"] or match["number"])
