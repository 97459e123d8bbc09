from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents import configuration
from lastcall.model.errors import ConfigurationError
from lastcall.model.settings import (
    CheckSettings,
    GithubSettings,
    GroupSettings,
    HomeSettings,
    LimitSettings,
    PathSettings,
    PeopleShown,
    PrivacySettings,
    ScheduleSettings,
    Settings,
)

FULL = """\
[group]
name = "Blue Mill"
repository = "blue/mill"
timezone = "America/Chicago"
now = 2026-06-15
profile = "sustained-objection"

[paths]
minutes = ["meetings/*.md"]
archives = ["a.json"]
use_cases = ["uc.md"]
specs = ["specs/**/*.md"]
register = "people.toml"

[github]
repositories = ["blue/mill", "blue/kiln"]
web = "https://git.example"

[[home]]
files = ["meetings/2024-1[12]-*.md"]
repository = "blue/kiln"

[profile]
from = "2025-05-29"
agreeing = 3

[check]
ignore = ["agenda-item-without-note"]
since = "2026-01-01"

[privacy]
people = "handles"

[renames]
"old/mill" = "blue/mill"

[schedule]
start = 2026-01-15T10:00:00
every = "4 weeks"
skip = ["2026-12-24", 2026-12-31]

[limits]
nesting = 40
"""


def problem_of(text, **options):
    with pytest.raises(ConfigurationError) as caught:
        configuration.read(text, "lastcall.toml", **options)
    return caught.value


def test_every_key():
    assert configuration.read(FULL, "lastcall.toml") == Settings(
        group=GroupSettings(
            name="Blue Mill",
            repository="blue/mill",
            timezone="America/Chicago",
            now="2026-06-15",
            profile="sustained-objection",
        ),
        paths=PathSettings(
            minutes=("meetings/*.md",),
            archives=("a.json",),
            use_cases=("uc.md",),
            specs=("specs/**/*.md",),
            register="people.toml",
        ),
        github=GithubSettings(repositories=("blue/mill", "blue/kiln"), web="https://git.example"),
        home=(HomeSettings(files=("meetings/2024-1[12]-*.md",), repository="blue/kiln"),),
        profile={"from": "2025-05-29", "agreeing": 3},
        check=CheckSettings(ignore=("agenda-item-without-note",), since=date(2026, 1, 1)),
        privacy=PrivacySettings(people=PeopleShown.HANDLES),
        renames={"old/mill": "blue/mill"},
        schedule=ScheduleSettings(
            start="2026-01-15T10:00:00", every="4 weeks", skip=(date(2026, 12, 24), date(2026, 12, 31))
        ),
        limits=LimitSettings(nesting=40),
    )


def test_an_empty_configuration_is_that_of_a_group_that_keeps_none():
    assert configuration.read("", "lastcall.toml") == Settings()


def test_a_table_of_a_larger_file():
    text = '[project]\nname = "x"\n[tool.lastcall.group]\nname = "Blue Mill"\n'
    settings = configuration.read(text, "pyproject.toml", table=("tool", "lastcall"))
    assert settings == Settings(group=GroupSettings(name="Blue Mill"))


def test_a_larger_file_without_the_table():
    assert configuration.read("[project]\n", "pyproject.toml", table=("tool", "lastcall")) == Settings()


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nlastcall = 3", "tool = []"])
def test_a_table_that_is_none(text):
    error = problem_of(text, table=("tool", "lastcall"))
    assert error.message == "`[tool.lastcall]` is no table"
    assert error.hint == "write its keys below a line `[tool.lastcall]`"


@pytest.mark.parametrize(
    ("text", "where", "message", "hint"),
    [
        (
            '[group]\nreposiotry = "a/b"',
            "lastcall.toml:2",
            "unknown key `reposiotry` in `[group]`",
            "did you mean `repository`?",
        ),
        ("[grop]\n", "lastcall.toml:1", "unknown key `grop` in the top level", "did you mean `group`?"),
        (
            "zzz = 1",
            "lastcall.toml:1",
            "unknown key `zzz` in the top level",
            f"known keys are: {', '.join(Settings.__struct_fields__)}; see docs/reference/configuration.md for every key",
        ),
        (
            '[[home]]\nfiles = ["a"]\nrepository = "a/b"\n[[home]]\nfile = ["a"]',
            "lastcall.toml:5",
            "unknown key `file` in `[home]`",
            "did you mean `files`?",
        ),
    ],
)
def test_an_unknown_key_names_the_nearest_known_one(text, where, message, hint):
    error = problem_of(text)
    assert (error.where, error.message, error.hint) == (where, message, hint)


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("[group]\nname = 3", "lastcall.toml:2", "`group.name`: expected `str | null`, got `int`"),
        ("[paths]\nminutes = 'a'", "lastcall.toml:2", "`paths.minutes`: expected `array | null`, got `str`"),
        ("[paths]\nminutes = [1]", "lastcall.toml:2", "`paths.minutes`: expected `str`, got `int`"),
        ("[privacy]\npeople = 'all'", "lastcall.toml:2", "`privacy.people`: invalid enum value 'all'"),
        ("[check]\nsince = 'x'", "lastcall.toml:2", "`check.since`: invalid RFC3339 encoded date"),
        ("[[home]]\nfiles = []", "lastcall.toml:1", "`home`: object missing required field `repository`"),
        ("group = 3", "lastcall.toml:1", "`group`: expected `object`, got `int`"),
        ("[group]\nname = 07:30:00", "lastcall.toml:2", "`group.name`: expected `str | null`, got `time`"),
    ],
)
def test_a_wrong_type_is_named_with_its_line(text, where, message):
    error = problem_of(text)
    assert (error.where, error.message) == (where, message)


@pytest.mark.parametrize(
    ("text", "where", "message", "hint"),
    [
        (
            "[group]\ntimezone = 'Mars/Olympus'",
            "lastcall.toml:2",
            "`Mars/Olympus` is no time zone",
            "use an IANA name such as `America/Chicago` or `UTC`",
        ),
        (
            "[group]\ntimezone = 'America'",
            "lastcall.toml:2",
            "`America` is no time zone",
            "use an IANA name such as `America/Chicago` or `UTC`",
        ),
        (
            "[group]\nnow = 'today'",
            "lastcall.toml:2",
            "`today` is no day or instant",
            "write `2026-06-15` or `2026-06-15T10:00:00Z`",
        ),
        (
            "[group]\nnow = '9999-12-31'",
            "lastcall.toml:2",
            "`9999-12-31` is no day or instant",
            "write `2026-06-15` or `2026-06-15T10:00:00Z`",
        ),
        ("[group]\nrepository = 'x'", "lastcall.toml:2", "`x` is no repository", "write it as `owner/name`"),
        ("[group]\nrepository = ''", "lastcall.toml:2", "`` is no repository", "write it as `owner/name`"),
        (
            "[github]\nrepositories = ['a/b', 'a b/c']",
            "lastcall.toml:2",
            "`a b/c` is no repository",
            "write it as `owner/name`",
        ),
        (
            "[[home]]\nfiles = ['a']\nrepository = 'c'",
            "lastcall.toml:3",
            "`c` is no repository",
            "write it as `owner/name`",
        ),
        (
            "[github]\nweb = 'javascript:alert(1)'",
            "lastcall.toml:2",
            "`javascript:alert(1)` is no web address",
            "write it as `https://github.com`",
        ),
        (
            "[schedule]\nstart = 'soon'",
            "lastcall.toml:2",
            "`soon` is no day or time",
            "write `2026-01-15T10:00`",
        ),
        (
            "[schedule]\nevery = 'monthly'",
            "lastcall.toml:2",
            "`monthly` is no interval",
            "write `4 weeks`, `14 days` or `1 month`",
        ),
        (
            "[limits]\nfile_bytes = 0",
            "lastcall.toml:2",
            "`0` is no limit",
            "write a number above zero",
        ),
    ],
)
def test_a_value_that_cannot_be_used_says_what_could(text, where, message, hint):
    error = problem_of(text)
    assert (error.where, error.message, error.hint) == (where, message, hint)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[group\nname", "lastcall.toml:1"),
        ("[group]\nname = \n", "lastcall.toml:2"),
        ("a = " + "1" * 5000, "lastcall.toml"),
        ("a = " + "[" * 5000, "lastcall.toml"),
    ],
)
def test_what_is_no_toml(text, where):
    error = problem_of(text)
    assert error.message.startswith("not valid TOML: ")
    assert error.where == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('group.nam = "x"', "lastcall.toml:1"),
        ('[ group ]\n"nam" = "x"', "lastcall.toml:2"),
        ('group = { nam = "x" }', "lastcall.toml"),
    ],
)
def test_a_key_is_placed_in_each_way_of_writing_it_or_nowhere(text, where):
    assert problem_of(text).where == where


@pytest.mark.parametrize(
    ("text", "is_moment"),
    [("2026-06-15", True), ("2026-06-15T10:00:00Z", True), ("2026-13-01", False), ("0001-01-01", False)],
)
def test_days_and_instants(text, is_moment):
    assert configuration.is_moment(text) is is_moment


VALUES = st.recursive(
    st.sampled_from(
        ["1", "-1", "true", "'x'", "'a/b'", "2026-01-01", "07:00:00", "1.5", "'https://x'", "'4 weeks'"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        inner.map(lambda part: f"{{ name = {part} }}"),
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "group",
        "name",
        "now",
        "home",
        "files",
        "renames",
        "paths",
        "minutes",
        "skip",
        "every",
        "start",
        "people",
        "web",
    ]
)
LINES = st.one_of(
    KEYS.map(lambda key: f"[{key}]"),
    KEYS.map(lambda key: f"[[{key}]]"),
    st.tuples(KEYS, VALUES).map(" = ".join),
    st.tuples(KEYS, KEYS, VALUES).map(lambda row: f"{row[0]}.{row[1]} = {row[2]}"),
    st.text(max_size=12),
)


@given(st.lists(LINES, max_size=8).map("\n".join), st.sampled_from([(), ("group",), ("paths", "minutes")]))
def test_any_text_is_settings_or_one_clear_mistake(text, table):
    where = "lastcall.toml:1"
    try:
        settings = configuration.read(text, "lastcall.toml", table=table)
    except ConfigurationError as error:
        where = error.where or ""
    else:
        assert isinstance(settings, Settings)
    assert where == "lastcall.toml" or 1 <= int(where.removeprefix("lastcall.toml:")) <= text.count("\n") + 2
