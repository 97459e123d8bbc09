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


def acting(people: PeopleShown) -> dict[str, bytes]:
    """A group whose acts name people whom no list and no author of a comment tells."""
    from datetime import UTC, datetime

    from tests.site.world import HOME, WEB

    from lastcall.model.declaration import Declaration, DeclarationKind
    from lastcall.model.item import Deleted, Happening, Review, ReviewState

    def at(day: int) -> datetime:
        return datetime(2026, 3, day, 12, tzinfo=UTC)

    def said(author: str, body: str, day: int) -> Comment:
        return Comment(author=author, body=body, at=at(day), url=f"{WEB}/{HOME}/pull/2#issuecomment-{day}")

    pull = item(
        2,
        "Rhythm",
        author="otto",
        comments=(
            said("rosa-drums", "/last-call until 2026-04-10", 5),
            said("stray", "/object Loud: too loud for my ears", 6),
            said("otto", "/respond #2-O1 It is softer now, stray.", 7),
            said("otto", "/withdraw #2-O1", 8),
            said("quiet-one", "/support", 9),
            said("loner", "/last-call until 2026-05-01", 10),
            said("stray", "/appeal 2026-03-05-D1: Nobody asked Ghislaine Abara.", 11),
        ),
        reviews=(Review(author="wanda-w", state=ReviewState.APPROVED, body="", at=at(12), commit="abc1234"),),
        deleted=(Deleted(kind="comment", author="ghost-writer", at=at(13), gone=at(14), digest=None),),
        timeline=(Happening(kind="Labeled", at=at(4), actor="tagger-t", detail="loud"),),
    )
    declared = Declaration(
        about=f"{HOME}#2",
        kind=DeclarationKind.POSITION,
        by="Rosa Lindqvist",
        who="Zelda Quent",
        on=date(2026, 3, 15),
        stands="a mail of Zelda Quent, 2026-03-14",
        words="Zelda wrote that she can live with it.",
        says="can live with",
        entry=1,
    )
    minutes = MINUTES.replace("* Wanderer: a word from a visitor\n", "* OBJECTION(Outsider) on #2: no\n")
    return build(
        {"minutes/2026-03-05_minutes.md": minutes},
        (pull,),
        register=Register(participants=(ROSA, OTTO), path="participants.toml"),
        people=people,
        profile="sustained-objection",
        declarations=(declared,),
    )


NAMES = "rosa|lindqvist|o'neil|ghislaine|abara|zelda|quent|outsider"
LOGINS = "rosa-drums|otto|stray|quiet-one|loner|wanda-w|ghost-writer|tagger-t"


def found_in(pages: dict[str, bytes], words: str) -> dict[str, list[str]]:
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    told = {path: pattern.findall(html.unescape(content.decode())) for path, content in pages.items()}
    return {path: leaked for path, leaked in told.items() if leaked}


def test_reasons_positions_and_timelines_name_nobody_where_organisations_are_shown():
    pages = acting(PeopleShown.ORGANISATIONS)

    assert found_in(pages, f"{NAMES}|{LOGINS}") == {}
    assert seen.crawl(pages) == []
    one = seen.read(pages["item-2.html"])
    assert "Cymbal Society" in one.text
    assert "Snare Works" in one.text
    assert "a participant" in one.text
    assert "not counted, because only a participant, who raised it, may do that" in (
        seen.read(pages["objection-2-o1.html"]).text + seen.read(pages["objection-2-o2.html"]).text
    )


def test_reasons_positions_and_timelines_show_handles_and_no_names_where_handles_are_shown():
    pages = acting(PeopleShown.HANDLES)
    without_accounts = {
        path: re.sub(r"@[\w-]+|rosa-drums", "", content.decode()).encode() for path, content in pages.items()
    }

    assert found_in(without_accounts, NAMES) == {}
    text = seen.read(pages["item-2.html"]).text
    for handle in ("@rosa-drums", "@stray", "@quiet-one", "@wanda-w", "@ghost-writer"):
        assert handle in text, handle


def test_the_same_pages_name_everybody_where_names_are_shown():
    text = seen.read(acting(PeopleShown.NAMES)["item-2.html"]).text

    for name in ("Rosa Lindqvist", "Zelda Quent", "@stray", "@quiet-one", "@ghost-writer", "Outsider"):
        assert name in text, name
