"""Compiled regular expressions are kept from run to run, beside Python's bytecode and trusted as it is."""

from __future__ import annotations

import importlib
import marshal
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from re import Pattern
from typing import Any

from lastcall import __version__

FEW = 8
"""Expressions that a run compiles before the file is worth being read."""
LONG = 480
"""Characters of an expression that takes longer to compile than the file takes to be read."""
MOST = 4096
"""Expressions that are kept; those that were kept first go first."""
LARGEST = 64 * 1024
"""Bytes that one takes at most …"""
LARGEST_TOGETHER = 16 * 1024 * 1024
"""… and all of them together: what the styles of many groups make must not fill a disk."""

_FORM = 2
"""Of the file: one written in another form is written anew."""
_DEBUG = 128
"""With this flag, the standard compile prints what it does."""

_Key = tuple[str, int]
"""An expression as it is written, and the flags that it is compiled with."""
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All flags, the code, how many groups there are, and their names both ways."""
_Kept = bytes
"""The code of one expression as the file holds it: few of all are needed in one run."""


@contextmanager
def kept() -> Iterator[None]:
    """Take what is compiled meanwhile from earlier runs where it is known, and keep the rest for later ones.

    Where anything is not as expected, all goes on as if nothing were kept.
    """
    expressions = _of_this_python()
    if expressions is None:
        yield
        return
    expressions.begin()
    try:
        yield
    finally:
        expressions.end()
    expressions.keep()


def _of_this_python() -> Expressions | None:
    """What was kept; None where Python compiles in another way."""
    try:
        return Expressions()
    except (ImportError, AttributeError):
        return None


class Expressions:
    """The expressions of one run: those that a file holds, and those that are new."""

    def __init__(self) -> None:
        # reached by their names, as they are CPython's own affair; where they are missing, this raises
        self._compiler: Any = importlib.import_module("re._compiler")
        self._parser: Any = importlib.import_module("re._parser")
        self._engine: Any = importlib.import_module("_sre")
        self._standard = self._compiler.compile
        self._code = self._compiler._code  # noqa: SLF001 - the step of the standard compile that takes the time
        self._process = os.getpid()
        self._few = FEW
        self._known: dict[_Key, _Kept] | None = None
        self._new: dict[_Key, _Kept] = {}

    def begin(self) -> None:
        """Compile as this does from now on."""
        self._compiler.compile = self.compile

    def end(self) -> None:
        """Compile as Python does again."""
        self._compiler.compile = self._standard

    def compile(self, pattern: Any, flags: int = 0) -> Pattern[str]:
        """What Python's own compile gives."""
        if type(pattern) is str and not flags & _DEBUG:
            try:
                code = self._code_of((pattern, int(flags)))
                if code is not None:
                    return self._restored(pattern, code)
            except Exception:  # noqa: BLE001, S110 - whatever is wrong, the standard compile says it in its words
                pass
        standard: Pattern[str] = self._standard(pattern, flags)
        return standard

    def _code_of(self, key: _Key) -> _Code | None:
        """Of an expression, met before or now; None where it is left to the standard compile."""
        if self._few and len(key[0]) < LONG:
            self._few -= 1
            return None
        if self._known is None:
            self._known = self._read()
        kept = self._known.get(key) or self._new.get(key)
        if kept is not None:
            known: _Code = marshal.loads(kept)  # noqa: S302 - trusted as the file that holds it is
            return known
        # what is warned about is compiled by the standard, so that it is warned about in each run
        with warnings.catch_warnings(record=True) as warned:
            code = self._compiled(*key)
        if warned:
            return None
        kept = marshal.dumps(code)
        if _weight(key, kept) <= LARGEST:
            self._new[key] = kept
        return code

    def _compiled(self, pattern: str, flags: int) -> _Code:
        """As the standard compile does it, up to the code."""
        from array import array

        parsed = self._parser.parse(pattern, flags)
        words = array("I", self._code(parsed, flags))
        names = parsed.state.groupdict
        by_group: list[str | None] = [None] * parsed.state.groups
        for name, group in names.items():
            by_group[group] = name
        flags |= int(parsed.state.flags)
        return flags, words.tobytes(), parsed.state.groups - 1, dict(names), tuple(by_group)

    def _restored(self, pattern: str, code: _Code) -> Pattern[str]:
        flags, words, groups, names, by_group = code
        listed = memoryview(words).cast("I").tolist()
        restored: Pattern[str] = self._engine.compile(pattern, flags, listed, groups, names, by_group)
        return restored

    def _read(self) -> dict[_Key, _Kept]:
        """What the file holds; nothing where it is not there, not whole or another Python's."""
        try:
            with open(_path(), "rb") as file:  # noqa: PTH123 - pathlib costs more than what it reads
                written = file.read()
            head = len(self._head(b""))
            if written[:head] != self._head(written[head:]):
                return {}
            known = marshal.loads(written[head:])  # noqa: S302 - trusted as the bytecode beside it is
        except (OSError, EOFError, TypeError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def keep(self) -> None:
        """Write what is known now, where that is more than was read, and where Python keeps its bytecode."""
        # a process that was begun meanwhile leaves that to its parent
        if not self._new or sys.dont_write_bytecode or os.getpid() != self._process:
            return
        # a folder that nobody may write to, a full disk, no code at all: the next run compiles anew
        with suppress(OSError, TypeError, ValueError):
            body = marshal.dumps(_within_bounds({**self._new, **(self._known or {})}))
            path = _path()
            beside = f"{path}.{self._process}"
            # for its owner only: an expression may hold names out of a group's files
            opened = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                with os.fdopen(opened, "wb") as file:
                    file.write(self._head(body) + body)
                os.replace(beside, path)  # noqa: PTH105 - as above
            except OSError:
                os.unlink(beside)  # noqa: PTH108 - as above

    def _head(self, body: bytes) -> bytes:
        """What the file begins with: for whom it is, and a sum by which it shows whether it is whole."""
        from importlib.util import MAGIC_NUMBER, source_hash

        python = (_FORM, sys.implementation.name, sys.version, sys.byteorder, MAGIC_NUMBER)
        engine = (self._engine.MAGIC, self._engine.CODESIZE)
        return repr((*python, *engine, __version__)).encode() + b"\n" + source_hash(body)


def _path() -> str:
    """The file's place, where Python keeps this module's bytecode. Raises OSError where it keeps none."""
    from importlib.util import cache_from_source

    try:
        return cache_from_source(__file__, optimization="expressions")
    except NotImplementedError as error:
        raise OSError(str(error)) from None


def _within_bounds(expressions: dict[_Key, _Kept]) -> dict[_Key, _Kept]:
    """The first of them, as many as are kept."""
    found: dict[_Key, _Kept] = {}
    room = LARGEST_TOGETHER
    for key, code in islice(expressions.items(), MOST):
        room -= _weight(key, code)
        if room < 0:
            break
        found[key] = code
    return found


def _weight(key: _Key, kept: _Kept) -> int:
    """About how many bytes an expression takes in the file."""
    return len(key[0]) + len(kept)
