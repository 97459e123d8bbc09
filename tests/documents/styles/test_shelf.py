"""House styles: shipped, a group's own, named or extended by its configuration, and chosen by evidence."""

import pytest

from lastcall.documents import minutes, styles
from lastcall.documents.group import read_group
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes.detection import choose
from lastcall.documents.renames import Renames
from lastcall.documents.styles import SHIPPED, Shelf
from lastcall.model.errors import ConfigurationError
from lastcall.model.settings import MinutesSettings, Settings
from lastcall.model.sources import Sources, TextFile

OWN = """\
id = "harbour"
name = "Beschlüsse unter den Punkten"

[sections]
decisions = ["beschlüsse"]
attendees = ["anwesend sind"]

[speakers]
forms = ["<Name>", "Name sagt"]

[attendees]
forms = ["Name / Organisation / @Handle"]

[actions]
forms = ["Task => Name"]

[marks]
decision = ["beschluss"]

[[idiom]]
id = "idiom.carried"
type = "decision"
says = "A motion is carried."
cues = ["angenommen"]
pattern = '\\bist angenommen\\b'

[[evidence]]
worth = 4
words = ["Beschlüsse"]
"""
FILE = """\
# Sitzung 2026-01-05

## Anwesend sind

* Ada Example / Rockpool Labs / @ada-e
* Bo Sample / Limpet / @bo

## Protokoll

* Pegel (#4)
    * <Ada> Der Text ist angenommen
    * Bo sagt I will write the example
    * Beschluss: veröffentlichen

## Beschlüsse

* Entwurf veröffentlichen

## Action items

* den Text schreiben => Bo
"""


def read(text, shelf=SHIPPED):
    return minutes.read(Markdown(text), "minutes/m.md", home="a/b", renames=Renames(), shelf=shelf)


def found(text, shelf=SHIPPED):
    return [(event.line, event.rule, event.actor) for event in read(text, shelf).events]


def test_every_shipped_style_can_be_used_and_says_what_shows_it():
    assert styles.shipped()[0] == "common"
    assert {"cds", "prose", "ietf", "openjs", "graphql", "w3c", "tc39", "rust"} < set(styles.shipped())
    for identifier in styles.shipped():
        assert styles.load(identifier).id == identifier
        assert styles.load(identifier).idioms
    assert {identifier for identifier, _ in SHIPPED.evidence} == set(styles.shipped()) - {"common"}


def test_a_style_of_the_groups_own_is_chosen_by_its_evidence_and_read_in_all_its_forms():
    shelf = Shelf([("minutes/style.toml", OWN)])

    file = read(FILE, shelf)

    assert file.style == "harbour"
    assert [(one.name, one.affiliation, one.handle) for one in file.attendees] == [
        ("Ada Example", "Rockpool Labs", "ada-e"),
        ("Bo Sample", "Limpet", "bo"),
    ]
    assert found(FILE, shelf) == [
        (11, "idiom.carried", "Ada"),
        (12, "words.promised", "Bo"),
        (13, "mark.decision", None),
        (17, "section.decisions", None),
        (21, "section.actions", "Bo"),
    ]
    assert found(FILE) == [(21, "section.actions", None)]


def test_a_style_named_by_its_path_reads_as_one_chosen_by_evidence():
    named = Shelf([("minutes/style.toml", OWN)], named="minutes/style.toml")
    by_id = Shelf([("minutes/style.toml", OWN)], named="harbour")

    assert read(FILE, named) == read(FILE, by_id) == read(FILE, Shelf([("minutes/style.toml", OWN)]))
    assert choose("nothing", named).why == "as the configuration names it, which nothing in it shows"
    assert (
        choose(FILE, named).why
        == 'as the configuration names it, which shows by "Beschlüsse" (4); next: prose (2)'
    )


def test_the_reasons_name_what_was_found_and_the_next_style():
    text = "## Note Well\n\nhum: for #4\n\n## Action items\n"

    chosen = choose(text)

    assert chosen.style.id == "ietf"
    assert chosen.why == 'by "Note Well" (2), hums (2); next: prose (2)'
    assert choose("# Tides").why == "as nothing shows another"
    assert choose("## Action items").why == "as none has 3 points; next: prose (2)"


def test_of_two_styles_with_as_much_evidence_the_groups_own_is_taken():
    own = 'id = "zebra"\nname = "z"\n[[evidence]]\nworth = 2\nwords = ["## Note Well"]\n'
    own += '[[evidence]]\nworth = 2\nwords = ["hum"]\n'

    assert choose("## Note Well\n\nhum: for #4\n", Shelf([("z.toml", own)])).style.id == "zebra"


def test_a_pattern_counts_where_it_is_found_often_enough():
    own = 'id = "zebra"\nname = "z"\n[[evidence]]\nworth = 3\ntimes = 2\nsays = "stripes"\npattern = "^== "\n'
    shelf = Shelf([("z.toml", own)])

    assert choose("== a\n", shelf).style.id == "common"
    assert choose("== a\n== b\n", shelf).why == "by stripes (3)"


def test_what_the_configuration_adds_holds_for_whichever_style_is_used():
    shelf = Shelf(extension={"sections": {"actions": ["aufgaben"]}, "marks": {"decision": ["fazit"]}})
    text = "# M 2026-01-05\n\n## Minutes\n\n* Fazit: keep it\n\n## Aufgaben\n\n* write it\n"

    assert found(text, shelf) == [(5, "mark.decision", None), (9, "section.actions", None)]
    assert found(text) == []


def test_a_word_given_to_another_part_leaves_the_one_it_had():
    style = styles.parse('id = "z"\nname = "z"\n[sections]\nrecap = ["context"]\n', "z.toml")

    assert styles.load("common").sections["context"] == "agenda"
    assert style.sections["context"] == "recap"


def test_short_links_name_the_items_of_the_repositories_that_the_style_says():
    links = {"sea.example/": "harbour/tides", "sea.example/b": "harbour/berths"}
    shelf = Shelf(extension={"links": links})
    text = "# T 2026-01-05\n\n## Notes\n* merge sea.example/12, https://sea.example/b7 and [it](https://sea.example/9)\n"
    text += "* not `sea.example/3`, nosea.example/4, sea.example/5x\n"

    def targets(shelf):
        found = minutes.read(Markdown(text), "a.md", home="harbour/quay", renames=Renames(), shelf=shelf)
        return {one.target for one in found.references}

    assert targets(shelf) == {"harbour/tides#12", "harbour/berths#7", "harbour/tides#9"}
    assert targets(SHIPPED) == set()


def test_an_idiom_of_the_same_id_replaces_the_shipped_one():
    text = 'id = "z"\nname = "z"\n[[idiom]]\nid = "idiom.merged"\ntype = "merged"\nsays = "It is in."\n'
    style = styles.parse(text + 'cues = ["in"]\npattern = "in"\n', "z.toml")

    assert [idiom.says for idiom in style.idioms if idiom.id == "idiom.merged"] == ["It is in."]


def test_what_stands_under_without_is_taken_away():
    text = """
id = "z"
name = "z"

[without]
sections = ["context"]
marks = ["ai"]
idioms = ["idiom.merged"]
speakers = ["Name -"]
actions = ["Name to Task"]
"""
    style, common = styles.parse(text, "z.toml"), styles.load("common")

    assert set(common.sections) - set(style.sections) == {"context"}
    assert set(common.marks) - set(style.marks) == {"ai"}
    assert {one.id for one in common.idioms} - {one.id for one in style.idioms} == {"idiom.merged"}
    assert len(common.owner_forms) - len(style.owner_forms) == 1
    assert common.speaker_forms.after.match("Ada - said")
    assert not style.speaker_forms.after.match("Ada - said")


def test_nesting_can_be_switched_off():
    file = "# M 2026-01-05\n\n## Attendees\n\n* Ada Example\n\n## Minutes\n\n* Ada: a\n    * Will write #4\n"
    file += "\n## Action items\n\n### Ada\n\n* write #5\n"
    off = Shelf(extension={"nesting": {"speakers": False, "owners": False}})

    assert [actor for _, _, actor in found(file)] == ["Ada", "Ada"]
    assert [actor for _, _, actor in found(file, off)] == [None, None]


def test_the_closing_question_and_the_heads_of_tables_are_words_of_the_style():
    own = Shelf(
        extension={
            "closing": {"question": "^sind wir einig", "yes": ["ja"], "no": ["nein"]},
            "attendees": {"columns": {"name": ["mitglied"], "organisation": ["verein"]}},
        }
    )
    text = "# M 2026-01-05\n\n## Attendees\n\n| Mitglied | Verein |\n|---|---|\n| Ada Example | Rockpool Labs |\n"

    file = read(
        f"{text}\n## Closing\n\n* Gibt es consensus? Sind wir einig? Ja\n* Sind wir einig im consensus? Ja\n",
        own,
    )

    assert [(one.name, one.affiliation) for one in file.attendees] == [("Ada Example", "Rockpool Labs")]
    assert file.closing_consensus == "yes"


def test_a_whole_group_is_read_with_its_own_style():
    settings = Settings(minutes=MinutesSettings(style="minutes/style.toml"))
    files = (TextFile(path="minutes/2026-01-05.md", text=FILE),)
    own = (TextFile(path="minutes/style.toml", text=OWN),)

    reading = read_group(Sources(settings=settings, files=files, styles=own))

    assert [file.style for file in reading.meeting_files] == ["harbour"]


HEAD = 'id = "harbour"\nname = "x"\n'


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (HEAD + "[speaker]\n", "s.toml:3: unknown key `speaker` in the top level", "did you mean `speakers`?"),
        (HEAD + '[sections]\nagend = ["a"]\n', "s.toml:4: unknown key `agend` in `sections`", "did you mean `agenda`?"),
        (HEAD + '[marks]\ndecisions = ["a"]\n', "s.toml:4: unknown key `decisions` in `marks`", "did you mean `decision`?"),
        (HEAD + '[sections]\nagenda = "a"\n', "s.toml:3: `sections`: expected a list, got text", "house-styles.md"),
        (HEAD + '[sections]\nagenda = ["Plan"]\n', "s.toml:4: `sections.agenda`: `Plan` is compared in lower case", "write `plan`"),
        (HEAD + '[speakers]\nforms = ["Nam:"]\n', "s.toml:4: `speakers.forms`: `Nam:` holds no `Name`", ""),
        (HEAD + '[speakers]\nforms = ["[Name"]\n', "s.toml:4: `speakers.forms`: `[Name`: write `Name` with", ""),
        (HEAD + '[actions]\nforms = ["Name"]\n', "s.toml:4: `actions.forms`: `Name`: write `Name` and `Task` once each", ""),
        (HEAD + '[attendees]\nforms = ["Role"]\n', "s.toml:4: `attendees.forms`: `Role`: write `Name` once", ""),
        (HEAD + '[[idiom]]\nid = "idiom.a"\ntype = "decisio"\nsays = "A."\ncues = ["a"]\npattern = "a"\n',
         "s.toml:5: `idiom[1].type`: invalid enum value 'decisio'", "did you mean `decision`?"),
        (HEAD + '[[idiom]]\nid = "idiom.a"\ntype = "decision"\nsays = "A."\ncues = ["a"]\npattern = "("\n',
         "s.toml:8: `idiom[1].pattern`: no regular expression: ", "house-styles.md"),
        (HEAD + '[[idiom]]\nid = "carried"\ntype = "decision"\nsays = "A."\ncues = ["a"]\npattern = "a"\n',
         "s.toml:4: `idiom[1].id`: `carried` is no id of an idiom", "`idiom.carried`"),
        (HEAD + '[[idiom]]\nid = "idiom.a"\ntype = "decision"\nsays = "A."\ncues = ["a"]\npattern = "a"\nbasis = "declared"\n',
         "s.toml:9: `idiom[1].basis`: an idiom is never declared", "`recorded` or `inferred`"),
        (HEAD + '[[idiom]]\nid = "idiom.a"\n', "s.toml:3: `idiom[1]`: object missing required field `type`", ""),
        (HEAD + '[[evidence]]\nworth = 1\n[[evidence]]\nword = ["a"]\n', "s.toml:6: unknown key `word` in `evidence[2]`",
         "did you mean `words`?"),
        (HEAD + '[links]\n"sea.example/" = "harbour"\n', "s.toml:4: `links.sea.example/`: `harbour` is no repository; write it as `owner/name`",
         "house-styles.md"),
        (HEAD + '[links]\n"sea4" = "harbour/tides"\n', "s.toml:4: `links.sea4`: what stands before a number ends with no digit",
         "house-styles.md"),
        ('id = "Harbour"\nname = "x"\n', "s.toml:1: `id`: `Harbour` is no id", "`harbour`"),
        ('id = "ietf"\nname = "x"\n', "s.toml: a second style is called `ietf`", "an id of its own"),
        (HEAD + 'extends = "ietff"\n', "s.toml:3: no shipped house style is called `ietff`", "did you mean `ietf`?"),
        ('name = "x"\n', "s.toml: object missing required field `id`", ""),
        (HEAD + "[a\n", "s.toml:3: not valid TOML: ", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place_and_what_was_expected(text, message, hint):
    with pytest.raises(ConfigurationError) as error:
        Shelf([("s.toml", text)])

    assert str(error.value).startswith(message)
    assert hint in (error.value.hint or "")


def test_a_name_that_is_no_style_is_an_error_that_names_the_nearest():
    with pytest.raises(ConfigurationError, match="no house style is called `iet`") as error:
        Shelf(named="iet")

    assert error.value.hint == "did you mean `ietf`?"


def test_a_mistake_in_the_configuration_is_one_of_the_configuration():
    with pytest.raises(
        ConfigurationError, match=r"`\[minutes.extend\]` of the configuration: unknown key `section`"
    ):
        Shelf(extension={"section": {}})
