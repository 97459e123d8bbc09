"""A record as a file: written with its digests, and read back by `verify`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from lastcall.model.errors import LastcallError
from lastcall.model.evidence import digest
from lastcall.report.record import text
from lastcall.report.record.marks import HEADING
from lastcall.report.record.shapes import DigestsShape, RecordShape
from lastcall.report.shaping import document

_Shape = TypeVar("_Shape", bound=msgspec.Struct)
_LEAD = (
    "`lastcall verify` reads this part: what the record was made from, and digests of what it says and of "
    "the words that it rests on."
)
_OPEN = "```json"
_CLOSE = "```"
_HINT = "verify takes what `lastcall record` writes, as Markdown or JSON"
_PART = re.compile(
    rf"^{re.escape(HEADING)}\n\n{re.escape(_LEAD)}\n\n{_OPEN}\n(?P<json>.*?)\n{_CLOSE}\n?\Z",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What a file says of itself."""

    path: str
    digests: DigestsShape
    record: RecordShape | None
    """Of a JSON record, all of it."""
    body: str | None
    """Of a Markdown record, its text above the digests."""
    lines: tuple[str, ...]

    def line_with(self, words: str) -> int | None:
        """The first line that holds the words."""
        return next((number for number, line in enumerate(self.lines, 1) if words in line), None)


def markdown(one: RecordShape) -> str:
    """The whole Markdown file. The record must have its digests."""
    body = text.body(one)
    if one.digests is None:
        return body
    sealed = replace(one.digests, text=digest(body))
    return f"{body}\n{HEADING}\n\n{_LEAD}\n\n{_OPEN}\n{_block(sealed)}\n{_CLOSE}\n"


def as_json(one: RecordShape) -> str:
    """The whole JSON document."""
    return document(one)


def _block(one: DigestsShape) -> str:
    """In plain ASCII: nothing in it can hide, end the block, or be taken for markup."""
    return json.dumps(msgspec.to_builtins(one), indent=1, sort_keys=True)


def read(path: str, content: str) -> RecordFile:
    """A record's file. Raises LastcallError, with the line, for one that is damaged or is no record."""
    lines = tuple(content.split("\n"))
    if content.lstrip().startswith("{"):
        record = _decoded(content, RecordShape, path, 1)
        if record.digests is None:
            raise LastcallError("damaged: its digests are missing", where=f"{path}:1", hint=_HINT)
        return RecordFile(path, record.digests, record, None, lines)
    found = _PART.search(content)
    if found is None:
        at = next((number for number, line in enumerate(lines, 1) if line == HEADING), None)
        what = "damaged: the part for verification cannot be read" if at else "no record of lastcall's"
        raise LastcallError(what, where=f"{path}:{at or 1}", hint=_HINT)
    above = content[: found.start("json")].count("\n") + 1
    return RecordFile(
        path,
        _decoded(found["json"], DigestsShape, path, above),
        None,
        content[: found.start()].removesuffix("\n"),
        lines,
    )


def _decoded(content: str, shape: type[_Shape], path: str, first_line: int) -> _Shape:
    try:
        json.loads(content)
    except json.JSONDecodeError as error:
        what = f"damaged: not valid JSON: {error.msg}"
        raise LastcallError(what, where=f"{path}:{first_line + error.lineno - 1}", hint=_HINT) from None
    except (RecursionError, ValueError):
        raise LastcallError(
            "damaged: nested too deep, or a number too long", where=f"{path}:{first_line}", hint=_HINT
        ) from None
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        line = first_line + _line_of(content, str(error))
        what = f"damaged, or no record of this version: {str(error).replace('$.', '')}"
        raise LastcallError(what, where=f"{path}:{line}", hint=_HINT) from None


def _line_of(content: str, message: str) -> int:
    """How far down the key is that a message names; 0 where it names none that is there."""
    keys = re.findall(r"\.(\w+)", message.rpartition("$")[2]) + re.findall(r"field `(\w+)`", message)
    if not keys:
        keys = ["schema"] if "tag" in message or "schema" in message.lower() else []
    for key in reversed(keys):
        at = content.find(f'"{key}"')
        if at >= 0:
            return content[:at].count("\n")
    return 0
