"""What a real group's agendas hold the draft to."""

import importlib.util
import re
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

from lastcall.agenda import draft
from lastcall.documents.group import read_group
from lastcall.ledger import Ledger, record
from lastcall.model.item import Item

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "bench_agenda_draft.py"
    spec = importlib.util.spec_from_file_location("agenda_draft", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def ledger(benchmark: ModuleType, corpora: Path) -> Ledger:
    return benchmark.read(corpora)


def test_drafts_hold_what_the_real_agendas_held(benchmark: ModuleType, ledger: Ledger):
    drafts, everything, recent = benchmark.measure(ledger)

    assert (drafts.agendas, drafts.wanted) == (56, 44)
    assert drafts.recall >= benchmark.RECALL
    assert drafts.excess <= benchmark.TOO_MANY
    # the plain rules beside it come out as published: the counting is the one that was meant
    assert (round(everything.recall, 2), round(everything.excess, 1)) == (1.0, 13.5)
    assert (round(recent.recall, 2), round(recent.excess, 1)) == (0.89, 0.5)


def test_the_future_changes_nothing(benchmark: ModuleType, ledger: Ledger):
    """A draft is the same where all files, items and comments of the day and later are taken away."""
    for eve in list(benchmark.eves(ledger))[::7]:
        past = draft(without_future(ledger, eve.day), eve.day)
        full = draft(ledger, eve.day)

        assert (past.path, past.text) == (full.path, full.text)


def without_future(ledger: Ledger, day: date) -> Ledger:
    sources = ledger.reading.sources
    archives = tuple(
        replace(
            archive,
            items=tuple(
                until(item, day) for item in archive.items if item.created and item.created.date() < day
            ),
        )
        for archive in sources.archives
    )
    files = tuple(file for file in sources.files if (dated(file.path) or date.min) < day)
    return record(read_group(replace(sources, files=files, archives=archives)))


def until(item: Item, day: date) -> Item:
    return replace(
        item,
        comments=tuple(one for one in item.comments if one.at and one.at.date() < day),
        reviews=tuple(one for one in item.reviews if one.at and one.at.date() < day),
    )


def dated(path: str) -> date | None:
    found = re.search(r"\d{4}-\d{2}-\d{2}", path)
    return date.fromisoformat(found[0]) if found else None
