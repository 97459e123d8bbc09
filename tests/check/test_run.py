"""The check as a whole: what is ignored, counted, kept to some files, and put first."""

from datetime import date

from tests.check.group import check, pulls, read

from lastcall.check import Counted, run
from lastcall.check.first import first_five
from lastcall.model.finding import Finding, Severity

CONFIGURATION = '[group]\nrepository = "river-gauges/gauge-data"\nnow = "2026-06-30"\n'
TEXT = """# River Gauges Meeting {day}

## Attendees
* Ada Lindqvist (Fordwater Trust)

## Minutes
* Ada: welcome

## Closing Discussion
* Consensus to commit this to repo? Yes/No
"""
OLD, NEW = "minutes/2025-03-24_minutes.md", "minutes/2026-03-24_minutes.md"
FILES = {OLD: TEXT.format(day="2025-03-24"), NEW: TEXT.format(day="2026-03-24")}


def places(checked):
    return [(one.rule, one.path, one.line) for one in checked.findings]


def test_findings_are_sorted_by_path_line_and_rule():
    files = {**FILES, NEW: FILES[NEW].replace("2026-03-24", "2026-03-25", 1)}

    assert places(check(files)) == [
        ("closing-undecided", OLD, 10),
        ("date-mismatch", NEW, 1),
        ("closing-undecided", NEW, 10),
    ]


def test_a_finding_carries_its_rule_its_day_and_its_words():
    [finding] = check({NEW: FILES[NEW]}).findings

    assert finding == Finding(
        rule="closing-undecided",
        severity=Severity.WARNING,
        path=NEW,
        line=10,
        message="the minutes of 2026-03-24 leave their closing question open: Consensus to commit this to repo? Yes/No",
        help="Write the answer that was given, or ask the next meeting: until then the minutes are no record.",
        at=date(2026, 3, 24),
        quote="* Consensus to commit this to repo? Yes/No",
    )


def test_a_quote_is_at_most_160_characters():
    files = {NEW: FILES[NEW].replace("repo?", f"repo {'x' * 300}?")}

    assert all(len(one.quote) <= 160 for one in check(files).findings)


def test_an_ignored_rule_says_nothing_and_is_not_counted():
    quiet = check({**FILES, "lastcall.toml": CONFIGURATION + '[check]\nignore = ["closing-undecided"]\n'})

    assert places(quiet) == []
    assert quiet.scope.rules == check(FILES).scope.rules - 1


def test_an_ignored_rule_is_not_called_silent():
    agendas = {
        f"minutes/2026-03-{day}_agenda.md": "# Gauges 2026-03-{day}\n\n## Agenda\n* Welcome\n"
        for day in (10, 24)
    }
    quiet = {**agendas, "lastcall.toml": CONFIGURATION + '[check]\nignore = ["agenda-without-minutes"]\n'}

    assert [one.rule for one in check(agendas).silent] == ["agenda-without-minutes"]
    assert check(quiet).silent == ()


def test_a_rule_with_nothing_to_say_is_not_called_silent():
    assert check(FILES).silent == ()


def test_older_findings_are_counted_not_listed():
    checked = check({**FILES, "lastcall.toml": CONFIGURATION + "[check]\nsince = 2026-01-01\n"})

    assert places(checked) == [("closing-undecided", NEW, 10)]
    assert checked.counted == (Counted(rule="closing-undecided", number=1),)
    assert checked.since == date(2026, 1, 1)


def test_since_keeps_its_own_day_and_what_has_none():
    files = {
        **FILES,
        "lastcall.toml": CONFIGURATION + '[check]\nignore = ["spelling"]\nsince = 2026-03-24\n',
    }

    assert places(check(files)) == [("unknown-rule", "lastcall.toml", 0), ("closing-undecided", NEW, 10)]


def test_paths_keep_the_findings_of_these_files_only():
    checked = check(FILES, paths=frozenset({OLD}))

    assert places(checked) == [("closing-undecided", OLD, 10)]
    assert places(check(FILES, paths=frozenset())) == []


def test_paths_keep_the_count_of_older_ones_too():
    files = {**FILES, "lastcall.toml": CONFIGURATION + "[check]\nsince = 2026-01-01\n"}

    assert check(files, paths=frozenset({NEW})).counted == ()


def test_what_was_looked_at_is_said():
    scope = check(FILES).scope

    assert (scope.files, scope.meetings, scope.items) == (2, 2, 0)


def test_the_same_input_gives_the_same_outcome():
    ledger, status = read(FILES)

    assert run(ledger, status) == run(ledger, status) == check(dict(reversed(FILES.items())))


def finding(rule, severity, day=None, path="a.md", line=1):
    return Finding(rule=rule, severity=severity, path=path, line=line, message="m", help="h", at=day)


def test_the_first_five_are_errors_first_then_one_of_each_kind_the_newest_first():
    old, new = date(2025, 1, 1), date(2026, 1, 1)
    error = finding("e", Severity.ERROR, old)
    w1, w2, w3 = (finding("w", Severity.WARNING, day, line=nth) for nth, day in enumerate((old, new, new)))
    v = finding("v", Severity.WARNING, old)
    hint = finding("h", Severity.HINT)

    assert first_five([hint, v, w1, w2, w3, error]) == (error, w2, v, w3, w1)


def test_a_finding_without_a_day_is_of_today():
    dated, undated = finding("w", Severity.WARNING, date(2026, 1, 1)), finding("w", Severity.WARNING)

    assert first_five([dated, undated]) == (undated, dated)


def test_fewer_than_five_are_all_of_them():
    hint, warning = finding("h", Severity.HINT), finding("w", Severity.WARNING)

    assert first_five([hint, warning]) == (warning, hint)
    assert first_five([]) == ()


def test_of_a_past_day_only_what_had_happened_by_then():
    merged = {"number": 8, "createdAt": "2026-03-01T09:00:00Z", "state": "MERGED"} | dict.fromkeys(
        ("closedAt", "mergedAt"), "2026-04-10T09:00:00Z"
    )
    replaced = {
        "number": 3,
        "createdAt": "2026-03-01T09:00:00Z",
        "comments": [{"author": "ada-l", "body": "Superseded by #8.", "createdAt": "2026-04-10T09:00:00Z"}],
    }
    said = FILES[NEW].replace("Ada: welcome", "Merged pull request #8").replace("Yes/No", "Yes")
    files = {"archive.json": pulls(merged, replaced), NEW: said}

    assert [one.rule for one in check(files).findings] == [
        "superseded-still-open",
        "minutes-disagree-with-forge",
    ]
    assert [one.message for one in check(files, as_of=date(2026, 4, 1)).findings] == [
        "the minutes of 2026-03-24 say that #8 was merged; it is open"
    ]
    assert check(files, as_of=date(2026, 3, 25)).findings == ()
