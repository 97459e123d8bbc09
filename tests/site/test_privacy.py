"""`[privacy] people` holds for every byte of every page."""

import html
import re
from datetime import date

import pytest
from tests.site import seen
from tests.site.world import DAY, build, group, item

from lastcall.model.item import Comment
from lastcall.model.participant import Affiliation, Participant, Register
from lastcall.model.settings import PeopleShown
from lastcall.site.privacy import Mask

ROSA = Participant(
    name="Rosa Lindqvist",
    aliases=("Rosa L.", "Rôsa Lindqvist"),
    github=("rosa-drums", "12345"),
    affiliations=(
        Affiliation(organization="Snare Works", until=date(2025, 12, 31)),
        Affiliation(organization="Cymbal Society", since=date(2026, 1, 1)),
    ),
)
OTTO = Participant(
    name="Otto O'Neil", github=("otto",), affiliations=(Affiliation(organization="Snare Works"),)
)
MINUTES = """# Meeting 2026-03-05

## Attendees
* Rosa Lindqvist (Cymbal Society) (Maintainer)
* Otto O'Neil (Snare Works)
* Ghislaine Abara (Guest House)
* Nobody Known

## Minutes
* Rosa: welcome, and thanks to Ghislaine
* [Otto] supports #2
* Wanderer: a word from a visitor
* Wanderer: and another
* rosa: lower case
* ROSA Lindqvist will write to rosa@cymbal.org, cc @rosa-drums
"""


def mask(people: PeopleShown) -> Mask:
    register = Register(participants=(ROSA, OTTO))
    ledger, _ = group({"minutes/2026-03-05_minutes.md": MINUTES}, register=register, people=people)
    return Mask(people, ledger)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Lindqvist agrees", "Cymbal Society agrees"),
        ("Rosa agrees with Lindqvist", "Cymbal Society agrees with Cymbal Society"),
        ("rosa lindqvist, Rosa L. and Rôsa", "Cymbal Society, Cymbal Society and Cymbal Society"),
        ("rosa: yes", "Cymbal Society: yes"),
        ("a rosa window", "a rosa window"),
        ("@rosa-drums and rosa-drums", "Cymbal Society and Cymbal Society"),
        ("Rosa Lindqvist (Cymbal Society) (Maintainer)", "Cymbal Society (Maintainer)"),
        ("Otto O&#x27;Neil, Otto O&#39;Neil, Otto O’Neil", "Snare Works, Snare Works, Snare Works"),
        ("Ghislaine Abara", "Guest House"),
        ("Nobody", "a participant"),
        ("Wanderer: x", "a participant: x"),
        ("write to rosa@cymbal.org", "write to [address withheld]"),
        ("Rosalind and Ottoman", "Rosalind and Ottoman"),
    ],
)
def test_organisations_stand_for_their_people(text: str, expected: str):
    assert mask(PeopleShown.ORGANISATIONS).words(text, DAY) == expected


def test_the_organisation_is_that_of_the_day():
    shown = mask(PeopleShown.ORGANISATIONS)

    assert shown.words("Rosa", date(2025, 6, 1)) == "Snare Works"
    assert shown.words("Rosa", date(2026, 6, 1)) == "Cymbal Society"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Lindqvist and Otto", "@rosa-drums and @otto"),
        ("@rosa-drums: yes", "@rosa-drums: yes"),
        ("Ghislaine", "a participant"),
    ],
)
def test_handles_stand_for_names(text: str, expected: str):
    assert mask(PeopleShown.HANDLES).words(text, DAY) == expected


def test_names_are_left_alone_where_the_group_shows_them():
    assert (
        mask(PeopleShown.NAMES).page("<p>Rosa &lt;rosa@cymbal.org&gt;</p>", DAY)
        == "<p>Rosa &lt;rosa@cymbal.org&gt;</p>"
    )


def test_attributes_are_masked_without_harm_to_the_tags():
    shown = mask(PeopleShown.ORGANISATIONS).page(
        '<section class="otto"><a href="https://web.org/rosa-drums">x</a>'
        '<a href="page.html#otto">y</a><b id="otto" title="Otto">z</b></section>',
        DAY,
    )

    assert shown == (
        '<section class="otto"><a>x</a>'
        '<a href="page.html#Snare-Works">y</a><b id="Snare-Works" title="Snare Works">z</b></section>'
    )


def test_nobody_is_named_on_any_page_of_a_group_that_shows_organisations():
    pull = item(
        2,
        "Rosa's rhythm",
        author="rosa-drums",
        body="By Rosa Lindqvist, see https://web.org/rosa-drums",
        comments=(
            Comment(author="otto", body="Otto was here", at=None),
            Comment(author="stray", body="x", at=None),
        ),
    )
    pages = build(
        {"minutes/2026-03-05_minutes.md": MINUTES},
        (pull,),
        register=Register(participants=(ROSA, OTTO)),
        people=PeopleShown.ORGANISATIONS,
    )

    named = re.compile(r"(?i)(?<!\w)(?:rosa|rôsa|lindqvist|otto|o'neil|ghislaine|abara|stray|wanderer)(?!\w)")
    leaks = {path: named.findall(html.unescape(content.decode())) for path, content in pages.items()}
    assert {path: found for path, found in leaks.items() if found} == {}


def named_in_the_example() -> list[str]:
    people = {
        "Ines Moreira": ("Inês Moreira", "ines-moreira"),
        "Tomas Halvorsen": ("Tomás Halvorsen", "T. Halvorsen", "thalvorsen"),
        "Aoife Brennan": ("aoife-writes",),
        "Kwame Asante-Boll": ("Kwame Asante Boll", "kwame-ab"),
        "Anneke van Rooden": ("Anneke v. Rooden", "anneke-vr"),
        "Yuki Tanabe": ("Tanabe Yuki", "yuki-tanabe"),
        "Leyla Demirok": ("Leyla D.", "leyla-d"),
        "Mateo Quispe Rojas": ("Mateo Quispe", "mquispe"),
        "Rafi Soltani": ("rafi-knots",),
    }
    names = {name for one, others in people.items() for name in (one, *others)}
    return sorted(names | {name.split()[0] for name in people} | {name.split()[-1] for name in people})


def test_nobody_is_named_on_any_page_of_the_example_with_organisations(example_with):
    pages = example_with(PeopleShown.ORGANISATIONS)
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in named_in_the_example()), re.IGNORECASE
    )

    leaks = {path: pattern.findall(html.unescape(content.decode())) for path, content in pages.items()}

    assert {path: found for path, found in leaks.items() if found} == {}


def test_the_example_names_everybody_where_the_group_shows_names(example_site):
    everything = "".join(html.unescape(content.decode()) for content in example_site.values())

    for name in ("Ines Moreira", "Tomas Halvorsen", "@rafi-knots", "Anneke:"):
        assert name in everything


def test_links_still_lead_somewhere_when_people_are_hidden(example_with):
    for people in (PeopleShown.ORGANISATIONS, PeopleShown.HANDLES):
        assert seen.crawl(example_with(people)) == []


def test_handles_show_no_names(example_with):
    everything = "".join(content.decode() for content in example_with(PeopleShown.HANDLES).values())

    assert "@ines-moreira" in everything
    assert not re.search(r"Moreira|Halvorsen|Brennan|Demirok|\bInes\b|\bKwame\b", everything)
