from tests.building import HOME, act, agenda, archive, as_of, full, issue, minutes, name, now, pull, status_of

from lastcall.model.finding import Problem
from lastcall.model.settings import GroupSettings, ScheduleSettings, Settings
from lastcall.model.specification import Mention, SpecVersion, Stage, StageSource
from lastcall.model.use_case import Need, UseCase, UseCasePage


def test_a_group_s_name_is_the_configured_one_or_its_repository_s():
    named = Settings(group=GroupSettings(name="Blue Mill"))
    assert status_of(now("2026-01-01"), settings=named).group == "Blue Mill"
    assert status_of(now("2026-01-01")).group == "mill"
    assert status_of(now("2026-01-01"), home=None, settings=Settings()).group == "This group"


def test_items_that_exist_with_their_states():
    status = status_of(
        as_of("2026-01-15"),
        [],
        issue(7, "2026-01-20T09:00"),
        pull(6, state="merged", merged="2026-01-20T09:00"),
    )
    assert [(str(one.item.id), one.state.value) for one in status.items] == [(full("#6"), "open")]


def test_the_next_meeting_is_the_next_agenda_s_or_the_schedule_s():
    rhythm = Settings(schedule=ScheduleSettings(start="2026-01-05", every="1 week"))
    files = [minutes("2026-01-05"), agenda("2026-01-05"), agenda("2026-02-05")]
    planned = status_of(now("2026-01-20"), files, settings=rhythm).next_meeting
    assert (planned.day.isoformat(), planned.agenda) == ("2026-02-05", "minutes/2026-02-05_agenda.md")
    after = status_of(now("2026-02-06"), files, settings=rhythm).next_meeting
    assert (after.day.isoformat(), after.agenda, after.title) == ("2026-02-09", None, None)
    assert status_of(now("2026-02-06"), files).next_meeting is None


def test_changes_are_those_since_the_meeting_before_the_last_newest_first():
    files = [minutes(on, act("merged", 3, "#6")) for on in ("2026-01-05", "2026-02-05", "2026-03-05")]
    status = status_of(now("2026-03-20"), files, pull(6, "2026-02-20T09:00"), pull(7, "2026-01-20T09:00"))
    assert [str(one.at) for one in status.changes] == ["2026-03-05", "2026-02-20"]
    alone = status_of(now("2026-03-20"), files[:1], pull(6, "2026-02-20T09:00"), pull(7, "2026-01-10T09:00"))
    assert [str(one.at) for one in alone.changes] == ["2026-02-20"]


def notes(instant, **more):
    return list(status_of(instant, **more).notes)


DATED = "Files are those of today's folder: meeting files count from the end of their day, other files as they stand."


def test_how_far_the_sources_reach_is_said():
    none = "No issues or pull requests were read: what is said of them is what files say."
    assert notes(now("2026-02-01")) == [none]
    assert notes(as_of("2026-02-01")) == [DATED, none]
    assert notes(
        as_of("2026-02-01"), commit="c0ffee" * 4, archives=[archive(gathered="2026-02-02T00:00")]
    ) == ["Files are those of commit c0ffeec0ffee, the last one before the instant asked for."]
    held = [archive(gathered=None, source="a.json"), archive(gathered="2026-01-20T00:00", source="b.json")]
    assert notes(now("2026-02-01"), archives=held) == [
        "a.json does not say when it was gathered.",
        f"Issues and pull requests of {HOME} are known up to 2026-01-20 (b.json).",
    ]
    problems = [Problem(path="x.md", reason="binary")]
    assert (
        notes(now("2026-02-01"), problems=problems)[-1]
        == "A file or a part of one could not be read; it is listed."
    )
    assert notes(now("2026-02-01"), problems=problems * 2)[-1] == (
        "2 files or parts of files could not be read; they are listed."
    )


def version(number, stage=None, path=None, mentions=(), spec="MILL-01"):
    stated = Stage(name=stage, source=StageSource.BANNER, line=3, quote=stage) if stage else None
    return SpecVersion(
        spec=spec, version=number, title=f"{spec} {number}", path=path or f"specs/{number}.md", stage=stated, abstract="",
        sections=(), mentions=mentions, references=(), lines=9,
    )  # fmt: skip


def case(*needs, name="use-case-berths", title="Berths"):
    return UseCase(
        id=name,
        number="1",
        title=title,
        text="",
        path="use_cases/1.md",
        line=1,
        last_line=9,
        needs=needs,
        users=(),
    )


def need(anchor, title):
    return Need(id=anchor, title=title, text="", line=4, last_line=4, anchored=True)


def page(*cases):
    return UseCasePage(path="use_cases/1.md", title=None, use_cases=cases, out_of_scope=())


def test_versions_are_in_order_with_a_moving_one_last_and_the_furthest_stage():
    specs = [version("dev", "Draft"), version("1.10", "Approved"), version("1.9"), version(None)]
    (found,) = status_of(now("2026-01-01"), specs=specs).specifications
    assert [one.version for one in found.versions] == [None, "1.9", "1.10", "dev"]
    assert (found.title, found.stage.name) == ("MILL-01 dev", "Approved")
    (odd,) = status_of(
        now("2026-01-01"), specs=[version("1", "Frozen"), version("2", "Pre-Draft")]
    ).specifications
    assert odd.stage.name == "Pre-Draft"
    (none,) = status_of(now("2026-01-01"), specs=[version("1")]).specifications
    assert none.stage is None


def test_a_specification_has_its_proposals_meetings_former_ids_and_needs():
    settings = Settings(group=GroupSettings(repository=HOME), renames={"OLD-UNIT": "MILL-01"})
    mentions = (
        Mention(target="need-depth", line=5, quote="depth"),
        Mention(target="elsewhere", line=6, quote="x"),
    )
    status = status_of(
        now("2026-02-01"),
        [
            minutes("2026-01-05", act("decision", 3, "MILL-01")),
            minutes("2026-01-06", references=(name("#6"),)),
        ],
        pull(6, title="OLD-UNIT: more"),
        settings=settings,
        specs=[version("1.0", mentions=mentions)],
        pages=[page(case(need("need-depth", "Surveyed depth")))],
    )
    (found,) = status.specifications
    assert (found.proposals, found.meetings) == ((full("#6"),), ("2026-01-05", "2026-01-06"))
    assert (found.former_ids, found.needs) == (("OLD-UNIT",), ("need-depth",))


def named_by(status):
    return {
        one.need.id: [(row.what, getattr(row.evidence, "line", None)) for row in one.named_by]
        for use_case in status.use_cases
        for one in use_case.needs
    }


def test_needs_are_named_by_specifications_items_and_minutes():
    file = minutes("2026-01-05")
    status = status_of(
        now("2026-02-01"),
        [file],
        pull(6, body="Serves Surveyed Depth"),
        issue(7, body="see need-depth"),
        issue(8, "2026-03-01T09:00", body="need-depth"),
        texts={file.path: "# T\n\n* about surveyed depth, again surveyed depth"},
        specs=[
            version("1.0", mentions=(Mention(target="need-depth", line=5, quote="depth"),)),
            version(None, mentions=(Mention(target="need-depth", line=7, quote="depth"),)),
        ],
        pages=[page(case(need("need-depth", "Surveyed depth"), need("water", "Water")))],
    )
    assert named_by(status) == {
        "need-depth": [
            ("MILL-01 1.0", 5),
            ("MILL-01", 7),
            (full("#6"), None),
            (full("#7"), None),
            ("2026-01-05", 3),
        ],
        "water": [],
    }


def test_a_name_that_two_needs_bear_names_neither():
    cases = [
        case(need("one-a", "Surveyed depth"), name="x-a", title="A"),
        case(need("one-b", "Surveyed depth"), name="x-b", title="B"),
    ]
    assert named_by(
        status_of(now("2026-02-01"), [], pull(6, body="surveyed depth"), pages=[page(*cases)])
    ) == {
        "one-a": [],
        "one-b": [],
    }


def test_a_use_case_is_named_too():
    status = status_of(now("2026-02-01"), [], pull(6, body="for use-case-berths"), pages=[page(case())])
    assert [row.what for row in status.use_cases[0].named_by] == [full("#6")]


def test_minutes_that_are_not_held_yet_name_nothing():
    file = minutes("2026-03-05")
    status = status_of(
        now("2026-02-01"),
        [file],
        texts={file.path: "need-depth"},
        pages=[page(case(need("need-depth", "Depth")))],
    )
    assert named_by(status) == {"need-depth": []}
