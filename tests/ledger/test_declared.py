"""What stands elsewhere is told with where it stands, as a link or in words."""

from dataclasses import replace as with_fields

import pytest
from msgspec.structs import replace
from tests.building import archive, day, full, pull, reading_of

from lastcall.ledger import record
from lastcall.model.declaration import Declaration, DeclarationKind


@pytest.mark.parametrize(
    ("stands", "words", "places"),
    [
        (None, "yes", ["declarations.toml:4"]),
        ("https://lists.example/1", "yes", ["declarations.toml:4", "https://lists.example/1"]),
        ("a mail of 5 January", "yes (stands at: a mail of 5 January)", ["declarations.toml:4"]),
    ],
)
def test_where_it_stands(stands, words, places):
    entry = Declaration(
        about=full("#6"),
        kind=DeclarationKind.POSITION,
        by="Ana Bell",
        who="Bo Carr",
        on=day("2026-01-06"),
        says="support",
        words="yes",
        stands=stands,
        entry=4,
    )
    reading = reading_of((), (archive(pull(6)),))
    reading = with_fields(reading, sources=replace(reading.sources, declarations=(entry,)))
    (told,) = [one for one in record(reading).acts if one.rule == "declaration.position"]
    assert (told.words, told.actor.written, told.on_behalf.written) == (words, "Ana Bell", "Bo Carr")
    assert [getattr(one, "url", None) or f"{one.path}:{one.line}" for one in told.evidence] == places
