"""Whole drafts of small groups, as their maintainers would read them."""

from datetime import date

import pytest
from tests.agenda.group import HOME, agenda, group, item, minutes

from lastcall.agenda import Draft, draft, explain
from lastcall.ledger import Ledger
from lastcall.model.instant import end_of
from lastcall.model.item import ItemState

DAY = date(2026, 3, 5)
PULL_3 = "https://git.example/pier/tides/pull/3"
MERGED, CLOSED = ItemState.MERGED, ItemState.CLOSED


def drafted(ledger: Ledger) -> Draft:
    return draft(ledger, DAY)


def topics(ledger: Ledger) -> str:
    """The part between the heading of the agenda and the next one, without the routine of `agenda`."""
    between = drafted(ledger).text.split("## Agenda\n")[1].split("\n\n##")[0]
    return between.removeprefix("* Welcome\n").removesuffix("* Review and approve minutes")


def left_out(ledger: Ledger) -> dict[str, list[str]]:
    found = drafted(ledger).left_out
    return {one.target.removeprefix(HOME): [reason.what for reason in one.because] for one in found}


def a_year() -> Ledger:
    return group(
        {
            "minutes/2026-01-08_agenda.md": agenda("2026-01-08", "* Map"),
            "minutes/2026-01-08_minutes.md": minutes("2026-01-08", "* Mira: the map", closing="Yes/No"),
            "minutes/2026-02-05_agenda.md": agenda(
                "2026-02-05",
                "* Tide gauges",
                "    * Pull request: https://git.example/pier/tides/pull/3",
                "    * Rendered: https://pier.example/gauges",
                "    * How many weeks?",
                "* Datum",
                "    * Pull request: https://git.example/pier/tides/pull/4",
                "* Colours of the harbour map",
            ),
            "minutes/2026-02-05_minutes.md": minutes(
                "2026-02-05",
                "* Datum (pull request #4)",
                "    * Any sustained objection?",
                "        * No objection",
                "    * Merged pull request #4",
                "* Mira: last call for #3 until 2026-02-26",
                "* ACTION(Olu, due 2026-02-20): list the gauges without a datum",
            ),
        },
        item(
            3,
            "Name <every> gauge",
            "2026-01-20",
            body="## Timeline\n* 2026-02-26 - Deadline for comments\n* 2026-03-05 - Merge if no objection\n",
        ),
        item(4, "Datum", "2026-01-21", state=MERGED, ended="2026-02-05"),
        item(5, "Wind for @olu-fenn", "2026-02-10", pull=False),
        item(6, "Opened on the day", "2026-03-05"),
    )


def test_the_next_agenda_in_the_form_of_the_last():
    found = drafted(a_year())

    assert found.path == "minutes/2026-03-05_agenda.md"
    assert found.text == (
        "# Tides Group Meeting 2026-03-05\n"
        "\n"
        "Recording: TODO\n"
        "\n"
        "## Agenda\n"
        "* Welcome\n"
        "* Minutes of 2026-01-08: answer the closing question\n"
        "* Tide gauges\n"
        "    * Pull request: https://git.example/pier/tides/pull/3\n"
        "    * Rendered: https://pier.example/gauges\n"
        "    * Deadline for comments: ended 2026-02-26\n"
        "    * Merge if no objection\n"
        "* Colours of the harbour map (carried over)\n"
        "* Wind for `@olu-fenn`\n"
        "    * Issue: https://git.example/pier/tides/issues/5\n"
        "* Open actions:\n"
        "    * Olu: list the gauges without a datum (due 2026-02-20)\n"
        "* Review and approve minutes\n"
        "\n"
        "## Attendees\n"
        "* Mira Quist (Maintainer)\n"
        "* TODO\n"
        "\n"
        "## Minutes\n"
        "* TODO\n"
        "\n"
        "## Closing Discussion\n"
        "* Consensus to commit this to repo? Yes/No\n"
    )


def test_each_line_says_why_it_is_there():
    lines = {line.text.strip(): [str(one) for one in line.because] for line in drafted(a_year()).lines}

    assert lines["* Pull request: https://git.example/pier/tides/pull/3"] == [
        "named in the meeting of 2026-02-05 (minutes/2026-02-05_minutes.md:14)",
        f"its call ends on 2026-02-26, before this meeting, and nothing on the record concludes it ({PULL_3})",
        "stood on an agenda before (minutes/2026-02-05_agenda.md:8)",
    ]
    assert lines["* Colours of the harbour map (carried over)"] == [
        "on the agenda of 2026-02-05, and its minutes do not come to it (minutes/2026-02-05_agenda.md:13)"
    ]
    assert lines["* Olu: list the gauges without a datum (due 2026-02-20)"] == [
        "taken on in the meeting of 2026-02-05, and not known to be done (minutes/2026-02-05_minutes.md:15)"
    ]
    assert lines["* Welcome"] == ["stands on every agenda (minutes/2026-02-05_agenda.md:6)"]
    assert all(because for text, because in lines.items() if text)


def test_an_explanation_names_what_was_left_out():
    said = explain(drafted(a_year()))

    assert said.startswith(
        "minutes/2026-03-05_agenda.md\n\n# Tides Group Meeting 2026-03-05\n"
        "        because: the form of the last agenda (minutes/2026-02-05_agenda.md:1)\n"
    )
    assert said.endswith(
        "\nLeft out:\n    pier/tides#4: merged on 2026-02-05 (https://git.example/pier/tides/pull/4)\n"
    )


def test_two_drafts_are_the_same():
    assert drafted(a_year()) == drafted(a_year())


def test_lines_name_their_targets():
    found = {line.target for line in drafted(a_year()).lines if line.target}

    assert found == {"pier/tides#3", "pier/tides#5"}


def test_a_group_without_agendas_gets_the_usual_form():
    ledger = group(
        {}, item(1, "Begin", "2026-01-01"), item(2, "Done", "2026-01-01", state=CLOSED, ended="2026-01-03")
    )

    found = drafted(ledger)

    assert found.path == "minutes/2026-03-05_agenda.md"
    assert found.text == (
        "# Tides Group Meeting 2026-03-05\n\n## Agenda\n* Welcome\n* Begin\n"
        "    * Pull request: https://git.example/pier/tides/pull/1\n* Any other business\n\n"
        "## Attendees\n* TODO\n\n## Minutes\n* TODO\n\n"
        "## Closing Discussion\n* Consensus to commit this to repo? Yes/No\n"
    )


def test_minutes_without_a_plan_lend_title_and_folder():
    files = {"notes/2026-02-05.md": minutes("2026-02-05", "* Mira: hello", title="Third call,")}

    found = drafted(group(files))

    assert found.path == "notes/2026-03-05.md"
    assert found.text.startswith(
        "# Third call, 2026-03-05\n\n## Agenda\n* Welcome\n* TODO\n* Any other business\n"
    )


def test_minutes_that_hold_the_plan_are_emptied():
    text = (
        "# Tides call 2026-02-05\n\nRecording: https://video.example/5\n\n"
        "## Attendees\n- Mira Quist (Chair)\n- Olu Fenn\n\n## Regrets\n- Ana Bay\n\n"
        "## Agenda\n- Welcome\n- Gauges\n\n## Minutes\n- Mira: the gauges have names\n\n### More\nOlu: good\n\n"
        "## Closing\nConsensus to commit this to repo? Yes, all\n"
    )

    found = drafted(group({"2026-02-05_meeting_minutes.md": text}))

    assert found.path == "2026-03-05_agenda.md"
    assert found.text == (
        "# Tides call 2026-03-05\n\nRecording: TODO\n\n"
        "## Attendees\n- Mira Quist (Chair)\n- TODO\n\n## Regrets\n* TODO\n\n"
        "## Agenda\n- Welcome\n- TODO\n\n## Minutes\n* TODO\n\n"
        "## Closing\nConsensus to commit this to repo? Yes/No\n"
    )


def test_numbers_count_on_and_folders_of_a_meeting_are_new_ones():
    text = (
        "# Tides call of 5 February 2026\n\nThursday 15:00, June is off\n\n## Agenda\n\n"
        "1. Welcome\n2. Gauges\n   - Issue #7: Gauge names\n3. AOB\n"
    )
    ledger = group(
        {"calls/one/agenda.md": text},
        item(7, "Gauge names", "2026-01-01", pull=False),
        item(8, "Gauge heights", "2026-02-09", pull=False),
    )

    found = drafted(ledger)

    assert found.path == "calls/2026-03-05/agenda.md"
    assert found.text == (
        "# Tides call of 5 March 2026\n\nThursday 15:00, June is off\n\n## Agenda\n\n"
        "1. Welcome\n2. Gauges\n   - Issue #7: Gauge names\n"
        "3. Gauge heights\n   - Issue: https://git.example/pier/tides/issues/8\n4. AOB\n"
    )


def test_sections_of_an_agenda_stay_where_they_are():
    text = (
        "# Tides agenda\n\n## Thursday, February 5 2026\n\n### Administrivia\n* Scribe selection\n\n"
        "### Drafts\n* Gauges, [slides](g.pdf)\n  Olu Fenn\n\n### Other\n* Wind\n"
    )
    files = {
        "m/feb/agenda.md": text,
        "m/feb/minutes.md": "# Tides minutes\n\n## Gauges\n\nOlu: wind is named too\n",
    }

    assert drafted(group(files, paths={"minutes": ["m/**/*.md"]})).text == (
        "# Tides agenda\n\n## Thursday, March 5 2026\n\n### Administrivia\n* Scribe selection\n\n"
        "### Drafts\n* TODO\n\n### Other\n* TODO\n"
    )


def test_a_file_of_several_meetings_is_not_named_again():
    one = "## Call {}\n\n### Attendees\n* Mira Quist\n\n### Agenda\n* {}\n\n### Minutes\n* Mira: hello\n\n"
    text = "# Calls\n\n" + one.format("2026-01-08", "Map") + one.format("2026-02-05", "Gauges")

    found = drafted(group({"calls/all.md": text}))

    assert found.path == "calls/2026-03-05_agenda.md"
    assert found.text == (
        "## Call 2026-03-05\n\n### Attendees\n* TODO\n\n### Agenda\n* Gauges (carried over)\n\n"
        "### Minutes\n* TODO\n"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("a](https://evil.example) [b", r"a\](https://evil.example) \[b"),
        ("one\n* two\n## Minutes", r"one \* two ## Minutes"),
        ("{title} {0} %s", "{title} {0} %s"),
    ],
)
def test_a_hostile_title_stays_a_title(title: str, written: str):
    ledger = group({"2026-02-05_agenda.md": agenda("2026-02-05", "* Map")}, item(9, title, "2026-02-09"))

    assert (
        f"\n* {written}\n    * Pull request: https://git.example/pier/tides/pull/9\n" in drafted(ledger).text
    )


LISTS = (
    "* Review open pull requests:",
    "    * Pull Request #3 - Gauges (https://git.example/pier/tides/pull/3)",
    "* Review other open issues:",
    "    * Issue #4 - Datum (https://git.example/pier/tides/issues/4)",
)


def test_new_items_stand_in_the_lists_of_their_kind():
    ledger = group(
        {"2026-02-05_agenda.md": agenda("2026-02-05", *LISTS)},
        item(3, "Gauges", "2026-01-02"),
        item(4, "Datum", "2026-01-02", pull=False, state=CLOSED, ended="2026-02-06"),
        item(5, "Wind", "2026-02-06"),
        item(6, "Rain", "2026-02-06", pull=False),
        item(7, "Another repository's", "2026-02-07", repository="pier/winds"),
    )

    assert topics(ledger) == (
        "* Review open pull requests:\n"
        "    * Pull Request #3 - Gauges (https://git.example/pier/tides/pull/3)\n"
        "    * Pull Request #5 - Wind (https://git.example/pier/tides/pull/5)\n"
        "    * Pull Request pier/winds#7 - Another repository's (https://git.example/pier/winds/pull/7)\n"
        "* Review other open issues:\n"
        "    * Issue #6 - Rain (https://git.example/pier/tides/issues/6)\n"
    )


def test_many_new_items_share_a_line():
    ledger = group(
        {"2026-02-05_agenda.md": agenda("2026-02-05", "* Map")},
        *(item(number, f"Gauge {number}", "2026-02-06") for number in range(10, 21)),
    )

    text = topics(ledger)

    assert text.startswith("* Map\n* Review open pull requests:\n    * Pull request #13 - Gauge 13 (")
    assert text.endswith("    * 3 more: #10, #11, #12\n")
    assert text.count("\n") == 2 + 8 + 1


def test_a_heading_that_concludes_is_not_for_others():
    ledger = group(
        {
            "2026-02-05_agenda.md": agenda(
                "2026-02-05",
                "* Merge open pull requests with consensus:",
                "    * https://git.example/pier/tides/pull/3",
                "    * https://git.example/pier/tides/pull/4",
            )
        },
        item(3, "Gauges", "2026-01-02"),
        item(4, "Datum", "2026-01-02", state=MERGED, ended="2026-02-05"),
    )

    assert topics(ledger) == "* Gauges\n    * https://git.example/pier/tides/pull/3\n"


def test_an_item_closed_at_an_unknown_time_stays_while_it_is_named():
    unknown = item(4, "Datum", "2025-12-01", pull=False, state=CLOSED)
    named = {"2026-02-05_agenda.md": agenda("2026-02-05", "* Datum", "    * Issue #4")}
    since = {f"2026-02-{day}_agenda.md": agenda(f"2026-02-{day}", "* Map") for day in (12, 19)}

    assert topics(group(named, unknown)) == "* Datum\n    * Issue #4\n"
    assert "Datum" not in topics(group({**named, **since}, unknown))


def test_an_item_closed_at_an_unknown_time_goes_when_minutes_say_so():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Datum", "    * Issue #4"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Mira: closed issue #4"),
    }

    ledger = group(files, item(4, "Datum", "2025-12-01", pull=False, state=CLOSED))

    assert topics(ledger) == "* TODO\n"
    assert left_out(ledger) == {"#4": ["closed on 2026-02-05, as minutes say"]}


def test_where_minutes_and_forge_disagree_a_later_meeting_decides():
    first = {
        "2026-01-08_agenda.md": agenda("2026-01-08", "* Datum", "    * Pull request #4"),
        "2026-01-08_minutes.md": minutes("2026-01-08", "* Merged pull request #4"),
    }
    again = {"2026-02-05_agenda.md": agenda("2026-02-05", "* Datum, really", "    * Pull request #4")}
    still_open = item(4, "Datum", "2025-12-01")

    assert left_out(group(first, still_open)) == {"#4": ["merged on 2026-01-08, as minutes say"]}
    assert topics(group({**first, **again}, still_open)) == (
        "* Minutes of 2026-02-05: still to be written\n* Datum, really\n    * Pull request #4\n"
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Deferred to 2026-03-05", {}),
        ("Deferred to 2026-04-02", {"#4": ["deferred to 2026-04-02"]}),
        ("Deferred indefinitely", {"#4": ["put off without a day"]}),
    ],
)
def test_what_was_put_off_comes_when_it_was_put_off_to(said: str, expected: dict[str, list[str]]):
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Datum", "    * Issue #4"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Datum (issue #4)", f"    * {said}"),
    }
    ledger = group(files, item(4, "Datum", "2025-12-01", pull=False))

    assert left_out(ledger) == expected
    assert ("* Datum (carried over)\n    * Issue #4\n" in topics(ledger)) is not bool(expected)


def test_what_was_replaced_gives_way():
    ledger = group(
        {"2026-02-05_agenda.md": agenda("2026-02-05", "* Datum", "    * Pull request #4")},
        item(4, "Datum", "2025-12-01"),
        item(5, "Datum again", "2026-02-06", body="Replaces #4."),
    )

    assert topics(ledger) == ("* Datum again\n    * Pull request: https://git.example/pier/tides/pull/5\n")
    assert left_out(ledger) == {"#4": ["replaced by pier/tides#5"]}


def test_a_pull_request_comes_with_the_specification_that_was_spoken_of():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Map"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Olu: read TG-01 again"),
    }

    ledger = group(
        files,
        item(3, "[Specification] TIDE-1", "2025-12-01"),
        item(4, "Elsewhere", "2025-12-01"),
        renames={"TIDE-1": "TG-01"},
    )

    assert topics(ledger) == (
        "* Map (carried over)\n"
        "* [Specification] TIDE-1\n    * Pull request: https://git.example/pier/tides/pull/3\n"
    )


def test_an_open_objection_stands_beneath_its_item_and_nothing_asks_to_merge():
    files = {
        "2026-01-08_agenda.md": agenda("2026-01-08", "* Map", "    * Merge if no sustained objection"),
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Gauges", "    * Pull request #3"),
        "2026-02-05_minutes.md": minutes(
            "2026-02-05", "* Gauges (pull request #3)", "    * OBJECTION(Olu Fenn): the names are too long"
        ),
    }
    over = "## Timeline\n* 2026-02-20 - Last call\n"

    assert topics(group(files, item(3, "Gauges", "2026-01-02", body=over))) == (
        "* Gauges\n    * Pull request #3\n    * Last call: ended 2026-02-20\n"
        "    * Open objection of 2026-02-05\n"
    )


def test_a_call_that_is_over_is_asked_about_in_the_group_s_words():
    files = {
        "2026-01-08_agenda.md": agenda("2026-01-08", "* Map", "    * Merge if no sustained objection"),
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Gauges", "    * Pull request #3"),
    }
    timetable = "## Timeline\n* 2026-02-20 - Last call\n* 2026-05-01 - Published\n"

    ledger = group(files, item(3, "Gauges", "2026-01-02", body=timetable))

    assert topics(ledger) == (
        "* Gauges\n    * Pull request #3\n    * Last call: ended 2026-02-20\n    * Published: 2026-05-01\n"
        "    * Merge if no sustained objection\n"
    )


def test_a_topic_is_carried_over_only_where_the_minutes_do_not_come_to_it():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Colours of the map", "* Names of piers", "* Depths"),
        "2026-02-05_minutes.md": minutes(
            "2026-02-05", "* Olu: red is a good colour", "* Depths: deferred to the next meeting"
        ),
    }

    assert topics(group(files)) == "* Names of piers (carried over)\n* Depths (carried over)\n"


def test_without_minutes_nobody_says_that_a_topic_was_not_treated():
    files = {
        "2026-01-08_agenda.md": agenda("2026-01-08", "* Depths"),
        "2026-01-08_minutes.md": minutes("2026-01-08", "* Olu: depths are fine"),
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Colours of the map"),
    }

    assert topics(group(files)) == "* Minutes of 2026-02-05: still to be written\n* Colours of the map\n"


def test_actions_are_condensed():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Map", "* Review action items"),
        "2026-02-05_minutes.md": minutes(
            "2026-02-05",
            "* Map",
            "    * [Olu] TODO: colour the *map*",
            "    * ACTION(Mira Quist, due 2026-04-01): name the piers.",
            "    * Review action items",
            "```",
            "* TODO: an example",
            "```",
        ),
    }

    assert topics(group(files)) == (
        "* Review action items\n"
        "    * Mira Quist: name the piers (due 2026-04-01)\n"
        "    * Olu: colour the \\*map\\*\n"
    )


def test_addresses_of_a_renamed_repository_are_today_s():
    files = {
        "2026-02-05_agenda.md": agenda(
            "2026-02-05", "* Gauges", "    * Pull request: https://git.example/dock/tides/pull/3"
        )
    }

    ledger = group(files, item(3, "Gauges", "2026-01-02"), renames={"dock/tides": HOME})

    assert topics(ledger) == "* Gauges\n    * Pull request: https://git.example/pier/tides/pull/3\n"


def test_items_of_strangers_are_mentioned_and_not_put_on_the_agenda():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Map"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Map as in https://git.example/far/away/pull/12"),
    }

    assert topics(group(files)) == "* TODO\n"


def test_an_item_that_no_source_holds_is_listed_by_its_number():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Map"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Map, see issue #41"),
    }

    assert topics(group(files)) == "* Issue #41\n    * Issue: https://git.example/pier/tides/issues/41\n"


def test_nothing_dated_on_the_day_or_later_is_seen():
    before = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Map", "    * Pull request #3"),
        "2026-02-05_minutes.md": minutes("2026-02-05", "* Map (pull request #3)"),
    }
    later = {
        "2026-03-05_agenda.md": agenda("2026-03-05", "* Depths", title="Renamed Group"),
        "2026-03-05_minutes.md": minutes("2026-03-05", "* Merged pull request #3", "* TODO: run"),
        "2026-04-02_agenda.md": agenda("2026-04-02", "* Merged #3"),
    }
    known = item(3, "Map", "2026-01-02", state=MERGED, ended="2026-03-05")

    now = drafted(group(before, known))
    then = drafted(group({**before, **later}, known, item(4, "Depths", "2026-03-05")))

    assert now.text == then.text
    assert now.path == then.path
    assert topics(group(before, known)) == "* Map\n    * Pull request #3\n"


def test_an_earlier_instant_may_be_asked_for():
    files = {"2026-01-08_agenda.md": agenda("2026-01-08", "* Map", "    * Pull request #3")}
    files["2026-02-05_minutes.md"] = minutes("2026-02-05", "* Merged pull request #3")
    ledger = group(files, item(3, "Map", "2026-01-02", state=MERGED))

    found = draft(ledger, DAY, until=end_of(date(2026, 1, 31), "UTC", given=True))

    assert "* Map\n    * Pull request #3\n" in found.text
    assert "Map" not in drafted(ledger).text


def test_a_status_may_be_handed_in():
    asked = []

    def fold(ledger, instant):
        from lastcall.status import fold as real

        asked.append(instant)
        return real(ledger, instant)

    draft(group({}), DAY, fold=fold)

    assert asked == [end_of(date(2026, 3, 4), "UTC", given=True)]


def test_topics_may_be_headings():
    text = (
        "# Call 2026-02-05\n\n## Agenda\n\n### Welcome\n\n### Gauges\n\n"
        "https://git.example/pier/tides/pull/3\n\n### Wind\n\n- pull request #4\n\n## Minutes\n\n* TODO\n"
    )
    ledger = group(
        {"2026-02-05_agenda.md": text},
        item(3, "Gauges", "2026-01-02"),
        item(4, "Wind", "2026-01-02", state=MERGED, ended="2026-02-05"),
        item(5, "Rain", "2026-02-06"),
    )

    assert drafted(ledger).text == (
        "# Call 2026-03-05\n\n## Agenda\n\n### Welcome\n\n### Gauges\n\n"
        "https://git.example/pier/tides/pull/3\n\n### Rain\n\n"
        "- Pull request: https://git.example/pier/tides/pull/5\n\n## Minutes\n\n* TODO\n"
    )


def test_a_plan_in_a_table_lends_its_title_and_name():
    text = "# Call 2026-02-05\n\n## Agenda\n\n| min | topic |\n|---|---|\n| 5 | Gauges #3 |\n\n## Minutes\n"

    found = drafted(group({"calls/2026-02-05_agenda.md": text}, item(3, "Gauges", "2026-01-02")))

    assert found.path == "calls/2026-03-05_agenda.md"
    assert found.text.startswith("# Call 2026-03-05\n\n## Agenda\n* Welcome\n* Gauges\n")


def test_an_agenda_with_nothing_but_a_welcome():
    files = {"2026-02-05_agenda.md": "# Call 2026-02-05\n\n## Agenda\n* Welcome\n"}

    assert drafted(group(files)).text == "# Call 2026-03-05\n\n## Agenda\n* Welcome\n* TODO\n"


def test_a_standing_topic_stays_with_what_stands_beneath_it_each_time():
    first = (
        "* Depths of the bay",
        "    * Chart: https://pier.example/chart",
        "    * Points:",
        "        * one",
    )
    second = (
        "* Depths of the bay",
        "    * Chart: https://pier.example/chart",
        "    * Points:",
        "        * two",
    )
    files = {
        "2026-01-08_agenda.md": "# Call 2026-01-08\n\n## Agenda\n* Welcome\n" + "\n".join(first) + "\n",
        "2026-02-05_agenda.md": "# Call 2026-02-05\n\n## Agenda\n* Welcome\n" + "\n".join(second) + "\n",
    }

    assert drafted(group(files, item(3, "Gauges", "2026-02-06"))).text == (
        "# Call 2026-03-05\n\n## Agenda\n* Welcome\n"
        "* Gauges\n    * Pull request: https://git.example/pier/tides/pull/3\n"
        "* Depths of the bay\n    * Chart: https://pier.example/chart\n"
    )


def test_a_last_call_of_the_minutes_stands_beneath_its_item():
    files = {
        "2026-02-05_agenda.md": agenda("2026-02-05", "* Gauges", "    * Pull request #3"),
        "2026-02-05_minutes.md": minutes(
            "2026-02-05", "* Gauges (pull request #3)", "    * LAST CALL on #3: until 2026-03-20"
        ),
    }

    assert topics(group(files, item(3, "Gauges", "2026-01-02"))) == (
        "* Gauges\n    * Pull request #3\n    * Last call: 2026-03-20\n"
    )


def test_of_several_lines_about_one_day_the_timetable_s_is_taken():
    body = (
        "Comments are due until 2026-03-20, and then we shall see what everybody thinks of it all.\n\n"
        "## Timeline\n* 2026-03-05 - Discuss at the meeting\n* 2026-03-20 - Deadline for comments\n"
    )
    files = {"2026-02-05_agenda.md": agenda("2026-02-05", "* Gauges", "    * Pull request #3")}

    assert topics(group(files, item(3, "Gauges", "2026-01-02", body=body))) == (
        "* Gauges\n    * Pull request #3\n    * Deadline for comments: 2026-03-20\n"
    )


def test_two_lists_of_one_kind_become_one():
    ledger = group(
        {
            "2026-01-08_agenda.md": agenda("2026-01-08", LISTS[0], LISTS[1]),
            "2026-02-05_agenda.md": agenda(
                "2026-02-05", "* Review new pull requests:", "    * https://git.example/pier/tides/pull/5"
            ),
            "2026-02-05_minutes.md": minutes("2026-02-05", "* Mira: read pull requests #5 and #41"),
        },
        item(3, "Gauges", "2026-01-02"),
        item(5, "Wind", "2026-01-09"),
    )

    assert topics(ledger) == (
        "* Review new pull requests:\n    * https://git.example/pier/tides/pull/5\n"
        "    * Pull Request #3 - Gauges (https://git.example/pier/tides/pull/3)\n"
        "    * Pull Request #41: https://git.example/pier/tides/pull/41\n"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Issue #4 - https://git.example/pier/tides/issues/4",
            "Issue #5 - https://git.example/pier/tides/issues/5",
        ),
        ("https://git.example/pier/tides/issues/4", "https://git.example/pier/tides/issues/5"),
        ("ISSUE: https://git.example/pier/tides/issues/4", "ISSUE: https://git.example/pier/tides/issues/5"),
        ("a few words on issue #4", "Issue: https://git.example/pier/tides/issues/5"),
    ],
)
def test_a_line_beneath_a_topic_is_written_as_the_group_writes_it(line: str, expected: str):
    files = {"2026-02-05_agenda.md": agenda("2026-02-05", "* Datum", f"    * {line}")}

    ledger = group(
        files, item(4, "Datum", "2026-01-02", pull=False), item(5, "Rain", "2026-02-06", pull=False)
    )

    assert topics(ledger) == f"* Datum\n    * {line}\n* Rain\n    * {expected}\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "[Wind](https://git.example/pier/tides/pull/4)",
            "[\\[A\\] b](https://git.example/pier/tides/pull/5)",
        ),
        (
            "[#4](https://git.example/pier/tides/pull/4) Wind",
            "[#5](https://git.example/pier/tides/pull/5) \\[A\\] b",
        ),
        ('"Wind" (PR #4):', '"\\[A\\] b" (PR #5)'),
        ("PR #4: Wind", "PR #5: \\[A\\] b"),
    ],
)
def test_a_line_of_a_list_is_written_as_the_group_writes_it(line: str, expected: str):
    files = {"2026-02-05_agenda.md": agenda("2026-02-05", "* Open pull requests", f"    * {line}")}

    ledger = group(files, item(4, "Wind", "2026-01-02"), item(5, "[A] b", "2026-02-06"))

    assert topics(ledger) == f"* Open pull requests\n    * {line}\n    * {expected}\n"
