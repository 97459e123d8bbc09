"""Where the recording of a meeting is, as the file says."""

from __future__ import annotations

import re

from lastcall.documents.markdown import BlockKind
from lastcall.documents.outline import Line

_HEAD_LINES = 60
_NO_RECORDING = re.compile(
    r"\bno (?:audio or )?(?:video )?recording|\bnot recorded|\bwithout consent", re.IGNORECASE
)
_BENEATH = 3
_OVER_RECORDING = re.compile(r"\W*(?:\w+ ){0,2}(?:recordings?|videos?|replays?)\W*", re.IGNORECASE)
_LABEL_WORDS = 6
_SHORT = 40
_LINKED = re.compile(r"\W{0,4}(?:\w+ )?recordings?\W{0,4}(?:\(|:|https?:)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>()\[\]\"|]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"|]*)?")
_NO_VIDEO = re.compile(r"/(?:issues|pull|discussions)/\d|/blob/|zoom\.us/j/|meet\.google\.com/")
_RECORDING = re.compile(r"\b(?:recordings?|video|youtube|recorded|replay)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:video[ -]?(?:conferenc\w*|call|chat|meeting)|youtube channel|(?:real-?time|live) video)\b",
    re.IGNORECASE,
)
"""Where the meeting is held, or where all recordings are."""


def find(lines: list[Line]) -> str | None:
    """The address of the recording, where the file gives one."""
    near = 0
    for line in lines:
        text = line.text
        if line.kind is BlockKind.CODE or not (
            line.number <= _HEAD_LINES or line.number <= near or _is_about_recording(line)
        ):
            continue
        if _recording(text[:200]) and not _NO_RECORDING.search(text):
            if found := _address(text):
                return found
            if line.is_heading:
                near = line.number + (_BENEATH if _OVER_RECORDING.fullmatch(line.words) else 0)
            elif len(text.split()) <= _LABEL_WORDS:
                near = line.number + 1
        elif line.number <= near and (found := _address(text)):
            return found
    return None


def _is_about_recording(line: Line) -> bool:
    """Whether a line late in a file is a heading over the recording, or nothing but a link to it."""
    return "ecord" in line.text[:_SHORT] and (line.is_heading or _LINKED.match(line.text) is not None)


def _address(text: str) -> str | None:
    """The first address that may be of a recording: an issue, a pull request or a call is none."""
    for found in _URL.finditer(text):
        if not _NO_VIDEO.search(found[0]):
            return found[0].rstrip(".,;*")
    return None


def _recording(text: str) -> bool:
    lowered = text.lower()
    return (
        ("record" in lowered or "video" in lowered or "youtube" in lowered or "replay" in lowered)
        and _RECORDING.search(text) is not None
        and _CALL.search(text) is None
    )
