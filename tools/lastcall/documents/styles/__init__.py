"""House styles: a group's habits of writing minutes, as data, shipped or the group's own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

import msgspec

from lastcall.documents.checking import place, table
from lastcall.documents.styles import checking
from lastcall.documents.styles.joining import joined
from lastcall.documents.styles.model import Evidence, Style, compiled, evidence_of
from lastcall.documents.styles.packing import pack
from lastcall.documents.styles.schema import Extension, StyleFile
from lastcall.model.errors import ConfigurationError
from lastcall.model.settings import MinutesSettings
from lastcall.model.sources import TextFile

__all__ = ["COMMON", "SHIPPED", "Shelf", "Style", "load", "of_group", "parse", "shipped"]

COMMON = "common"
_IDIOMS = "idioms"


@cache
def shipped() -> tuple[str, ...]:
    """The ids of the styles that come with the package, the common one first."""
    return (COMMON, *(name for name in sorted(pack().tables) if name not in (COMMON, _IDIOMS)))


class Shelf:
    """The house styles that a group's files may be written in: those shipped, and the group's own.

    `own` are the paths and texts of the group's style files; `named` is the style of all its files, where
    the configuration names one; `extension` is what the configuration adds to whichever style is used.
    Raises ConfigurationError for a style that cannot be used.
    """

    def __init__(
        self,
        own: Iterable[tuple[str, str]] = (),
        named: str | None = None,
        extension: dict[str, Any] | None = None,
    ) -> None:
        self._own: dict[str, tuple[dict[str, Any], StyleFile]] = {}
        self._extension = extension or {}
        self._styles: dict[str, Style] = {}
        for path, text in own:
            data = table(text, path)
            file = checking.checked(data, StyleFile, path, text)
            if file.id in self._own or file.id in shipped():
                hint = "give it an id of its own"
                raise ConfigurationError(f"a second style is called `{file.id}`", where=path, hint=hint)
            _based(file.extends, place(text, path, ("extends",)))
            self._own[file.id] = (data, file)
            if named == path:
                named = file.id
        if self._extension:
            checking.checked(self._extension, Extension, "`[minutes.extend]` of the configuration")
        if named is not None and named not in self.ids:
            hint = _nearest(named, self.ids)
            raise ConfigurationError(f"`[minutes] style`: no house style is called `{named}`", hint=hint)
        self.named = named

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All styles, the common one first, the group's own last."""
        return (*shipped(), *self._own)

    @cached_property
    def base(self) -> Style:
        """The style for what must be known of a file before its own style is."""
        return self.style(self.named or COMMON)

    @cached_property
    def evidence(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """By style, what shows it in a file."""
        return tuple(self._all_evidence())

    def is_own(self, identifier: str) -> bool:
        """Whether a style is the group's own."""
        return identifier in self._own

    def _all_evidence(self) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
        for name in self.ids:
            file = self._own[name][1] if name in self._own else _file(name)
            if found := evidence_of(file.evidence):
                yield name, found

    def style(self, identifier: str) -> Style:
        """A style by its id, with what the configuration adds. Raises ConfigurationError."""
        found = self._styles.get(identifier)
        if found is None:
            found = self._styles[identifier] = self._made(identifier)
        return found

    def _made(self, identifier: str) -> Style:
        if identifier in self._own:
            data = self._own[identifier][0]
            data = joined(_whole(str(data.get("extends", COMMON))), data)
        elif identifier in shipped():
            if not self._extension:
                return load(identifier)
            data = _whole(identifier)
        else:
            raise ConfigurationError(
                f"no house style is called `{identifier}`", hint=_nearest(identifier, self.ids)
            )
        return _compiled(joined(data, self._extension))


def _compiled(data: dict[str, Any]) -> Style:
    return compiled(msgspec.convert(data, StyleFile))


def of_group(given: MinutesSettings, texts: Iterable[TextFile]) -> Shelf:
    """The styles of a group, with its own files and its configuration's word. Raises ConfigurationError."""
    return Shelf([(one.path, one.text) for one in texts], given.style, given.extend)


@cache
def load(identifier: str) -> Style:
    """A shipped style by its id. Raises ConfigurationError."""
    _based(identifier, None)
    return _compiled(_whole(identifier))


def parse(text: str, where: str) -> Style:
    """A style from the text of its file; what it does not say is as in the style that it extends."""
    shelf = Shelf([(where, text)], named=where)
    return shelf.base


def _based(identifier: str, where: str | None) -> None:
    if identifier not in shipped():
        hint = _nearest(identifier, shipped())
        raise ConfigurationError(f"no shipped house style is called `{identifier}`", where=where, hint=hint)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    path = "; a file of the group's own is named by its path, which ends in `.toml`"
    return f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(known)}{path}"


@cache
def _file(identifier: str) -> StyleFile:
    """What a shipped style's own file says; the tests check that all of it can be used."""
    return msgspec.convert(pack().tables[identifier], StyleFile)


@cache
def _whole(identifier: str) -> dict[str, Any]:
    """A shipped style's data with all that it extends; never changed by those who join it with more."""
    own = pack().tables[identifier]
    if identifier == COMMON:
        return joined(own, pack().tables[_IDIOMS])
    return joined(_whole(str(own.get("extends", COMMON))), own)


SHIPPED = Shelf()
"""The styles that come with the package, each file judged by its own evidence."""
