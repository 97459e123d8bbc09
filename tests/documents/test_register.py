from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import register
from lastcall.model.errors import ConfigurationError
from lastcall.model.participant import Affiliation, Organization, Participant, Register

FULL = """\
[[organization]]
name = "Blue Mill"
aliases = ["Mill"]
category = "maker"

[[participant]]
name = "Ana  Bell"
aliases = ["A. Bell"]
github = ["@ana", 12]
role = "maintainer"
member = 2025-06-12

[[participant.affiliation]]
organization = "Red Kiln"
from = 2026-01-01

[[participant.affiliation]]
organization = "Blue Mill"
to = "2025-12-31"

[[participant]]
name = "Bo Carr"
aliases = "Bo"
github = "bo"
member = "2025-07-01"

  [participant.affiliation]
  organization = "Blue Mill"

[[participant]]
name = "Cy Dorn"
member = false
"""


def test_a_register():
    assert register.read(FULL, "participants.toml") == Register(
        participants=(
            Participant(
                name="Ana Bell",
                aliases=("A. Bell",),
                github=("ana", "12"),
                role="maintainer",
                member=date(2025, 6, 12),
                affiliations=(
                    Affiliation(organization="Blue Mill", until=date(2025, 12, 31)),
                    Affiliation(organization="Red Kiln", since=date(2026, 1, 1)),
                ),
            ),
            Participant(
                name="Bo Carr",
                aliases=("Bo",),
                github=("bo",),
                member=date(2025, 7, 1),
                affiliations=(Affiliation(organization="Blue Mill"),),
            ),
            Participant(name="Cy Dorn", member=False),
        ),
        organizations=(Organization(name="Blue Mill", aliases=("Mill",), category="maker"),),
        path="participants.toml",
    )


def test_an_empty_register():
    assert register.read("", "p.toml") == Register(path="p.toml")


PERSON = '[[participant]]\nname = "Ana"\n'

MISTAKES = {
    "not TOML": ('[[participant]]\nname = "Ana\n', "p.toml:2: not valid TOML"),
    "cut off": ("x = [", "p.toml:1: not valid TOML"),
    "cut off later": ('[[participant]]\nname = """Ana\n', "p.toml:3: not valid TOML"),
    "too deep": ("x = " + "[" * 9999, "p.toml: nested too deep"),
    "a number too long for Python": (f"x = {'9' * 5000}", "p.toml:1: not valid TOML"),
    "unknown table": ("[people]\n", "p.toml:1: unknown key `people` in the register"),
    "unknown key": (
        PERSON + 'githob = "a"\n',
        "p.toml:3: unknown key `githob` in [[participant]]\n  did you mean `github`?",
    ),
    "unknown key, nothing near": (
        PERSON + "x = 1\n",
        "p.toml:3: unknown key `x` in [[participant]]\n  known keys are: `name`",
    ),
    "unknown key below": (
        PERSON + '[[participant.affiliation]]\norganization = "o"\nuntil = 2025-01-01\n',
        "p.toml:5: unknown key `until` in [[participant.affiliation]]",
    ),
    "unknown key in the second": (
        PERSON + '[[participant]]\nname = "Bo"\nx = 1\n',
        "p.toml:5: unknown key `x`",
    ),
    "no name": (
        '\n[[participant]]\nrole = "editor"\n',
        "p.toml:2: [[participant]] without `name`\n  add a line such as",
    ),
    "no organization": (
        PERSON + "[[participant.affiliation]]\n",
        "p.toml:3: [[participant.affiliation]] without `organization`",
    ),
    "blank name": ('[[organization]]\nname = " "\n', "p.toml:2: `name` is empty"),
    "name of a wrong type": ("[[participant]]\nname = 3\n", "p.toml:2: `name` is `3`\n  expected a text"),
    "aliases of a wrong type": (
        PERSON + "aliases = [1]\n",
        "p.toml:3: `aliases` is `1`\n  expected a text or a list of texts",
    ),
    "account of a wrong type": (
        PERSON + "github = true\n",
        "p.toml:3: `github` is `true`\n  expected a login, a numeric id",
    ),
    "role of a wrong type": (PERSON + "role = 3\n", "p.toml:3: `role` is `3`\n  expected a text"),
    "role as an empty table": (PERSON + "role = {}\n", "p.toml:3: [[participant.role]] without `name`"),
    "roles as a list of texts": (
        PERSON + 'role = ["chair"]\n',
        "p.toml:3: `role` is a list\n  expected one or more tables `[[participant.role]]`",
    ),
    "mistyped key of a role": (
        PERSON + '[[participant.role]]\nname = "chair"\nform = 2025-01-01\n',
        "p.toml:5: unknown key `form` in [[participant.role]]\n  did you mean `from`?",
    ),
    "role that ends before it begins": (
        PERSON + '[[participant.role]]\nname = "chair"\nfrom = 2026-01-01\nto = 2025-12-31\n',
        "p.toml:6: `to` is 2025-12-31, before `from`, 2026-01-01",
    ),
    "proxy whom nobody knows": (
        PERSON + '[[participant.proxy]]\nname = "Bo Car"\n[[participant]]\nname = "Bo Carr"\n',
        "p.toml:4: the register has no participant `Bo Car`\n  did you mean `Bo Carr`?",
    ),
    "proxy of oneself": (
        PERSON + '[[participant.proxy]]\nname = "Ana"\n',
        "p.toml:4: `Ana` needs no proxy to act as `Ana`",
    ),
    "member is no day": (
        PERSON + 'member = "soon"\n',
        "p.toml:3: `member` is `soon`\n  expected true, false or a day",
    ),
    "a time is no day": (
        PERSON + '[[participant.affiliation]]\norganization = "o"\nfrom = 2025-01-01T10:00:00\n',
        "p.toml:5: `from` is `2025-01-01 10:00:00`\n  expected a day",
    ),
    "ends before it starts": (
        PERSON + '[[participant.affiliation]]\norganization = "o"\nfrom = 2025-01-02\nto = 2025-01-01\n',
        "p.toml:6: `to` is 2025-01-01, before `from`, 2025-01-02",
    ),
    "people are no tables": (
        'participant = ["Ana"]\n',
        "p.toml:1: `participant` is a list\n  expected one or more tables `[[participant]]`",
    ),
    "affiliation is a text": (
        PERSON + 'affiliation = "o"\n',
        "p.toml:3: `affiliation` is `o`\n  expected one or more tables `[[participant.affiliation]]`",
    ),
    "the same name": (
        PERSON + '[[participant]]\nname = "ana"\n',
        "p.toml:3: participant `ana` twice\n  it stands at p.toml:1 too",
    ),
    "a name that is another's alias": (
        PERSON + '[[participant]]\nname = "Bo"\naliases = ["ANA"]\n',
        "p.toml:3: participant `ANA` twice",
    ),
    "the same account": (
        PERSON + 'github = "x"\n[[participant]]\nname = "Bo"\ngithub = "@X"\n',
        "p.toml:4: GitHub account `X` twice",
    ),
    "the same organization": ('[[organization]]\nname = "o"\n' * 2, "p.toml:3: organization `o` twice"),
    "in an array on one line": (
        'participant = [{name = "Ana"}, {nam = "Bo"}]\n',
        "p.toml:1: unknown key `nam`",
    ),
    "after a text of several lines": (
        '[[participant]]\nname = "Ana"\nrole = """\n[[participant]]\nx = 1\n"""\nage = 3\n',
        "p.toml:7: unknown key `age`",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_line(mistake):
    text, expected = MISTAKES[mistake]
    with pytest.raises(ConfigurationError) as raised:
        register.read(text, "p.toml")
    assert str(raised.value).startswith(expected)
    assert raised.value.hint


def test_a_person_may_repeat_their_own_name_as_alias():
    assert register.read(PERSON + 'aliases = ["ana"]\n', "p.toml").participants[0].aliases == ("ana",)


def test_the_example_has_eight_people_in_five_organisations(example: Path):
    found = register.read((example / "participants.toml").read_text("utf-8"), "participants.toml")
    assert (len(found.participants), len(found.organizations)) == (8, 5)
    moved = [person for person in found.participants if len(person.affiliations) > 1]
    assert [person.affiliation_at(date(2025, 12, 31)) for person in moved] == ["Tideglass Instruments"]
    assert [person.affiliation_at(date(2026, 1, 1)) for person in moved] == ["Lanternfish Software"]


LINES = st.sampled_from(
    [
        "[[participant]]",
        "[participant]",
        "[[participant.affiliation]]",
        "[[participant.role]]",
        "[[participant.proxy]]",
        "[participant.affiliation]",
        "[[organization]]",
        'name = "Ana"',
        'name = "Bo"',
        "name = 1",
        'aliases = ["a", "b"]',
        "github = 12",
        "member = true",
        "member = 07:32:00",
        "from = 2025-01-01",
        'to = "2024-01-01"',
        'organization = "o"',
        'affiliation.organization = "o"',
        'role = """',
        '"""',
        '"na me" = 1',
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=12)), max_size=12).map("\n".join)))
def test_any_text_is_a_register_or_one_clear_mistake(text):
    where, hint = "p.toml:1", "none"
    try:
        register.read(text, "p.toml")
    except ConfigurationError as error:
        where, hint = error.where or "", error.hint
    assert hint
    assert where == "p.toml" or 1 <= int(where.removeprefix("p.toml:")) <= text.count("\n") + 2


DATED = """\
[[participant]]
name = "Ana Bell"
member = 2025-06-12

[[participant.role]]
name = "editor"
from = 2026-01-01

[[participant.role]]
name = "maintainer"
from = 2025-01-01
to = 2026-03-31

[[participant.proxy]]
name = "Bo Carr"
from = 2026-05-01
to = 2026-05-31

[[participant]]
name = "Bo Carr"
role = "participant"
member = false
"""


@pytest.mark.parametrize(
    ("day", "roles", "member", "proxies"),
    [
        ("2024-12-31", (), False, ()),
        ("2025-01-01", ("maintainer",), False, ()),
        ("2025-06-12", ("maintainer",), True, ()),
        ("2026-03-31", ("editor", "maintainer"), True, ()),
        ("2026-04-01", ("editor",), True, ()),
        ("2026-05-01", ("editor",), True, ("Bo Carr",)),
        ("2026-05-31", ("editor",), True, ("Bo Carr",)),
        ("2026-06-01", ("editor",), True, ()),
    ],
)
def test_what_somebody_was_on_a_day(day, roles, member, proxies):
    on = date.fromisoformat(day)
    ana = register.read(DATED, "participants.toml").participants[0]

    assert ana.roles_at(on) == roles
    assert ana.role_at(on) == (roles[0] if roles else None)
    assert ana.member_at(on) is member
    assert ana.proxies_at(on) == proxies
    assert ana.role == "editor"


def test_a_role_without_days_always_held():
    bo = register.read(DATED, "participants.toml").participants[1]

    assert (bo.role, bo.role_at(date(1999, 1, 1)), bo.member_at(date(2099, 1, 1))) == (
        "participant",
        "participant",
        False,
    )


def test_who_holds_a_role_no_more_holds_none():
    text = '[[participant]]\nname = "x"\n[[participant.role]]\nname = "chair"\nto = 2025-12-31\n'
    (someone,) = register.read(text, "p.toml").participants

    assert (someone.role, someone.role_at(date(2025, 12, 31)), someone.role_at(date(2026, 1, 1))) == (
        None,
        "chair",
        None,
    )
    assert someone.member_at(date(2026, 1, 1)) is None
