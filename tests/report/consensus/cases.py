"""Cases as literals: what a test of the reports puts into them."""

import datetime as dt

from tests.building import day

from lastcall.model.act import (
    Act,
    ActKind,
    Actor,
    ActSource,
    Contradiction,
    Revision,
    RevisionKind,
    Ruling,
    Stance,
)
from lastcall.model.event import Basis, ObjectionFate
from lastcall.model.evidence import FileEvidence, LinkEvidence
from lastcall.model.instant import end_of
from lastcall.model.profile import Aim
from lastcall.status.consensus.reasons import (
    Enough,
    NotDecided,
    NotEvidenced,
    ObjectionStands,
    TooFew,
    WindowRunning,
)
from lastcall.status.consensus.values import (
    Appeal,
    Call,
    CallState,
    Case,
    CaseState,
    Decision,
    Landing,
    ObjectionCase,
    Outcome,
    Position,
    Verdict,
)

HOME = "blue/mill"
ZONE = "America/Chicago"
PULL = "https://git.example/blue/mill/pull/12"


def actor(name="Ana Ruiz", organization="Mill Ltd", **more):
    return Actor(written=name, person=name, organization=organization, **more)


def line(number, quote="words", path="minutes/2026-11-02.md"):
    return FileEvidence(path=path, line=number, quote=quote)


def link(quote="words", on="2026-11-03", url=PULL):
    return LinkEvidence(url=url, quote=quote, at=dt.datetime.fromisoformat(on).replace(tzinfo=dt.UTC))


def act(kind, on="2026-11-02", ident=None, **more):
    values = {
        "subject": f"{HOME}#12",
        "source": ActSource.COMMENTS,
        "evidence": (link(on=on),),
        "basis": Basis.DECLARED,
        "rule": "command.test",
        "at": dt.datetime.fromisoformat(f"{on}T12:00:00+00:00"),
        "day": day(on),
        "digest": f"digest of {ident or kind.value}",
    }
    return Act(id=ident or f"id-{kind.value}-{on}", kind=kind, **{**values, **more})


RAISED = act(
    ActKind.OBJECTED, "2026-11-02", "raised", actor=actor("Bo Lund", "Weir Ltd"), words="It breaks old readers",
    evidence=(line(7),), source=ActSource.MINUTES, meeting="2026-11-02",
)  # fmt: skip
SUSTAINED = act(
    ActKind.SUSTAINED, "2026-11-05", "sustained", actor=actor("Bo Lund", "Weir Ltd"), words="It still does"
)
ANSWERED = act(
    ActKind.ANSWERED, "2026-11-04", "answered", actor=actor(), words="It reads both", target="#12-O1"
)
SUPPORT = act(ActKind.POSITION, "2026-11-03", "support", actor=actor(), stance=Stance.SUPPORT, words="Yes")
CONCERN = act(
    ActKind.POSITION, "2026-11-02", "concern", actor=actor(), stance=Stance.CONCERN, words="Is it long?"
)
OPENED = act(ActKind.OPENED, "2026-11-01", "opened", actor=actor("Cy Obi", None))
CALL = act(ActKind.CALL_OPENED, "2026-11-02", "call", actor=actor(), until_day=day("2026-12-08"))
REVISED = act(
    ActKind.REVISED, "2026-11-03", "revised", revision=Revision(kind=RevisionKind.COMMIT, value="c0ffee1234567890")
)  # fmt: skip


def objection(fate=ObjectionFate.SUSTAINED, life=(RAISED, ANSWERED, SUSTAINED), **more):
    values = {
        "id": f"{HOME}#12-O1",
        "subject": f"{HOME}#12",
        "raised_by": RAISED.actor,
        "day": RAISED.day,
        "title": "Old readers",
        "text": RAISED.words,
        "fate": fate,
        "life": life,
        "answered": ANSWERED.day,
        "is_open": fate in (ObjectionFate.SUSTAINED, ObjectionFate.RAISED, ObjectionFate.ANSWERED),
    }
    return ObjectionCase(**{**values, **more})


def verdict(rule, outcome, *reasons, says="A rule."):
    return Verdict(rule=rule, says=says, source="The process, 1", outcome=outcome, reasons=reasons)


def stands():
    return ObjectionStands(id=f"{HOME}#12-O1", who="Bo Lund", fate="sustained", evidence=(line(7),))


def too_few(have=2, need=3):
    return TooFew(have=have, need=need, what="reviewers", who=("Ana Ruiz", "Di Koo"), evidence=(link(),))


def enough():
    return Enough(have=3, need=3, what="people", who=("Ana Ruiz", "Di Koo", "Ed Mo"))


def not_evidenced():
    return NotEvidenced(have=1, need=3, what="people", who=("Ana Ruiz",))


def running():
    return WindowRunning(until=end_of(day("2026-12-08"), ZONE).at, zone=ZONE, evidence=(link(),))


def undecided():
    return NotDecided(waits_for=("maintainer",))


def position(one=SUPPORT, stance=Stance.SUPPORT, **more):
    return Position(actor=one.actor, stance=stance, day=one.day, act=one, **more)


def call(state=CallState.RUNNING, **more):
    values = {
        "opened": CALL.at,
        "opened_day": CALL.day,
        "until": end_of(day("2026-12-08"), ZONE).at,
        "until_day": day("2026-12-08"),
        "state": state,
        "by": CALL.actor,
        "acts": (CALL,),
    }
    return Call(**{**values, **more})


def decision(ruling=Ruling.ACCEPTED, counts=True, why=None, **more):
    told = act(
        ActKind.DECIDED, "2026-11-20", "decided", source=ActSource.MINUTES, evidence=(line(31),), words="Accepted",
        meeting="2026-11-20", **more,
    )  # fmt: skip
    return Decision(ruling=ruling, act=told, counts=counts, not_counted=why)


def landing():
    told = act(ActKind.LANDED, "2026-11-20", "landed", actor=actor("Cy Obi", None))
    return Landing(day=told.day, at=told.at, by=told.actor, act=told)


def appeal(answer=None):
    told = act(
        ActKind.APPEALED, "2026-11-21", "appealed", actor=actor("Di Koo", None), words="Nobody was asked"
    )
    return Appeal(
        id=f"{HOME}#12-P1", by=told.actor, day=told.day, grounds=told.words, act=told, answer=answer
    )


def contradiction():
    return Contradiction(
        subject=f"{HOME}#12", what="Minutes say that it was merged on 2026-11-19, the forge 2026-11-20.",
        evidence=(line(31), link()),
    )  # fmt: skip


def case(**more):
    values = {
        "subject": f"{HOME}#12",
        "title": "Say the unit",
        "aim": Aim.MERGE,
        "author": OPENED.actor,
        "state": CaseState.OPEN,
        "judged_at": end_of(day("2026-11-23"), ZONE).at,
        "judged": True,
        "profile": "sustained-objection",
        "revision": Revision(kind=RevisionKind.COMMIT, value="c0ffee1234567890"),
        "calls": (call(),),
        "positions": (position(earlier=(CONCERN,)),),
        "objections": (objection(),),
        "verdicts": (
            verdict("window", Outcome.NOT_MET, running()),
            verdict("agreement", Outcome.NOT_MET, too_few()),
            verdict("no-sustained-objection", Outcome.NOT_MET, stands()),
            verdict("balance", Outcome.MET, enough()),
            verdict("decision", Outcome.NOT_MET, undecided()),
        ),
        "acts": (OPENED, CALL, RAISED, CONCERN, SUPPORT, REVISED, ANSWERED, SUSTAINED),
    }
    return Case(**{**values, **more})
