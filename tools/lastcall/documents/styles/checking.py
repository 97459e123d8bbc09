"""A house style's file, checked: what is wrong is named with its key and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from lastcall.documents.checking import Key, Written, converted
from lastcall.documents.styles import forms
from lastcall.documents.styles.schema import Extension, StyleFile
from lastcall.model.event import Basis

_E = TypeVar("_E", bound=Extension)
_SEE = "see docs/reference/house-styles.md for every key"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,99}/[\w.-]{1,100}")
_LOWER = ("sections", "marks", "not", "roles", "cues", "along", "verbs", "personal", "yes", "columns")
"""Words that are compared in lower case."""


def checked(data: dict[str, Any], kind: type[_E], where: str, text: str = "") -> _E:
    """A style's file as a value; every key, type, word and pattern in it can be used.

    `text` is the file's, for the line of a mistake. Raises ConfigurationError.
    """
    written = Written(where, text, _SEE)
    found = converted(data, kind, written)
    for key, message, hint in (*_mistakes(data, ()), *_wrong_id(found)):
        raise written.wrong(key, message, hint)
    for key, message in _unusable(found):
        raise written.wrong(key, message)
    return found


def _mistakes(data: object, above: Key) -> Iterator[tuple[Key, str, str]]:
    """Words in capitals where they are compared in lower case, and forms that no pattern can be made of."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _mistakes(value, (*above, key))
    elif isinstance(data, list):
        if all(isinstance(one, str) for one in data) and above[:1] != ("without",):
            yield from _words(data, above)
        else:
            for at, value in enumerate(data):
                yield from _mistakes(value, (*above, str(at)))


def _words(words: list[str], key: Key) -> Iterator[tuple[Key, str, str]]:
    if any(part in _LOWER for part in key):
        for word in words:
            if word != word.lower():
                yield key, f"`{word}` is compared in lower case", f"write `{word.lower()}`"
    if key[-1] != "forms":
        return
    make = {
        "speakers": forms.speaker_forms,
        "attendees": forms.attendee_forms,
        "actions": forms.owner_forms,
    }[key[0]]
    try:
        make(words)
    except forms.FormError as error:
        yield key, str(error), ""


def _wrong_id(found: Extension) -> Iterator[tuple[Key, str, str]]:
    if isinstance(found, StyleFile) and not _ID.fullmatch(found.id):
        yield ("id",), f"`{found.id}` is no id", "write a short name in lower case, such as `harbour`"
    for at, idiom in enumerate(found.idiom):
        key = ("idiom", str(at), "id")
        if not re.fullmatch(r"idiom\.[a-z0-9-]+", idiom.id):
            yield (
                key,
                f"`{idiom.id}` is no id of an idiom",
                "write `idiom.` and a name, such as `idiom.carried`",
            )
        if idiom.basis not in (Basis.RECORDED, Basis.INFERRED):
            hint = "write `recorded` or `inferred`; only marks declare, and only maintainers confirm"
            yield ("idiom", str(at), "basis"), f"an idiom is never {idiom.basis.value}", hint


def _unusable(found: Extension) -> Iterator[tuple[Key, str]]:
    """Regular expressions and repositories that are none."""
    patterns: list[tuple[Key, str | None]] = [
        (("closing", "question"), found.closing.question),
        (("generated", "notice"), found.generated.notice),
    ]
    for role, written in found.section_patterns.items():
        patterns += [(("section-patterns", role.value), one) for one in written]
    for at, idiom in enumerate(found.idiom):
        patterns += [(("idiom", str(at), "pattern"), idiom.pattern)]
        patterns += [(("idiom", str(at), "unless"), idiom.unless)]
    if isinstance(found, StyleFile):
        patterns += [(("evidence", str(at), "pattern"), one.pattern) for at, one in enumerate(found.evidence)]
    for before, repository in found.links.items():
        if not before or before[-1].isdigit() or before != before.strip():
            yield ("links", before), "what stands before a number ends with no digit and no space"
        if not _REPOSITORY.fullmatch(repository):
            yield ("links", before), f"`{repository}` is no repository; write it as `owner/name`"
    for key, pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            yield key, f"no regular expression: {error}"
