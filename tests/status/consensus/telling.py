"""Makes up stories for the tests of what must hold whatever happened."""

from itertools import chain
from pathlib import Path

from hypothesis import strategies as st
from tests.status.consensus import story, tables

from lastcall.documents import profiles
from lastcall.model.sources import TextFile

OWN = TextFile(path="own.toml", text=(Path(__file__).parent / "own.toml").read_text(encoding="utf-8"))
PROFILES = (*profiles.shipped(), OWN.path)
_PEOPLE = ("Ana", "Cy", "Di", "Bo", "Max", "Chad", "Guest")
_FROM_PEOPLE = (
    "approves in a review",
    "asks for changes in a review",
    "has that review dismissed",
    "writes: /support",
    "writes: /can-live",
    "writes: /abstain",
    "writes: /recuse mine",
    "writes: /concern too long",
    "writes: /object Depth: no zero",
    "writes: /respond #1-O1 it is there",
    "writes: /withdraw #1-O1",
    "writes: /sustain #1-O1",
    "writes: /record #1-O1",
    "writes: /overrule #1-O1: no harm",
    "writes: /uphold #1-O1",
    "writes: /last-call 3d",
    "writes: /last-call 14d",
    "writes: /last-call until 2026-03-20",
    "writes: /extend 4d",
    "writes: /declare accepted: fine",
    "writes: /declare rejected: no",
    "writes: /declare no consensus: no",
    "writes: /appeal #1: not asked",
    "writes: /answer #1-P1 you were",
    "writes: I do not know",
    "deletes those words",
    "deletes those words, and what they held is not known",
    "changes those words to: /support",
    "changes the text",
    "puts on the record: a call until 2026-03-18",
    "puts on the record: accepted, by mail",
    "puts on the record: Ana says “support”",
    "puts on the record: Cy says “objection”",
    "puts on the record: a vote of 3 to 1",
    "puts on the record: #1-O1 is overruled, by mail",
    "puts on the record: an answer to #1-O1, by mail",
)
_ENDS = ("merges it", "closes it", "reopens it")
_FROM_MINUTES = (
    "put it to the group",
    "call until 2026-03-15",
    "ask for objections",
    "nobody objects",
    "Ana objects: no zero",
    "somebody objects",
    "perhaps Cy objects",
    "perhaps nobody objects",
    "the objection of Ana is sustained",
    "the objection of Ana is withdrawn",
    "the objection of Ana is answered",
    "the objection is settled",
    "the objection is accommodated",
    "the objection is put in the minutes only",
    "the objection is overruled",
    "Ana supports it",
    "Cy can live with it",
    "Di abstains",
    "Di recuses",
    "decided: accepted by all",
    "decided: rejected",
    "decided: the vote is 5 yes, 1 no",
    "decided: no consensus",
    "merged",
    "closed",
    "deferred",
    "approve the minutes of 2026-03-05",
    "are agreed",
    "are not agreed",
    "name #1",
)
MEETINGS = ("2026-03-05", "2026-03-12", "2026-03-19")
_DAYS = tuple(f"2026-03-{day:02}" for day in range(2, 25))
OBJECTIONS = (
    ("Ana", "writes: /object Depth: no zero"),
    ("Cy", "writes: /object Depth: no zero"),
    ("Guest", "writes: /object Depth: no zero"),
    ("Bo", "writes: /object Depth: no zero"),
    ("minutes", "Ana objects: no zero"),
    ("minutes", "Di objects: no zero"),
    ("minutes", "somebody objects"),
    ("minutes", "perhaps Ana objects"),
    ("minutes", "the objection of Eve is sustained"),
    ("Max", "puts on the record: Eve says “objection”"),
)


def _row(day, who, what):
    return tables.Row(day, who, what, "made up")


_said = st.builds(_row, st.sampled_from(_DAYS), st.sampled_from(_PEOPLE), st.sampled_from(_FROM_PEOPLE))
_ended = st.builds(_row, st.sampled_from(_DAYS), st.just("Max"), st.sampled_from(_ENDS))
_minuted = st.builds(_row, st.sampled_from(MEETINGS), st.just("minutes"), st.sampled_from(_FROM_MINUTES))
_agreed = st.sets(st.sampled_from(MEETINGS), min_size=1).map(
    lambda days: [_row(day, "minutes", "are agreed") for day in sorted(days)]
)


_TOGETHER = (
    [("minutes", "ask for objections"), ("minutes", "nobody objects")],
    [
        ("minutes", "ask for objections"),
        ("minutes", "Ana objects: no zero"),
        ("minutes", "the objection of Ana is withdrawn"),
    ],
    [("Ana", "approves in a review"), ("Cy", "writes: /support"), ("Di", "approves in a review")],
    [("Bo", "writes: /last-call 3d"), ("Chad", "writes: /last-call 14d")],
    [("Ana", "writes: /object Depth: no zero"), ("Ana", "writes: /withdraw #1-O1")],
)
"""What happens seldom by chance, and decides much."""
_together = st.tuples(st.sampled_from(MEETINGS), st.sampled_from(_TOGETHER)).map(
    lambda found: [_row(found[0], *one) for one in found[1]]
)


def _in_order(found):
    # minutes of which nothing but their closing is told would only be in the way of smaller examples
    told, closings = found
    days = {row.day for row in told if row.who == "minutes"}
    return sorted([*told, *(row for row in closings if row.day in days)], key=lambda row: row.day)


def stories(*more):
    """Some things that happened, in the order of their days, and one of each of `more`."""
    one = (_said | _minuted | _minuted | _ended).map(lambda row: [row])
    some = st.lists(one | _together, min_size=1, max_size=12).map(lambda found: [*chain(*found)])
    told = st.tuples(some, *more).map(lambda found: [*found[0], *found[1:]])
    return st.tuples(told, _agreed).map(_in_order)


rows = stories()
with_comment = stories(
    st.builds(
        _row,
        st.sampled_from(_DAYS),
        st.sampled_from(_PEOPLE),
        st.sampled_from([what for what in _FROM_PEOPLE if what.startswith("writes")]),
    )
)
with_review = stories(
    st.builds(_row, st.sampled_from(_DAYS), st.sampled_from(_PEOPLE), st.sampled_from(_FROM_PEOPLE[:2]))
)
with_minutes = stories(_minuted)


def group(profile, rows, *, today="2026-03-25", agendas=True):
    """A group to which these things happened; what cannot happen, such as a deletion of nothing, does not."""
    made = story.Group(profile, own=(OWN,))
    made.tell(_row("2026-03-01", "Bo", "opens pull request #1"))
    for row in rows:
        try:
            made.tell(row)
        except story.NotUnderstoodError:
            continue
    if agendas:
        for day in MEETINGS:
            if any(row.day == day and row.who == "minutes" for row in rows):
                made.tell(_row(day, "agenda", "names #1"))
    made.today = today
    return made


def any_row(chance):
    """One thing that happened, by a random number generator."""
    kind = chance.random()
    if kind < 0.45:
        return _row(chance.choice(_DAYS), chance.choice(_PEOPLE), chance.choice(_FROM_PEOPLE))
    if kind < 0.9:
        return _row(chance.choice(MEETINGS), "minutes", chance.choice(_FROM_MINUTES))
    return _row(chance.choice(_DAYS), "Max", chance.choice(_ENDS))


def any_story(chance):
    """Many things that happened, most minutes agreed on."""
    told = [any_row(chance) for _ in range(chance.randint(3, 12))]
    for together in _TOGETHER:
        if chance.random() < 0.3:
            day = chance.choice(MEETINGS)
            told += [_row(day, *one) for one in together]
    closings = [_row(day, "minutes", "are agreed") for day in MEETINGS if chance.random() < 0.8]
    return _in_order((told, closings))


def rules_of(profile):
    """The rules of a shipped profile, or of the one made for the tests."""
    return (profiles.parse(OWN.text, OWN.path) if profile == OWN.path else profiles.load(profile)).rule
