"""Words taken out of view are gone from acts and events, wherever they are told."""

from dataclasses import replace as with_fields

from msgspec.structs import replace
from tests.building import act, archive, comment, day, ledger_of, minutes, pull, reading_of

from lastcall.ledger import record
from lastcall.ledger.acts.redacting import GONE
from lastcall.model.declaration import Declaration, DeclarationKind


def redacted(reading, about):
    entry = Declaration(
        about=about, kind=DeclarationKind.REDACTION, by="Ana Bell", on=day("2026-03-01"), words="private"
    )
    return record(with_fields(reading, sources=replace(reading.sources, declarations=(entry,))))


def words(ledger):
    return [one.words for one in ledger.acts] + [one.event.quote for one in ledger.events]


def test_a_comment_by_its_address():
    said = replace(
        comment("/object Secret: my number is 5", "2026-01-05T09:00"), url="https://git.example/c/1"
    )
    reading = reading_of((), (archive(pull(6, comments=(said,))),))
    assert any("my number" in one for one in words(record(reading)))
    ledger = redacted(reading, "https://git.example/c/1")
    (raised,) = [one for one in ledger.acts if one.rule == "command.object"]
    assert (raised.words, raised.title, raised.actor.written) == (GONE, None, "@bo")
    assert not any("my number" in one or "Secret" in one for one in words(ledger))
    assert raised.digest == next(one.digest for one in record(reading).acts if one.id == raised.id)


def test_an_act_of_minutes_takes_what_else_stands_on_its_line_with_it():
    file = minutes(
        "2026-01-05",
        act("objection", 3, "#6", actor="Ana", quote="objects, call me on 5"),
        act("action", 3, "#6", actor="Bo", quote="will call Ana on 5"),
        act("support", 4, "#6", actor="Bo", quote="supports"),
    )
    meant = next(one.id for one in ledger_of((file,)).acts if one.kind.value == "objected")
    ledger = redacted(reading_of((file,)), meant)
    assert [one for one in words(ledger) if " 5" in one] == []
    assert "supports" in words(ledger)


def test_nothing_else_is_taken():
    reading = reading_of((), (archive(pull(6, comments=(comment("/support", "2026-01-05T09:00"),))),))
    assert words(redacted(reading, "https://git.example/c/9")) == words(record(reading))
