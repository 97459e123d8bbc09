from tests.building import HOME, archive, issue, ledger_of, pull


def test_items_are_sorted_by_repository_and_number():
    held = [archive(pull(10), issue(9)), archive(issue(1, repository="blue/kiln"), repository="blue/kiln")]
    assert list(ledger_of(archives=held).items) == ["blue/kiln#1", f"{HOME}#9", f"{HOME}#10"]


def test_of_two_archives_the_one_gathered_later_tells_whatever_they_are_called():
    new = archive(pull(6, state="closed", title="new"), gathered="2026-03-01T00:00", source="archive.json")
    old = archive(pull(6, title="old"), pull(5), gathered="2026-01-01T00:00", source="archives/old.json")
    unknown = archive(pull(6, title="some day"), gathered=None, source="z.json")
    for archives in ([new, old, unknown], [unknown, old, new]):
        items = ledger_of(archives=archives).items
        assert [item.title for item in items.values()] == ["Item 5", "new"]
