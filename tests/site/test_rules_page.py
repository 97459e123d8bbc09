"""The page of the group's rules: each with its sentence, source and values; what the group sets; what changed when."""

from tests.site import seen
from tests.site.world import build, item


def rules(profile: str | None = "sustained-objection", **more) -> seen.Seen:
    return seen.read(build(items=(item(2, "Two"),), profile=profile, **more)["rules.html"])


def test_each_rule_has_its_sentence_its_values_and_where_it_is_written():
    one = rules()

    assert "Profile No sustained objection sustained-objection" in one.text
    assert (
        "At least 3 reviewers agree; the author of the text is none of them. agreement "
        "minimum 3 count people stances support, can live with author no every proposal "
        "CDS decision making: agreeing reviewers"
    ) in one.text
    assert {"rule-window", "rule-agreement", "rule-vote", "rule-consensus-determined"} <= set(one.ids)
    assert "https://cds.lfenergy.org/" in one.links


def test_who_may_do_what_and_what_counts_is_said():
    text = rules().text

    assert "Open, extend or close a call maintainer or author" in text
    assert "Overrule or uphold an objection the group by a vote" in text
    assert "Whose position binds registered" in text
    assert "A review that asks for changes is concern" in text


def test_a_value_of_the_groups_own_is_marked_and_judges():
    one = rules(rules={"agreement": {"minimum": 2}})

    assert "At least 2 reviewers agree" in one.text
    assert "minimum 2 set by the group" in one.text
    assert "count people set by the group" not in one.text


def test_the_day_from_which_it_judges_and_dated_changes_are_told():
    changes = [{"from": "2026-03-01", "to": "2026-06-30", "agreement": {"minimum": 5}}]
    one = rules(rules={"from": "2026-01-15", "change": changes})

    assert "Judges from 2026-01-15; what was concluded earlier is shown, not judged" in one.text
    assert "From 1 March 2026 until 30 June 2026" in one.text
    assert "agreement: minimum 5 instead of 3" in one.text
    assert "window:" not in one.text


def test_a_rule_that_only_a_change_brings_has_a_place_to_link_to():
    changes = [{"from": "2026-03-01", "profile": "lazy-consensus"}]
    built = build(items=(item(2, "Two"),), profile="sustained-objection", rules={"change": changes})
    one = seen.read(built["rules.html"])

    assert "rule-waiting-time" in one.ids
    assert "rules.html#rule-waiting-time" in seen.read(built["item-2.html"]).links
    assert "vote: does not hold" in one.text
    assert seen.crawl(built) == []


def test_a_group_without_a_profile_is_told_where_to_name_one():
    text = rules(None).text

    assert "The group names no process profile, so no rule is judged here" in text
    assert 'profile = "community-specification" under [group]' in text
