"""The group's rules: the profile that judges, each rule with its source and values, and what changed when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec
from markupsafe import Markup

from lastcall.model.profile import AnyRule, DatedProfile, Process, Profile
from lastcall.site.addresses import outside
from lastcall.site.context import Context, Page
from lastcall.site.markup import link, safe, text
from lastcall.site.routes import rule_anchor
from lastcall.site.tables import Part, facts, points, table

_SAID = frozenset({"id", "says", "source", "aims", "binding"})
"""What of a rule has a place of its own; the rest are its values."""
_ADDRESS = re.compile(r"https?://[^\s,;)\"'<>]+")
_JUDGING = (
    "A rule is met by counted evidence only. It is not met where counted evidence stands against it, or "
    "where its source was read for the whole time and nothing is there. All else is unknown. Machines tally; "
    "people decide."
)
_NONE = (
    "The group names no process profile, so no rule is judged here: pages show what was called, said, "
    "objected and decided, and nothing says what a proposal still needs."
)
_HOW = (
    'A maintainer names one with <code>profile = "community-specification"</code> under '
    "<code>[group]</code> in the group's <code>lastcall.toml</code>. <code>sustained-objection</code>, "
    "<code>lazy-consensus</code> and <code>ietf</code> come with lastcall as well; a group may write its own."
)
_ANYBODY = (
    ("Support, object, appeal", "anybody, for themselves"),
    ("Sustain or withdraw an objection", "who raised it, or a proxy whom the register names"),
)
_VERBS = {
    "call": "Open, extend or close a call",
    "declare": "Declare that a question is concluded",
    "overrule": "Overrule or uphold an objection",
    "answer_appeal": "Answer an appeal",
}


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    process = context.status.process
    yield Page(
        path="rules.html",
        template="list.html",
        title="Rules",
        section="rules.html",
        context={
            "intro": process.base.says if process else _NONE,
            "parts": list(_parts(context, process)) if process else [],
            "nothing": safe(_HOW),
        },
    )


def _parts(context: Context, process: Process) -> Iterator[Part]:
    profile = process.base
    yield Part("process", "The process", None, facts(_process(context, process)), note=_JUDGING)
    body = _rules(profile.rule, process.overridden)
    yield Part("rules", "What is looked at", len(profile.rule), body)
    powers = [*_powers(profile), *_ANYBODY]
    yield Part("powers", "Who may do what", None, facts(powers, "facts wide"))
    values = [*_values(profile), *_own(process)]
    yield Part("values", "What counts", None, facts(values, "facts wide"))
    if process.changes:
        note = "A proposal is judged by the rules of the day of its conclusion."
        changes = _changes(context, process)
        yield Part("changes", "Dated changes", len(process.changes), changes, note=note)


def _process(context: Context, process: Process) -> Iterator[tuple[object, object]]:
    show, profile = context.show, process.base
    yield "Profile", safe(f"<bdi>{text(profile.title)}</bdi> <code>{text(profile.id)}</code>")
    yield "Written in", _linked(profile.source)
    if process.judged_from:
        day = show.day(process.judged_from)
        yield "Judges from", safe(f"{day}; what was concluded earlier is shown, not judged")
    yield (
        "Digest",
        safe(f"<code>{text(process.digest)}</code>; two records with one digest were judged alike"),
    )


def _own(process: Process) -> Iterator[tuple[str, str]]:
    """Values of the group's own that are no rule's: those stand with their rule."""
    known = {rule.id for rule in process.base.rule}
    names = [name for name in process.overridden if name.partition(".")[0] not in known]
    if names:
        yield "Set by the group", ", ".join(names)


def _changes(context: Context, process: Process) -> Markup:
    """Each dated change with what differs from the rules that hold otherwise, and the rules that it adds."""
    known = {rule.id for rule in process.base.rule}
    later = {rule.id: rule for one in process.changes for rule in one.profile.rule if rule.id not in known}
    said = [_period(context, process.base, one) for one in process.changes]
    if later:
        said.append(_rules(tuple(later.values()), ()))
    return safe("".join(said))


def _rules(rules: tuple[AnyRule, ...], overridden: tuple[str, ...]) -> Markup:
    rows = (
        (
            rule_anchor(rule.id),
            safe(f'{text(rule.says)} <code class="rule">{text(rule.id)}</code>'),
            _parameters(rule, overridden),
            safe(_applies(rule)),
            _linked(rule.source),
        )
        for rule in rules
    )
    return table(("Rule", "Values", "Applies to", "Written where"), rows, "wide rules")


def _parameters(rule: AnyRule, overridden: tuple[str, ...]) -> Markup:
    """The values that say something; those of the group's own marked."""
    said = []
    for name, value in _of_rule(rule):
        own = f"{rule.id}.{name}" in overridden
        mark = ' <span class="tag">set by the group</span>' if own else ""
        if own or value not in (None, ()):
            said.append(f"{text(_spoken(name))} <strong>{text(shown(value))}</strong>{mark}")
    return safe("<br>".join(said))


def _of_rule(rule: AnyRule) -> Iterator[tuple[str, object]]:
    for field in msgspec.structs.fields(rule):
        if field.name not in _SAID:
            yield field.name, getattr(rule, field.name)


def _applies(rule: AnyRule) -> str:
    aims = f"proposals to {' or '.join(rule.aims)}" if rule.aims else "every proposal"
    return (
        aims if rule.binding else f"{aims}; the process says “should”, so it keeps nothing from being ready"
    )


def _values(profile: Profile) -> Iterator[tuple[str, str]]:
    """What judges besides the rules, in words."""
    who = profile.electorate
    roles = f", as {' or '.join(who.roles)}" if who.roles else ""
    yield "Whose position binds", f"{shown(who.who)}{roles}"
    yield "An approving review is", shown(profile.reviews.approved)
    yield "A review that asks for changes is", shown(profile.reviews.changes_requested)
    yield "When the text changes, a call", shown(profile.text_change.call)
    yield "When the text changes, a position", shown(profile.text_change.positions)
    yield "Minutes count once they are", shown(profile.minutes)
    yield "Acts may stand in", ", ".join(profile.sources) or "any source"
    for one in profile.label:
        days = f", for {one.days} days" if one.days is not None else ""
        yield f"The label “{one.label}” means", f"{one.means}{days}"
    if profile.stages:
        yield "Stages of a specification", " → ".join(profile.stages)


def _period(context: Context, base: Profile, one: DatedProfile) -> Markup:
    show = context.show
    since = f"From {show.long_day(one.since)}" if one.since else "Always"
    until = f" until {show.long_day(one.until)}" if one.until else ""
    lines = [*_changed_rules(context, base, one.profile), *_changed_values(base, one.profile)]
    body = points(lines) if lines else safe('<p class="none">Nothing that judges differs.</p>')
    return safe(f"<h3>{since}{until}: <bdi>{text(one.profile.title)}</bdi></h3>{body}")


def _changed_rules(context: Context, base: Profile, new: Profile) -> Iterator[Markup]:
    before = {rule.id: rule for rule in base.rule}
    for rule in new.rule:
        if before.get(rule.id) != rule:
            name = link(context.routes.rules.get(rule.id), text(rule.id), "ref")
            yield safe(f"{name}: {text(_change(before.get(rule.id), rule))}")
    held = {rule.id for rule in new.rule}
    yield from (safe(f"{text(name)}: does not hold") for name in before if name not in held)


def _changed_values(base: Profile, new: Profile) -> Iterator[str]:
    old = dict([*_powers(base), *_values(base)])
    for name, value in [*_powers(new), *_values(new)]:
        if old.get(name) != value:
            yield f"{name}: {value}"


def _powers(profile: Profile) -> Iterator[tuple[str, str]]:
    for name, words in _VERBS.items():
        yield words, _whom(getattr(profile.powers, name))


def _change(before: AnyRule | None, rule: AnyRule) -> str:
    """The values that differ, else the sentence."""
    if before is None or type(before) is not type(rule):
        return rule.says
    old = dict(_of_rule(before))
    differing = [
        f"{_spoken(name)} {shown(value)} instead of {shown(old.get(name))}"
        for name, value in _of_rule(rule)
        if old.get(name) != value
    ]
    return "; ".join(differing) or rule.says


def shown(value: object) -> str:
    """A value of a profile in words."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(shown, value)) or "any"
    return value.value if isinstance(value, StrEnum) else str(value)


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _whom(roles: tuple[str, ...]) -> str:
    return " or ".join("the group by a vote" if role == "vote" else role for role in roles) or "nobody"


def _linked(words: str) -> Markup:
    """A reference with its address as a link, where one may be linked to."""
    found = _ADDRESS.search(words)
    if found is None:
        return safe(text(words))
    before, after = words[: found.start()], words[found.end() :]
    return safe(f"{text(before)}{link(outside(found[0]), text(found[0]))}{text(after)}")
