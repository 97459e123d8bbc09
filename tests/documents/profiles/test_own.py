"""What a group's configuration says of its process: which profile, which values, from when."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lastcall.documents import configuration, profiles
from lastcall.documents.group import read_group
from lastcall.model.act import Stance
from lastcall.model.errors import ConfigurationError
from lastcall.model.profile import CallThen, LabelMeaning, Process
from lastcall.model.settings import GroupSettings, Settings
from lastcall.model.sources import Sources, TextFile

NAMED = '[group]\nprofile = "sustained-objection"\n'
OWN = """\
id = "harbour"
title = "The harbour's way"
says = "Two agree."
source = "Charter"

[[rule]]
id = "two-agree"
kind = "support"
minimum = 2
says = "At least {minimum} agree."
source = "Charter, 2"
"""


def process(text, *own, path="lastcall.toml"):
    """The process that a configuration gives, with the group's own files."""
    table = ("tool", "lastcall") if path == "pyproject.toml" else ()
    found = configuration.read(text, path, table=table)
    files = [TextFile(path=name, text=body) for name, body in own]
    return profiles.of_group(found, files, TextFile(path=path, text=text))


def values(text, *own):
    found = process(text, *own)
    return {rule.id: rule for rule in found.base.rule}


def problem(text, *own, path="lastcall.toml"):
    with pytest.raises(ConfigurationError) as error:
        process(text, *own, path=path)
    return str(error.value)


def test_a_group_that_names_no_profile_is_judged_by_none():
    assert profiles.of_group(Settings()) is None


def test_a_shipped_profile_as_it_is():
    found = process(NAMED)

    assert found.base == profiles.load("sustained-objection")
    assert (found.judged_from, found.changes, found.overridden) == (None, (), ())


def test_the_group_reads_its_process_with_everything_else():
    settings_of = Settings(group=GroupSettings(profile="lazy-consensus"))

    reading = read_group(Sources(settings=settings_of, files=()))

    assert reading.process is not None
    assert reading.process.base == profiles.load("lazy-consensus")


def test_single_values_take_the_place_of_the_profiles_and_stand_in_its_sentences():
    found = process(
        f"{NAMED}[profile]\nfrom = 2025-05-29\n[profile.agreement]\nminimum = 2\n"
        '[profile.vote]\nshare = "2/3"\n[profile.powers]\ncall = ["chair"]\n'
        '[profile.reviews]\nchanges_requested = "objection"\n[profile.text_change]\ncall = "starts again"\n'
    )
    rules = {rule.id: rule for rule in found.base.rule}
    shipped = profiles.load("sustained-objection")

    assert found.judged_from == date(2025, 5, 29)
    assert rules["agreement"].minimum == 2
    assert rules["agreement"].says.startswith("At least 2 reviewers")
    assert "at least 2/3 of the votes" in rules["vote"].says
    assert rules["vote"].open_days == 7
    assert (found.base.powers.call, found.base.powers.declare) == (("chair",), ("maintainer",))
    assert (found.base.reviews.approved, found.base.reviews.changes_requested) == (
        Stance.SUPPORT,
        Stance.OBJECTION,
    )
    assert found.base.text_change.call is CallThen.RESTARTS
    assert found.overridden == (
        "agreement.minimum",
        "powers.call",
        "reviews.changes_requested",
        "text_change.call",
        "vote.share",
    )
    # nothing else changed, and the shipped profile is as it was
    assert [rule.id for rule in found.base.rule] == [rule.id for rule in shipped.rule]
    assert [rule for rule in found.base.rule if rule.id not in ("agreement", "vote")] == [
        rule for rule in shipped.rule if rule.id not in ("agreement", "vote")
    ]
    assert {rule.id: rule for rule in shipped.rule}["agreement"].minimum == 3


def test_a_review_may_mean_nothing():
    found = process(f'{NAMED}[profile.reviews]\napproved = "none"\nchanges_requested = "none"\n')

    assert (found.base.reviews.approved, found.base.reviews.changes_requested) == (None, None)


def test_labels_are_added_and_a_label_of_the_same_name_is_replaced():
    own = (
        OWN
        + '[[label]]\nlabel = "Review"\nmeans = "call"\ndays = 7\n[[label]]\nlabel = "done"\nmeans = "accepted"\n'
    )
    text = '[group]\nprofile = "p.toml"\n[[profile.label]]\nlabel = "review"\nmeans = "call"\ndays = 14\n'

    assert process(text, ("p.toml", own)).base.label == (
        LabelMeaning(label="done", means="accepted"),
        LabelMeaning(label="review", means="call", days=14),
    )


def test_a_profile_of_the_groups_own():
    found = process('[group]\nprofile = "process/p.toml"\n', ("process/p.toml", OWN))

    assert found.base.id == "harbour"
    assert found.base.rule[0].says == "At least 2 agree."


CHANGES = f"""{NAMED}
[profile.agreement]
minimum = 4

[[profile.change]]
to = 2023-12-31
profile = "lazy-consensus"

[profile.change.waiting-time]
minimum_days = 5

[[profile.change]]
from = 2024-01-01
to = 2024-12-31

[profile.change.agreement]
minimum = 2

[[profile.change]]
from = 2024-12-01
agreement.count = "organizations"
"""


def test_changes_hold_on_their_days_and_the_last_of_several_tells():
    found = process(CHANGES)

    def on(day):
        profile = found.at(date.fromisoformat(day))
        rules = {rule.id: rule for rule in profile.rule}
        if "agreement" not in rules:
            return profile.id, rules["waiting-time"].minimum_days
        return profile.id, rules["agreement"].minimum, rules["agreement"].count.value

    assert on("2023-12-31") == ("lazy-consensus", 5)
    assert on("2024-01-01") == ("sustained-objection", 2, "people")
    assert on("2024-11-30") == ("sustained-objection", 2, "people")
    # a change stands on the base, not on the change before it
    assert on("2024-12-01") == ("sustained-objection", 4, "organizations")
    assert on("2030-01-01") == ("sustained-objection", 4, "organizations")
    assert [change.overridden for change in found.changes] == [
        ("waiting-time.minimum_days",),
        ("agreement.minimum",),
        ("agreement.count",),
    ]


def test_the_files_that_a_configuration_names_are_known_before_they_are_read():
    text = '[group]\nprofile = "a.toml"\n[[profile.change]]\nto = 2024-01-01\nprofile = "b.toml"\n'
    text += '[[profile.change]]\nfrom = 2025-01-01\nprofile = "lazy-consensus"\n'

    assert profiles.named_files(configuration.read(text, "lastcall.toml")) == ("a.toml", "b.toml")


def digest(text, *own):
    return process(text, *own).digest


def test_the_digest_is_of_what_judges():
    same = digest(NAMED)
    reworded = OWN.replace("Charter, 2", "Charter, two").replace("At least", "No fewer than")
    own = '[group]\nprofile = "p.toml"\n'

    assert len(same) == 16
    assert digest(f"{NAMED}[profile.agreement]\nminimum = 3\n") == same
    assert digest(own, ("p.toml", OWN)) == digest(own, ("p.toml", reworded))
    changed = [
        f"{NAMED}[profile.agreement]\nminimum = 2\n",
        f"{NAMED}[profile]\nfrom = 2025-01-01\n",
        f'{NAMED}[profile.powers]\ncall = ["chair"]\n',
        f'{NAMED}[[profile.label]]\nlabel = "x"\nmeans = "call"\n',
        f"{NAMED}[[profile.change]]\nfrom = 2025-01-01\n",
        f"{NAMED}[[profile.change]]\nfrom = 2025-01-02\n",
        f"{NAMED}[[profile.change]]\nto = 2025-01-01\n",
        f"{NAMED}[[profile.change]]\nfrom = 2025-01-01\nagreement.minimum = 2\n",
        f'{NAMED}[profile.electorate]\nwho = "members"\n',
        '[group]\nprofile = "ietf"\n',
    ]
    assert len({same, *map(digest, changed)}) == len(changed) + 1


MISTAKES = {
    "a mistyped value": (
        "[profile.agreement]\nminimun = 2\n",
        "lastcall.toml:4: unknown key `minimun` in `profile.agreement`\n  did you mean `minimum`?",
    ),
    "a mistyped rule": (
        "[profile.agrement]\nminimum = 2\n",
        "lastcall.toml:3: unknown key `agrement` in `profile`\n  did you mean `agreement`?",
    ),
    "a number as text": (
        '[profile.agreement]\nminimum = "2"\n',
        "lastcall.toml:4: `profile.agreement.minimum`: expected a number, got text\n  see docs/reference/profiles.md",
    ),
    "a number below nought": (
        "[profile.agreement]\nminimum = -1\n",
        "lastcall.toml:4: `profile.agreement.minimum`: `-1` is out of range\n  write a number from 0 to",
    ),
    "days without end": (
        "[profile.window]\nmaximum_days = 99999\n",
        "lastcall.toml:4: `profile.window.maximum_days`: `99999` is out of range",
    ),
    "a window that cannot be": (
        "[profile.window]\nminimum_days = 20\nmaximum_days = 14\n",
        "lastcall.toml:5: `profile.window.maximum_days`: `14` is below `minimum_days`, which is 20",
    ),
    "a word that is none of them": (
        '[profile.agreement]\ncount = "person"\n',
        "lastcall.toml:4: `profile.agreement.count`: invalid enum value 'person'\n  did you mean `people`?",
    ),
    "a list of words with one that is none": (
        '[profile.agreement]\nevidence = ["reviews", "comment"]\n',
        "lastcall.toml:4: `profile.agreement.evidence[2]`: invalid enum value 'comment'\n  did you mean `comments`?",
    ),
    "a fraction above one": (
        '[profile.vote]\nshare = "5/4"\n',
        'lastcall.toml:4: `profile.vote.share`: `5/4` is no fraction\n  write one above 0 and at most 1, such as `"3/4"`',
    ),
    "a fraction of nothing": ('[profile.vote]\nshare = "0/4"\n', "lastcall.toml:4: `profile.vote.share`: `0/4`"),
    "a fraction by nothing": ('[profile.vote]\nquorum = "1/0"\n', "lastcall.toml:4: `profile.vote.quorum`: `1/0`"),
    "a fraction in percent": ('[profile.vote]\nshare = "75%"\n', "lastcall.toml:4: `profile.vote.share`: `75%` is no fraction"),
    "a fraction with a point": (
        "[profile.vote]\nshare = 0.75\n",
        "lastcall.toml:4: `profile.vote.share`: expected text, got a number with a point",
    ),
    "a rule that is no table": (
        "[profile]\nagreement = 3\n",
        "lastcall.toml:4: `profile.agreement`: a rule is a table of values",
    ),
    "another kind of rule": (
        '[profile.agreement]\nkind = "vote"\n',
        "lastcall.toml:4: `profile.agreement.kind`: cannot be changed",
    ),
    "a sentence that names no value": (
        '[profile.agreement]\nsays = "At least {minimun}."\n',
        "lastcall.toml:4: `profile.agreement.says`: `{minimun}` is no value of the rule\n  did you mean `minimum`?",
    ),
    "a sentence with half a brace": (
        '[profile.agreement]\nsays = "At least {minimum."\n',
        "lastcall.toml:4: `profile.agreement.says`: a brace without its other half",
    ),
    "an approval that objects": (
        '[profile.reviews]\napproved = "objection"\n',
        "lastcall.toml:4: `profile.reviews.approved`: never means `objection`\n  one of support, can live with, none",
    ),
    "a power of nobody": (
        "[profile.powers]\noverrule = []\n",
        "lastcall.toml:4: `profile.powers.overrule`: names nobody",
    ),
    "a power as text": (
        '[profile.powers]\noverrule = "vote"\n',
        "lastcall.toml:4: `profile.powers.overrule`: expected a list, got text",
    ),
    "an electorate that is none": (
        '[profile.electorate]\nwho = "member"\n',
        "lastcall.toml:4: `profile.electorate.who`: `member` is no electorate\n  did you mean `members`?",
    ),
    "a label without a meaning": (
        '[[profile.label]]\nlabel = "r"\nmeans = "cal"\n',
        "lastcall.toml:5: `profile.label[1].means`: `cal` is no meaning of a label\n  did you mean `call`?",
    ),
    "a label twice": (
        '[[profile.label]]\nlabel = "r"\nmeans = "call"\n[[profile.label]]\nlabel = "R"\nmeans = "accepted"\n',
        "lastcall.toml:7: `profile.label[2].label`: `R` stands twice",
    ),
    "days of a label that is no call": (
        '[[profile.label]]\nlabel = "r"\nmeans = "accepted"\ndays = 3\n',
        "lastcall.toml:6: `profile.label[1].days`: `3` is no length of a call",
    ),
    "a day that is none": (
        '[profile]\nfrom = "soon"\n',
        "lastcall.toml:4: `profile.from`: `soon` is no day\n  write it as `2026-01-31`",
    ),
    "a change that ends before it begins": (
        "[[profile.change]]\nfrom = 2024-02-01\nto = 2024-01-01\n",
        "lastcall.toml:5: `profile.change[1].to`: 2024-01-01 is before `from`, 2024-02-01",
    ),
    "a change without a day": (
        "[[profile.change]]\nagreement.minimum = 2\n",
        "lastcall.toml:3: `profile.change[1]`: says neither from when nor until when it holds",
    ),
    "a change that is no list": (
        "[profile.change]\nfrom = 2024-02-01\n",
        "lastcall.toml:3: `profile.change`: no list of tables\n  write `[[profile.change]]`",
    ),
    "a mistyped key of a change": (
        "[[profile.change]]\nform = 2024-02-01\nfrom = 2024-01-01\n",
        "lastcall.toml:4: unknown key `form` in `profile.change[1]`\n  did you mean `from`?",
    ),
    "a mistake in the second change": (
        "[[profile.change]]\nfrom = 2024-01-01\n[[profile.change]]\nto = 2025-01-01\nagreement.minimum = -1\n",
        "lastcall.toml:7: `profile.change[2].agreement.minimum`: `-1` is out of range",
    ),
    "a profile of a change that is none": (
        '[[profile.change]]\nfrom = 2024-01-01\nprofile = "lazy"\n',
        "lastcall.toml:5: no process profile is called `lazy`\n  did you mean `lazy-consensus`?",
    ),
    "a rule of the other profile": (
        '[[profile.change]]\nfrom = 2024-01-01\nprofile = "lazy-consensus"\nagreement.minimum = 2\n',
        "lastcall.toml:6: unknown key `agreement` in `profile.change[1]`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_configuration_is_named_with_its_line(mistake):
    text, expected = MISTAKES[mistake]

    assert problem(f"{NAMED}{text}").startswith(expected)


def test_a_mistake_in_a_larger_file_has_its_line_there():
    text = '[tool.other]\nx = 1\n[tool.lastcall.group]\nprofile = "ietf"\n[tool.lastcall.profile.last-call]\ndays = 3\n'

    assert problem(text, path="pyproject.toml").startswith(
        "pyproject.toml:6: unknown key `days` in `profile.last-call`\n  did you mean `minimum_days`?"
    )


def test_an_unknown_profile_is_an_error_that_lists_those_there_are():
    found = problem('[group]\nprofile = "w3"\n')

    assert found.startswith(
        "lastcall.toml:2: no process profile is called `w3`\n  there are: community-specification"
    )
    assert "ends in `.toml`" in found


def test_values_without_a_profile_are_an_error():
    found = problem("[profile]\nfrom = 2025-01-01\n")

    assert found.startswith(
        "lastcall.toml:1: `[profile]` gives values, and `[group] profile` names no profile"
    )


def test_without_the_text_a_mistake_still_names_its_key():
    given_settings = configuration.read(f"{NAMED}[profile.agreement]\nminimum = -1\n", "lastcall.toml")

    with pytest.raises(ConfigurationError) as error:
        profiles.of_group(given_settings)

    assert str(error.value).startswith("the configuration: `profile.agreement.minimum`: `-1` is out of range")


RULE = '[[rule]]\nid = "a"\nkind = "support"\nsays = "A."\nsource = "B"\n'
HEAD = 'id = "h"\ntitle = "H"\nsays = "H."\nsource = "C"\n'
OWN_MISTAKES = {
    "no TOML": (f"{HEAD}[a\n", "p.toml:5: not valid TOML: "),
    "a mistyped table": (f"{HEAD}[power]\n", "p.toml:5: unknown key `power` in the top level\n  did you mean `powers`?"),
    "a mistyped key of a rule": (
        f"{HEAD}{RULE}minimal = 3\n",
        "p.toml:10: unknown key `minimal` in `rule[1]`\n  did you mean `minimum`?",
    ),
    "a key of another kind of rule": (f"{HEAD}{RULE}quorum = 3\n", "p.toml:10: unknown key `quorum` in `rule[1]`"),
    "an unknown kind": (
        HEAD + RULE.replace("support", "suport"),
        "p.toml:7: `rule[1].kind`: invalid value 'suport'\n  did you mean `support`?",
    ),
    "no kind": (HEAD + RULE.replace('kind = "support"\n', ""), "p.toml:5: `rule[1]`: "),
    "no sentence": (HEAD + RULE.replace('says = "A."\n', ""), "p.toml:5: `rule[1]`: object missing required field `says`"),
    "an empty sentence": (HEAD + RULE.replace("A.", " "), "p.toml:8: `rule[1].says`: is empty"),
    "the same id twice": (HEAD + RULE + RULE, "p.toml:11: `rule[2].id`: a second rule is called `a`"),
    "an id that is none": (HEAD + RULE.replace('"a"', '"A b"'), "p.toml:6: `rule[1].id`: `A b` is no id"),
    "an id that means something else": (
        HEAD + RULE.replace('"a"', '"label"'),
        "p.toml:6: `rule[1].id`: `label` means something else in `[profile]`",
    ),
    "a profile without a name": (RULE, "p.toml: object missing required field `id`"),
    "the id of a shipped one": (HEAD.replace('"h"', '"ietf"'), "p.toml:1: `id`: a shipped profile is called `ietf`"),
    "a value that is written otherwise": (
        HEAD + RULE.replace("A.", "{minimum:>99}"),
        "p.toml:8: `rule[1].says`: a brace that no value stands in",
    ),
    "a bad id of the profile": (HEAD.replace('"h"', '"H"'), "p.toml:1: `id`: `H` is no id"),
    "a fraction": (
        HEAD + RULE.replace('"support"', '"vote"') + 'share = "4/3"\n',
        "p.toml:10: `rule[1].share`: `4/3` is no fraction",
    ),
    "balance of nothing": (
        HEAD + RULE.replace('"support"', '"balance"') + "organizations = 0\n",
        "p.toml:10: `rule[1].organizations`: nothing is asked for",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", OWN_MISTAKES)
def test_a_mistake_in_a_profile_of_the_groups_own_is_named_with_its_line(mistake):
    text, expected = OWN_MISTAKES[mistake]

    assert problem('[group]\nprofile = "p.toml"\n', ("p.toml", text)).startswith(expected)


LINES = st.sampled_from(
    [
        "[profile]",
        "[profile.agreement]",
        "[[profile.change]]",
        "[profile.change.vote]",
        "[[profile.label]]",
        "[profile.reviews]",
        "minimum = 2",
        "minimum = true",
        'share = "1/2"',
        "from = 2025-01-01",
        "from = 07:32:00",
        "to = 2025-06-01",
        'approved = "none"',
        'label = "x"',
        'means = "call"',
        'profile = "ietf"',
        'says = "{minimum} {"',
        "agreement = [{}]",
        'stages = ["a"]',
        "label = 3",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_table_is_a_process_or_one_clear_mistake(text):
    try:
        found = process(NAMED + text)
    except ConfigurationError as error:
        found = error
    if isinstance(found, ConfigurationError):
        assert (found.where or "").startswith("lastcall.toml")
        assert found.hint or "not valid TOML" in found.message
    else:
        assert isinstance(found, Process)
