"""How well real minutes are understood, against labels made by people: floors that hold."""

import json
import unicodedata
from collections import Counter

import pytest

from lastcall.documents.limits import decode
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

pytestmark = pytest.mark.corpora
WEIGHTY = {"decision", "objection", "objection_resolved", "no_objection", "merged", "closed"}


def plain(text):
    folded = unicodedata.normalize("NFKD", text or "")
    kept = "".join(
        c if c.isascii() and c.isalnum() else " " for c in folded.lower() if not unicodedata.combining(c)
    )
    return " ".join(kept.split())


def readings(folder):
    families = json.loads((folder / "families.json").read_text())
    for source in sorted((folder / "sources").glob("*.md")):
        family = families[source.name.split("__")[0]]
        family = family.get("files", {}).get(source.name, family)
        label = json.loads((folder / "labels" / f"{source.name}.json").read_text())
        file = read(
            Markdown(decode(source.read_bytes())),
            source.name,
            home=family["repository"],
            renames=Renames(family["renames"]),
        )
        yield label, file


def paired(gold, found):
    """Labels and events of one type whose lines are at most one apart, exact lines first."""
    pairs, free = [], list(found)
    for distance in (0, 1):
        for label in list(gold):
            match = next(
                (e for e in free if e.type == label["type"] and abs(e.line - label["line"]) == distance), None
            )
            if match is not None:
                gold.remove(label)
                free.remove(match)
                pairs.append((label, match))
    return pairs, free


def share(hit, of):
    return hit / of if of else 1.0


def f1(counts):
    return share(2 * counts["hit"], counts["gold"] + counts["found"])


@pytest.fixture(scope="module")
def figures(evaluation):
    references, people, agenda, events = Counter(), Counter(), Counter(), Counter()
    fields = Counter()
    for label, file in readings(evaluation / "dev"):
        for counts, gold, found in (
            (
                references,
                {(r["line"], r["target"].lower()) for r in label["references"]},
                {(r.line, r.target.lower()) for r in file.references},
            ),
            (people, {plain(a["name"]) for a in label["attendees"]}, {plain(a.name) for a in file.attendees}),
            (agenda, {plain(t) for t in label["agenda_items"]}, {plain(i.text) for i in file.agenda}),
        ):
            counts.update(hit=len(gold & found), gold=len(gold), found=len(found))
        fields["files"] += 1
        fields["date"] += (file.date.isoformat() if file.date else None) == label["date"]
        fields["closing"] += file.closing_consensus == label["closing_consensus"]
        wanted = [e for e in label["events"] if not e.get("optional")]
        pairs, free = paired(list(wanted), file.events)
        _, free = paired([e for e in label["events"] if e.get("optional")], free)
        kept = [e for _, e in pairs] + free
        events.update(hit=len(pairs), gold=len(wanted), found=len(kept))
        events["asserted"] += sum(e.basis.counts for e in kept)
        events["asserted right"] += sum(e.basis.counts for _, e in pairs)
        events["weighty"] += sum(e.basis.counts and e.type in WEIGHTY for e in kept)
        events["weighty right"] += sum(e.basis.counts and e.type in WEIGHTY for _, e in pairs)
        events["subject"] += sum(
            {s.lower() for s in g["subject"]} == {s.lower() for s in e.subject} for g, e in pairs
        )
        events["actor"] += sum(plain(g["actor"]) == plain(e.actor) for g, e in pairs)
    return {"references": references, "people": people, "agenda": agenda, "events": events, "fields": fields}


def test_references_people_and_agenda_are_found(figures):
    assert f1(figures["references"]) >= 0.98
    assert f1(figures["people"]) >= 0.98
    assert f1(figures["agenda"]) >= 0.95


def test_dates_and_closing_answers_are_right(figures):
    fields = figures["fields"]
    assert share(fields["date"], fields["files"]) >= 0.98
    assert share(fields["closing"], fields["files"]) >= 0.98


def test_what_is_asserted_is_true(figures):
    events = figures["events"]
    assert share(events["weighty right"], events["weighty"]) >= 0.93
    assert share(events["asserted right"], events["asserted"]) >= 0.95


def test_acts_are_found_with_subject_and_actor(figures):
    events = figures["events"]
    assert f1(events) >= 0.90
    assert share(events["subject"], events["hit"]) >= 0.85
    assert share(events["actor"], events["hit"]) >= 0.95


def test_nothing_in_a_machine_written_summary_is_asserted(evaluation):
    for _, file in readings(evaluation / "summaries"):
        assert file.events
        assert not [event for event in file.events if event.basis.counts]
