"""A record made for a REF, with people shown as the configuration wants it in all that is published."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

import msgspec

from lastcall import __version__
from lastcall.ledger.ledger import Ledger
from lastcall.model.errors import LastcallError
from lastcall.model.settings import PeopleShown
from lastcall.report.consensus import finding
from lastcall.report.record import building, digests
from lastcall.report.record.shapes import RecordShape
from lastcall.status.values import Status

WRITTEN_BY = f"lastcall {__version__}"
_WITHHELD = "[address withheld]"
_KEPT = frozenset(
    {"schema", "id", "act", "path", "ref", "subject", "digest", "rule", "code", "kind", "source"}
)
"""Keys whose values are ids, places and words of ours: a name in them is no name of somebody."""


def build(ledger: Ledger, status: Status, ref: str | None, people: PeopleShown | None = None) -> RecordShape:
    """The record that a REF asks for, with its digests. Raises LastcallError where there is none."""
    shown = people or ledger.reading.sources.settings.privacy.people
    one = _plain(ledger, status, ref)
    one = msgspec.structs.replace(one, people=shown.value)
    return digests.sealed(_masked(one, ledger, status, shown), building.lines_of(ledger), WRITTEN_BY)


def file_name(one: RecordShape, *, as_json: bool) -> str:
    """A name for a record in a folder."""
    stem = re.sub(r"[^\w.-]+", "-", (one.ref or "group").rpartition("/")[2]).strip("-").lower()
    return f"record-{stem}.{'json' if as_json else 'md'}"


def _plain(ledger: Ledger, status: Status, ref: str | None) -> RecordShape:
    if ref is None:
        return building.of_group(ledger, status)
    found, cases = finding.find(ledger, status, ref)
    spec = next((one for one in status.specifications if one.id == found.ref), None)
    if found.kind == "specification" and spec is not None:
        return building.of_specification(ledger, status, spec, cases)
    if len(cases) == 1:
        return building.of_proposal(ledger, status, cases[0])
    if cases:
        subjects = ", ".join(one.subject for one in cases)
        raise LastcallError(f"`{ref}` is about several proposals: {subjects}", hint="name one of them")
    raise LastcallError(
        f"`{ref}` is a {found.kind}, and no proposal on the record is about it",
        hint="a record is of a proposal, a specification, or with --group of the group",
    )


def _masked(one: RecordShape, ledger: Ledger, status: Status, shown: PeopleShown) -> RecordShape:
    """The record with people as the configuration wants them."""
    if shown is PeopleShown.NAMES:
        return one
    from lastcall.site.privacy import Mask

    mask = Mask(shown, ledger)
    day = status.as_of.day

    def words(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: words(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [words(inner, key) for inner in value]
        if not isinstance(value, str) or key in _KEPT:
            return value
        # the mask knows texts as they stand in a page
        masked = unescape(mask.words(escape(value, quote=False), day))
        return _WITHHELD if key == "url" and masked != value else masked

    return msgspec.convert(words(msgspec.to_builtins(one)), RecordShape)
