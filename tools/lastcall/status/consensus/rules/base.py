"""What every rule answers with, and what makes a rule's yes certain."""

from __future__ import annotations

from typing import NamedTuple

from lastcall.model.act import ActSource
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import Reason, SourceMissing
from lastcall.status.consensus.values import Outcome


class Answer(NamedTuple):
    """What a rule comes to."""

    outcome: Outcome
    reasons: tuple[Reason, ...]


def missing(facts: Facts, *sources: ActSource) -> tuple[Reason, ...]:
    """A reason for each gap in some sources; in any where none is named."""
    return tuple(SourceMissing(what=gap.what, evidence=gap.evidence) for gap in facts.knowledge.of(*sources))


def met_if_known(facts: Facts, *reasons: Reason) -> Answer:
    """Met where every source was read: what is missing might say otherwise."""
    return _met_without(missing(facts), *reasons)


def met_if_known_since(facts: Facts, *reasons: Reason) -> Answer:
    """Met where every source was read up to the status' instant."""
    gaps = tuple(SourceMissing(what=gap.what, evidence=gap.evidence) for gap in facts.since.gaps)
    return _met_without(gaps, *reasons)


def _met_without(gaps: tuple[Reason, ...], *reasons: Reason) -> Answer:
    return Answer(Outcome.UNKNOWN if gaps else Outcome.MET, (*reasons, *gaps))


def not_met_if_looked(facts: Facts, where: tuple[ActSource, ...], *reasons: Reason) -> Answer:
    """Not met where the process says in which sources it must stand, and they were read whole."""
    gaps = missing(facts, *where)
    certain = bool(where) and not gaps
    return Answer(Outcome.NOT_MET if certain else Outcome.UNKNOWN, (*reasons, *gaps))
