"""A profile's data, checked: what types alone cannot say of rules, powers and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from lastcall.documents.checking import Key, Written, converted, nearest
from lastcall.model.act import Stance
from lastcall.model.profile import (
    BalanceRule,
    Electorate,
    LabelMeaning,
    Powers,
    Profile,
    Reviews,
    Rule,
    VoteRule,
    WindowRule,
)

SEE = "see docs/reference/profiles.md for every key"
NONE = "none"
"""What a review means that means nothing; TOML has no word for it."""
PROSE = ("says", "source", "title")
"""What is said about rules, and judges nothing."""
LONGEST = 3650
"""Days."""
MOST = 10_000

_R = TypeVar("_R", bound=Rule)
_Mistake = tuple[Key, str, str]
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_FRACTION = re.compile(r"([0-9]{1,5})/([0-9]{1,5})")
_FRACTIONS = ("share", "quorum")
_APPROVED = (Stance.SUPPORT, Stance.CAN_LIVE)
_REFUSED = (Stance.OBJECTION, Stance.CONCERN)
_ELECTORATES = ("anybody", "registered", "members")
_LABELS = ("call", "accepted", "deferred")


def keys_of_profile() -> tuple[str, ...]:
    """The keys of a profile that a group may give values for, beside its rules' ids."""
    names = [field.encode_name for field in msgspec.structs.fields(Profile)]
    return tuple(name for name in names if name not in ("id", "rule", *PROSE))


def checked(data: dict[str, Any], written: Written) -> dict[str, Any]:
    """The data of a profile's file, every word of which can be used. Raises ConfigurationError."""
    profile = converted(plain(data), Profile, written)
    if not _ID.fullmatch(profile.id):
        hint = "write a short name in lower case, such as `harbour-process`"
        raise written.wrong(("id",), f"`{profile.id}` is no id", hint)
    seen: dict[str, int] = {}
    reserved = (*keys_of_profile(), "from", "to", "change", "profile")
    for at, rule in enumerate(profile.rule):
        key = ("rule", str(at), "id")
        if not _ID.fullmatch(rule.id):
            raise written.wrong(
                key, f"`{rule.id}` is no id", "write lower case and hyphens, such as `two-weeks`"
            )
        if rule.id in reserved:
            raise written.wrong(key, f"`{rule.id}` means something else in `[profile]`", "choose another id")
        if rule.id in seen:
            raise written.wrong(
                key, f"a second rule is called `{rule.id}`", "give each rule an id of its own"
            )
        seen[rule.id] = at
    for mistake in mistakes(profile):
        raise written.wrong(*mistake)
    finished(data, written)
    return data


def plain(data: Any) -> Any:
    """The data with nothing in place of the word `none` in what reviews mean."""
    if not isinstance(data, dict) or not isinstance(data.get("reviews"), dict):
        return data
    reviews = {key: None if value == NONE else value for key, value in data["reviews"].items()}
    return {**data, "reviews": reviews}


def finished(data: dict[str, Any], written: Written) -> Profile:
    """The profile that checked data give, the values in its rules' sentences. Raises ConfigurationError."""
    profile = msgspec.convert(plain(data), Profile)
    rules = [said(rule, written.below("rule", str(at))) for at, rule in enumerate(profile.rule)]
    return replace(profile, rule=tuple(rules))


def said(rule: _R, written: Written) -> _R:
    """The rule with its own values in its sentence: `{minimum}` becomes 3. Raises ConfigurationError."""
    values = asdict(rule)
    try:
        names = [name for _, name, _, _ in Formatter().parse(rule.says) if name is not None]
    except ValueError:
        raise written.wrong(("says",), "a brace without its other half", "write `{minimum}`") from None
    known = [
        name for name, value in values.items() if isinstance(value, int | str) and name not in ("id", *PROSE)
    ]
    says = rule.says
    for name in names:
        if name not in known:
            hint = nearest(name, known) or f"a value of this rule that has one: {', '.join(known)}"
            raise written.wrong(("says",), f"`{{{name}}}` is no value of the rule", hint)
        says = says.replace(f"{{{name}}}", str(values[name]))
    if "{" in says or "}" in says:
        raise written.wrong(("says",), "a brace that no value stands in", "write a value as `{minimum}`")
    return replace(rule, says=says)


def mistakes(profile: Profile) -> Iterator[_Mistake]:
    """What is wrong in a whole profile."""
    for at, rule in enumerate(profile.rule):
        yield from ((("rule", str(at), *key), message, hint) for key, message, hint in rule_mistakes(rule))
    for name, part in (
        ("reviews", review_mistakes(profile.reviews)),
        ("powers", power_mistakes(profile.powers)),
        ("electorate", electorate_mistakes(profile.electorate)),
        ("label", label_mistakes(profile.label)),
    ):
        yield from (((name, *key), message, hint) for key, message, hint in part)


def rule_mistakes(rule: Rule) -> Iterator[_Mistake]:
    """Numbers and fractions that can be no rule's, and sentences that are missing."""
    for name, value in asdict(rule).items():
        if name in (*PROSE, "id"):
            if not str(value).strip():
                yield (name,), "is empty", "say it in a sentence"
        elif isinstance(value, int) and not isinstance(value, bool):
            most = LONGEST if "days" in name else MOST
            if not 0 <= value <= most:
                yield (name,), f"`{value}` is out of range", f"write a number from 0 to {most}"
        elif name in _FRACTIONS and value is not None and not _is_fraction(str(value)):
            yield (name,), f"`{value}` is no fraction", 'write one above 0 and at most 1, such as `"3/4"`'
    if (
        isinstance(rule, WindowRule)
        and rule.maximum_days is not None
        and rule.maximum_days < rule.minimum_days
    ):
        message = f"`{rule.maximum_days}` is below `minimum_days`, which is {rule.minimum_days}"
        yield ("maximum_days",), message, "no call can be both"
    if isinstance(rule, VoteRule) and rule.more and rule.share == "1/1":
        yield ("more",), "no vote exceeds all", "leave `more` away"
    if isinstance(rule, BalanceRule) and not (rule.organizations or rule.categories):
        yield ("organizations",), "nothing is asked for", "give `organizations` or `categories`"


def _is_fraction(text: str) -> bool:
    found = _FRACTION.fullmatch(text)
    return found is not None and 0 < int(found[1]) <= int(found[2])


def review_mistakes(reviews: Reviews) -> Iterator[_Mistake]:
    """Meanings that turn a review on its head."""
    for name, value, known in (
        ("approved", reviews.approved, _APPROVED),
        ("changes_requested", reviews.changes_requested, _REFUSED),
    ):
        if value is not None and value not in known:
            yield (name,), f"never means `{value}`", f"one of {', '.join(known)}, {NONE}"


def power_mistakes(powers: Powers) -> Iterator[_Mistake]:
    """A power that nobody has."""
    for name, roles in asdict(powers).items():
        if not roles or not all(role.strip() for role in roles):
            yield (name,), "names nobody", "name roles of the register, `anybody` or `vote`"


def electorate_mistakes(electorate: Electorate) -> Iterator[_Mistake]:
    """An electorate that is none."""
    if electorate.who not in _ELECTORATES:
        hint = nearest(electorate.who, _ELECTORATES) or f"one of {', '.join(_ELECTORATES)}"
        yield ("who",), f"`{electorate.who}` is no electorate", hint


def label_mistakes(labels: tuple[LabelMeaning, ...]) -> Iterator[_Mistake]:
    """Labels without a meaning, or with two."""
    seen: set[str] = set()
    for at, label in enumerate(labels):
        if label.means not in _LABELS:
            hint = nearest(label.means, _LABELS) or f"one of {', '.join(_LABELS)}"
            yield (str(at), "means"), f"`{label.means}` is no meaning of a label", hint
        if label.days is not None and (label.means != "call" or not 0 <= label.days <= LONGEST):
            yield (
                (str(at), "days"),
                f"`{label.days}` is no length of a call",
                f"only a call has one, from 0 to {LONGEST}",
            )
        if label.label.casefold() in seen or not label.label.strip():
            yield (
                (str(at), "label"),
                f"`{label.label}` stands twice, or is empty",
                "give each label one meaning",
            )
        seen.add(label.label.casefold())
