"""The profiles that come with the package, and whether the format holds those that do not."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import msgspec
import pytest

from lastcall.documents import profiles
from lastcall.documents.checking import Written
from lastcall.documents.profiles.checking import checked
from lastcall.model.act import ActSource, Stance
from lastcall.model.errors import ConfigurationError
from lastcall.model.profile import (
    Abstentions,
    Aim,
    AnswersRule,
    AppealsRule,
    Blocking,
    Clearing,
    DecisionRule,
    Denominator,
    DocumentedRule,
    ObjectionsRule,
    PositionThen,
    Reviews,
    SupportRule,
    VoteRule,
    WindowRule,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def rules(profile):
    return {rule.id: rule for rule in profile.rule}


def test_four_are_shipped():
    assert profiles.shipped() == (
        "community-specification",
        "ietf",
        "lazy-consensus",
        "sustained-objection",
    )


@pytest.mark.parametrize("name", profiles.shipped())
def test_each_is_called_as_its_file_and_says_where_each_rule_is_written(name):
    profile = profiles.load(name)
    text = files("lastcall.documents.profiles").joinpath(f"{name}.toml").read_text(encoding="utf-8")

    assert profile.id == name
    assert len(rules(profile)) == len(profile.rule) > 3
    for rule in profile.rule:
        assert re.match(r"[A-Z].*\.$", rule.says), rule.says
        assert "{" not in rule.says
        assert len(rule.source) > 10
    # every value that a rule turns on is written out or in its sentence, so that the file reads alone
    assert tomllib.loads(text)["rule"]


@pytest.mark.parametrize("name", profiles.shipped())
def test_nothing_shipped_is_concluded_without_a_person_or_reads_a_review_as_an_objection(name):
    profile = profiles.load(name)

    assert any(isinstance(rule, DecisionRule) for rule in profile.rule)
    assert profile.reviews == Reviews(approved=Stance.SUPPORT, changes_requested=Stance.CONCERN)


def test_in_the_community_specification_the_maintainer_determines_and_nobody_has_to_agree():
    profile = profiles.load("community-specification")
    kinds = [type(rule) for rule in profile.rule]

    assert profile.stages == ("Pre-Draft", "Draft", "Approved")
    assert profile.powers.declare == ("maintainer",)
    assert {DocumentedRule, AppealsRule, AnswersRule} < set(kinds)
    assert not {SupportRule, ObjectionsRule, VoteRule} & set(kinds)
    shown_only = {rule.id for rule in profile.rule if not rule.binding}
    assert shown_only == {"lack-of-dominance", "balance"}


def test_a_sustained_objection_blocks_and_goes_to_a_vote():
    profile = profiles.load("sustained-objection")
    found = rules(profile)

    assert found["no-sustained-objection"] == ObjectionsRule(
        id="no-sustained-objection",
        says=found["no-sustained-objection"].says,
        source=found["no-sustained-objection"].source,
        blocks=Blocking.SUSTAINED,
        cleared_by=(Clearing.QUESTION,),
    )
    window, agreement, vote = found["window"], found["agreement"], found["vote"]
    assert isinstance(window, WindowRule)
    assert (window.minimum_days, window.maximum_days) == (0, None)
    assert "0 to 14 days" in window.says
    assert isinstance(agreement, SupportRule)
    assert (agreement.minimum, agreement.author, agreement.evidence) == (3, False, ())
    assert isinstance(vote, VoteRule)
    assert (vote.always, vote.share, vote.more, vote.open_days) == (False, "3/4", False, 7)
    assert profile.powers.overrule == ("vote",)
    assert agreement.says.startswith("At least 3 reviewers")


def test_lazy_consensus_takes_silence_only_for_an_answer_where_nothing_is_contested():
    found = rules(profiles.load("lazy-consensus"))

    assert found["uncontested"].blocks is Blocking.OPEN
    assert found["uncontested"].cleared_by == (Clearing.QUESTION, Clearing.SILENCE)
    assert found["waiting-time"].minimum_days == 3
    silent = [name for name in profiles.shipped() for rule in profiles.load(name).rule
              if isinstance(rule, ObjectionsRule) and Clearing.SILENCE in rule.cleared_by]  # fmt: skip
    assert silent == ["lazy-consensus"]


def test_rough_consensus_wants_objections_addressed_and_not_accommodated():
    profile = profiles.load("ietf")
    found = rules(profile)

    assert found["last-call"].minimum_days == 14
    assert found["objections-addressed"].stances == (Stance.OBJECTION,)
    assert not any(isinstance(rule, ObjectionsRule | VoteRule) for rule in profile.rule)
    assert profile.powers.declare == ("chair",)


@pytest.mark.parametrize("name", ["w3c", "tc39", "vote"])
def test_the_format_holds_other_processes(name):
    profile = profiles.parse((HERE / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")

    assert profile.id == name
    assert msgspec.convert(msgspec.to_builtins(profile), type(profile)) == profile


def test_the_w3c_asks_for_an_answer_to_each_formal_objection():
    profile = profiles.parse((HERE / "w3c.toml").read_text(encoding="utf-8"), "w3c.toml")
    found = rules(profile)

    assert found["formal-objections-answered"].blocks is Blocking.UNANSWERED
    assert found["call-for-consensus"].evidence == (ActSource.COMMENTS, ActSource.DECLARATIONS)
    assert found["wide-review"].aims == (Aim.ADVANCE,)
    assert profile.powers.overrule == ("chair", "council")


def test_tc39_wants_explicit_support_and_lets_a_proposal_advance_on_conditions():
    profile = profiles.parse((HERE / "tc39.toml").read_text(encoding="utf-8"), "tc39.toml")
    found = rules(profile)

    assert found["explicit-support"].stances == (Stance.SUPPORT,)
    assert found["advanced"].conditional
    assert profile.reviews == Reviews(approved=None, changes_requested=None)
    assert profile.text_change.positions is PositionThen.LAPSES
    assert profile.electorate.roles == ("delegate", "champion", "chair")


def test_a_vote_has_a_denominator_a_quorum_and_a_meaning_of_abstention():
    profile = profiles.parse((HERE / "vote.toml").read_text(encoding="utf-8"), "vote.toml")
    ballot = rules(profile)["ballot"]

    assert (ballot.of, ballot.quorum, ballot.abstentions, ballot.more) == (
        Denominator.ORGANIZATIONS,
        "1/2",
        Abstentions.CAST,
        True,
    )
    assert ballot.says.startswith("More than 1/2 of the organisations that vote are for it, 1/2 of all")
    assert profile.label[0].days == 14


def test_a_name_that_is_no_shipped_profile_is_an_error_that_names_the_nearest():
    with pytest.raises(ConfigurationError) as error:
        profiles.load("sustained")

    assert error.value.hint == "did you mean `sustained-objection`?"


SCHEMA = json.loads((ROOT / "docs/reference/schemas/process-profile.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", profiles.shipped())
def test_the_published_schema_describes_what_is_shipped(name):
    text = files("lastcall.documents.profiles").joinpath(f"{name}.toml").read_text(encoding="utf-8")

    jsonschema.validate(tomllib.loads(text), SCHEMA)


@pytest.mark.parametrize("name", ["w3c", "tc39", "vote"])
def test_the_published_schema_describes_other_processes(name):
    jsonschema.validate(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("title"),
        lambda data: data.update(rules=[]),
        lambda data: data["rule"][0].update(kind="suport"),
        lambda data: data["rule"][0].update(minimum=3),
        lambda data: data.update(reviews={"approved": "objection"}),
        lambda data: data.update(powers={"call": "maintainer"}),
    ],
)
def test_the_published_schema_refuses_what_the_reader_refuses(change):
    text = files("lastcall.documents.profiles").joinpath("ietf.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    change(data)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)
    with pytest.raises(ConfigurationError):
        checked(data, Written("p.toml"))
