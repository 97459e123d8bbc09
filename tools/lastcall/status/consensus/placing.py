"""Which proposal an act belongs to, where it does not name one itself."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from lastcall.model.act import Act, ActKind, ActSource
from lastcall.status.consensus.objections import SETTLING

_LETTERS = {ActKind.DECIDED: "D", ActKind.ASKED: "N"}


def place(acts: tuple[Act, ...]) -> list[Act]:
    """The acts, each with the proposal that it belongs to.

    What settles an objection and names no proposal belongs to the only one raised in its meeting. An appeal
    belongs to what the decision was about that it is against, wherever it is made.
    """
    raised: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        if act.kind is ActKind.OBJECTED and act.meeting and act.basis.counts:
            raised[act.meeting].add(act.subject)
    appealed = any(act.kind is ActKind.APPEALED for act in acts)
    decided = _decided(acts) if appealed else {}
    return [_placed(act, raised, decided) for act in acts]


def _placed(act: Act, raised: dict[str, set[str]], decided: dict[str, str]) -> Act:
    if act.kind is ActKind.APPEALED and act.target is not None:
        subject = decided.get(act.target.upper())
        return replace(act, subject=subject) if subject else act
    if act.subject or not act.meeting or act.kind not in SETTLING:
        return act
    only = raised.get(act.meeting, set())
    return replace(act, subject=next(iter(only))) if len(only) == 1 else act


def _decided(acts: tuple[Act, ...]) -> dict[str, str]:
    """What each decision of minutes is about, by its id: they are numbered by line within a meeting."""
    found: dict[str, str] = {}
    for kind, letter in _LETTERS.items():
        told: dict[str, dict[tuple[str, int, str], str]] = defaultdict(dict)
        for act in acts:
            if act.kind is kind and act.source is ActSource.MINUTES and act.meeting:
                path = getattr(act.evidence[0], "path", "") if act.evidence else ""
                told[act.meeting].setdefault((path, act.order, act.id), act.subject)
        for meeting, lines in told.items():
            for number, line in enumerate(sorted(lines), 1):
                found[f"{meeting}-{letter}{number}".upper()] = lines[line]
    return found
