"""What a text may be before it is reported instead of read."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Sizes beyond which reading would cost more than it tells."""

    file_bytes: int = 8_000_000
    line_characters: int = 1_000_000
    nesting: int = 100
    """Levels of lists and quotes."""


DEFAULT = Limits()


class UnreadableError(Exception):
    """A text that cannot be read; the message is the reason, `line` where it shows (0: nowhere)."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def decode(raw: bytes, limits: Limits = DEFAULT) -> str:
    """The text of a file: UTF-8, line feeds only, no byte-order mark.

    Raises UnreadableError for a file over the size limit, one that is not UTF-8, or a binary one.
    """
    if len(raw) > limits.file_bytes:
        message = f"{len(raw):,} bytes, more than the limit of {limits.file_bytes:,} (`[limits] file_bytes`)"
        raise UnreadableError(message)
    if b"\0" in raw:
        raise UnreadableError("binary: it holds a NUL byte", raw[: raw.index(b"\0")].count(b"\n") + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadableError(f"not UTF-8: byte 0x{raw[error.start]:02x}", line) from None
    # a lone carriage return is no end of line here: lines count `\n` only
    text = text.replace("\r\n", "\n").replace("\r", " ")
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > limits.line_characters:
            message = f"a line of {len(line_text):,} characters (`[limits] line_characters`)"
            raise UnreadableError(message, number)
    return text
