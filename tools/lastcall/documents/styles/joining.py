"""A style's data joined with what extends it."""

from __future__ import annotations

from typing import Any

_WORDS_TO_ONE = ("sections", "marks")
"""Tables in which a word stands in one list only."""


def joined(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Tables are joined, lists lengthened, idioms of one id replaced, single values replaced.

    A word that the extending style gives to another part or act leaves the one it had; what stands under
    `without` goes. Neither argument is changed.
    """
    without = own.get("without", {})
    found = _without(base, without) if without else dict(base)
    for name, value in own.items():
        if name == "without":
            continue
        if name == "evidence":
            # a style is shown by its own words, not by those of the style that it extends
            found[name] = value
        elif name in _WORDS_TO_ONE:
            found[name] = _moved(found.get(name, {}), value)
        else:
            found[name] = _with(found.get(name), value)
    return found


def _with(old: object, value: object) -> object:
    if isinstance(old, dict) and isinstance(value, dict):
        return {**old, **{name: _with(old.get(name), inner) for name, inner in value.items()}}
    if isinstance(old, list) and isinstance(value, list):
        mine = {entry["id"] for entry in value if isinstance(entry, dict) and "id" in entry}
        return [entry for entry in old if not (isinstance(entry, dict) and entry.get("id") in mine)] + value
    return value


def _moved(old: dict[str, list[str]], own: dict[str, list[str]]) -> dict[str, list[str]]:
    mine = {word for words in own.values() for word in words}
    kept = {name: [word for word in words if word not in mine] for name, words in old.items()}
    return {**kept, **{name: [*kept.get(name, []), *words] for name, words in own.items()}}


def _without(base: dict[str, Any], gone: dict[str, list[str]]) -> dict[str, Any]:
    found = dict(base)
    for name in _WORDS_TO_ONE:
        if name in gone:
            found[name] = {key: _less(words, gone[name]) for key, words in base.get(name, {}).items()}
    for name in ("speakers", "attendees", "actions"):
        if name in gone and name in base:
            found[name] = {**base[name], "forms": _less(base[name].get("forms", []), gone[name])}
    if "idioms" in gone:
        found["idiom"] = [entry for entry in base.get("idiom", []) if entry["id"] not in gone["idioms"]]
    return found


def _less(words: list[str], gone: list[str]) -> list[str]:
    return [word for word in words if word not in gone]
