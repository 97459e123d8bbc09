"""An agenda or minutes file whose name is nearly, and not quite, what the group calls such files."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "misnamed-file"
SEVERITY = Severity.WARNING
SUMMARY = "a file whose name is misspelt"
HELP = "Rename the file as its siblings are named, with `git mv`, so that links and scripts find it."
HABIT = None
_OFTEN = 3
"""A form of name that so many files have is the group's own."""
_RARE = 0.2
"""A form that is less than this share as frequent as its neighbour may be a slip of it."""
_NEAR = 0.85
_FORMS = 10
"""So many of the most frequent forms are compared with."""
_DIGITS = re.compile(r"\d+")


def find(context: Context) -> Iterator[Flaw]:
    """Names that are one slip away from a form that many files in the same folder have."""
    by_folder: dict[str, dict[str, list[str]]] = {}
    for meeting in context.status.meetings:
        for file in meeting.files:
            folder, _, name = file.path.rpartition("/")
            by_folder.setdefault(folder, {}).setdefault(_form(name), []).append(file.path)
    for forms in by_folder.values():
        often = Counter({form: len(set(paths)) for form, paths in forms.items()})
        for form, paths in forms.items():
            usual = _meant(form, often)
            for path in sorted(set(paths)) if usual else ():
                name = path.rpartition("/")[2]
                yield Flaw(
                    path=path,
                    message=f"`{name}` is named unlike its siblings: `{_named(name, usual or '')}`?",
                    quote=name,
                    at=context.days.get(path),
                )


def _form(name: str) -> str:
    """A name with its numbers blanked, each digit kept as one `0`: `0000-00-00_agenda.md`."""
    return _DIGITS.sub(lambda found: "0" * len(found[0]), name)


def _meant(form: str, often: Counter[str]) -> str | None:
    """The usual form that a rare one is a slip of; None where it is usual itself, or like none."""
    for usual, number in sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))[:_FORMS]:
        if usual == form or number < _OFTEN or often[form] > max(1, _RARE * number):
            continue
        if difflib.SequenceMatcher(None, form, usual, autojunk=False).ratio() >= _NEAR and not _other_word(
            form, usual
        ):
            return usual
    return None


def _other_word(form: str, usual: str) -> bool:
    """Whether one name only has a word or a number more than the other: an addition is no slip."""
    if len(_DIGITS.findall(form)) > len(_DIGITS.findall(usual)):
        return True
    mine, theirs = (set(re.findall(r"[A-Za-z]+", name.lower())) for name in (form, usual))
    return mine < theirs or theirs < mine


def _named(name: str, usual: str) -> str:
    """The name as the usual form would have it, with its own numbers where these fit."""
    numbers = _DIGITS.findall(name)
    if len(numbers) != len(_DIGITS.findall(usual)):
        return usual
    rest = iter(numbers)
    return _DIGITS.sub(lambda found: next(rest).zfill(len(found[0])), usual)
