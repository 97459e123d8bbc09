"""The shipped styles: each reads a file of its family that it has not seen, and is chosen for it."""

import pytest

from lastcall.documents import minutes
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes.detection import choose, detect
from lastcall.documents.renames import Renames

CDS = """\
# Harbour WG Meeting 2026-03-24

## Agenda

* Review open pull requests
    * Depth of the fairway (Pull #31)

## Attendees

* Ida Lund (Rockpool Labs) (Maintainer)
* Tomas Berg (Limpet)

## Minutes

* Depth of the fairway (Pull #31)
    * Any sustained objection?
        * No objection
    * Merged pull #31

## Closing Discussion

* Consensus to commit this to repo? Yes
"""
PROSE = """\
# Harbour Registry Working Group, 24 March 2026

## Attendees

Ida Lund (Rockpool Labs), Tomas Berg (Limpet), Wen Li (Kelp)

## Discussion

The group went through the comments on the registry of berths. Tomas explained that two harbours number theirs from
the sea and one from the land, and that a register which holds both has to say so. It was agreed to add a field.

Wen asked whether the draft in #12 is still needed, and nobody knew of a reason to keep it beside the new one, so that
it will be looked at again when the field stands.

## Action items

* Write the field for the direction of numbers (Tomas)
* Wen: ask the three harbours for their maps

### Ida

* Send the invitation for April
"""
IETF = """\
# TIDE WG at IETF 140

Note Well was shown. Jabber scribe: Tomas Berg

## Tuesday, 24 March 2026

### #57: Order of frames

Ida Lund: the draft says nothing on order.
Tomas Berg: implementations differ, and that hurts.
Wen Li: we could say it in one sentence.
Ida Lund: then we would need a registry.
Tomas Berg: no, a table will do.
Wen Li: a table is fine with me.

Hum: who is for a table? Strong hum for. Nobody against.

Consensus in the room to add the table.

ACTION: Wen to write the table
"""
OPENJS = """\
# Harbour Collaboration Space Meeting 2026-03-24

## Links

* **GitHub Issue**: https://github.com/harbour/space/issues/77

## Present

* Ida Lund @idalund
* Tomas Berg @tberg
* Wen Li @wenli-x

## Agenda

*Extracted from **space-agenda** labeled issues and pull requests from the **harbour org** prior to the meeting.

### harbour/space

* Name a second repository [#70](https://github.com/harbour/space/issues/70)
  * Two names were looked at
  * No objections in the meeting
  * Tomas will open a pull request
* Retire the old site [#71](https://github.com/harbour/space/issues/71)
  * Ran out of time, moved to the next meeting

### Q&A, Other

* None

## Upcoming Meetings

* 2026-04-07
"""
GRAPHQL = """\
# Harbour WG, March 2026

## Determine volunteers for note taking (1m, Ida)

- Tomas
- Wen

## Review previous meeting's action items (5m, Ida)

- Tomas to close the old ones

## Nullable berths ([#88](https://github.com/harbour/spec/pull/88)) (20m, Wen)

- Wen: berths may have no number.
- Tomas: then a client has to ask.
- Wen: it has to ask anyway.
- Ida: what does the example say?
- Wen: nothing so far.
- **ACTION** - Wen: add an example to the pull request
"""
W3C = """\
# Harbour Community Group, 2026-03-24

## Present

* [Ida Lund](https://harbour.example/ida) (IL)
* [Tomas Berg](https://harbour.example/tomas) (TB)

## Scribes

* Tomas Berg

## Topics

### Tide profiles

URL: https://github.com/harbour/profiles/issues/9

* IL: I would like to settle the name.
* TB: we had two.

PROPOSAL: call it the tide profile, as in #9.

* TB: +1
* IL: +1

RESOLUTION: The profile is called the tide profile.

ACTION: TB to change the name in the draft.
"""
TC39 = """\
# March 24, 2026 Meeting Notes

**Remote attendees:**

| Name       | Abbreviation | Organization |
| ---------- | ------------ | ------------ |
| Ida Lund   | IDL          | Rockpool     |
| Tomas Berg | TBG          | Limpet       |
| Wen Li     | WLI          | Kelp         |

## Tides for stage 2

Presenter: Ida Lund (IDL)

- [proposal](https://github.com/harbour/proposal-tides)

IDL: Tides are numbers today.

TBG: And they should stay so?

IDL: They should become a type.

WLI: I support this for stage 2.

TBG: Fine with me.

### Conclusion

Stage 2. WLI will review.
"""
RUST = """\
# Harbour team meeting

* Meeting date: 2026-03-24

## Attendance

* Team members: Ida, Tomas, Wen
* Others: nobody

## Meeting roles

* Minutes, driver: Wen

## Should a berth be nominated? harbour-lang/berths#15

**Link:** https://github.com/harbour-lang/berths/issues/15

Tomas: It has been open since January.

Ida: And nobody has asked since.

**Consensus from meeting:** Close it, with a note that it may come back.
"""
SCRIBEJS = """\
# Harbour Working Group Telco 2026-03-24
{: .no_toc}

## Attendees
{: .no_toc}
**Present:** Ida Lund, Tomas Berg, Wen Li

**Scribe(s):** Wen Li

## Content:
{: .no_toc}

### 1. Berths
{: #section1}

See https://github.com/harbour/berths/pull/12

**Ida Lund:** two texts are the same
… and nobody reads the second

> *Ida Lund:* [a link](https://harbour.example)

> **Proposed resolution: drop the second text** *(Ida Lund)*
{: .proposed_resolution}

> *Ida Lund:* +1

> *Tomas Berg:* +1

> ***Resolution #1: drop the second text***
{: #resolution1 .resolution}
"""
WASM = """\
## Agenda for the March 24 video call of the Harbour Community Group

- **Where**: on a call
- **Contact**:
    - Name: Ida Lund

### Registration

None required.

## Agenda items

1. Opening, welcome and roll call
1. Proposals and discussions
    1. Advance tides to phase 2 ([#21](https://github.com/harbour/tides/pull/21))

## Agenda items for future meetings

None.

### Schedule constraints

None.

## Meeting Notes

### Introduction of attendees

- Ida Lund
- Tomas Berg
- Wen Li

### Advance tides to phase 2 ([#21](https://github.com/harbour/tides/pull/21))

IL: the tests are there.

TB: and the text?

IL: I will write the rest of the text.

**POLL: advance tides to phase 2**

Tides advanced to phase 2.
"""


@pytest.mark.parametrize(
    ("style", "text", "events", "people"),
    [
        ("cds", CDS, [
            ("last_call", "idiom.last-call-question", None, ["h/r#31"]),
            ("no_objection", "idiom.no-objection", None, ["h/r#31"]),
            ("merged", "idiom.merged", None, ["h/r#31"]),
        ], 2),
        ("prose", PROSE, [
            ("decision", "idiom.group-agreed", None, []),
            ("action", "section.actions", "Tomas", []),
            ("action", "section.actions", "Wen", []),
            ("action", "section.actions", "Ida", []),
        ], 3),
        ("ietf", IETF, [
            ("proposal", "idiom.poll-opened", None, ["h/r#57"]),
            ("decision", "idiom.hums", None, ["h/r#57"]),
            ("no_objection", "idiom.no-objection", None, ["h/r#57"]),
            ("decision", "idiom.consensus", None, ["h/r#57"]),
            ("action", "mark.action", "Wen", ["h/r#57"]),
        ], 0),
        ("openjs", OPENJS, [
            ("no_objection", "idiom.no-objection", None, ["harbour/space#70"]),
            ("action", "words.assigned", "Tomas", ["harbour/space#70"]),
            ("deferred", "idiom.to-the-list", None, ["harbour/space#71"]),
        ], 3),
        ("graphql", GRAPHQL, [("action", "mark.action", "Wen", ["harbour/spec#88"])], 0),
        ("w3c", W3C, [
            ("proposal", "mark.proposal", None, ["harbour/profiles#9"]),
            ("support", "position.agrees", "TB", ["harbour/profiles#9"]),
            ("support", "position.agrees", "IL", ["harbour/profiles#9"]),
            ("decision", "mark.decision", None, ["harbour/profiles#9"]),
            ("action", "mark.action", "TB", ["harbour/profiles#9"]),
        ], 2),
        ("tc39", TC39, [
            ("support", "idiom.speaks-for", "WLI", []),
            ("support", "idiom.is-fine-with-it", "TBG", []),
            ("decision", "section.decisions", None, []),
            ("action", "words.assigned", "WLI", []),
        ], 3),
        ("rust", RUST, [("decision", "section.decisions", None, ["harbour-lang/berths#15"])], 3),
        ("scribejs", SCRIBEJS, [
            ("proposal", "mark.proposal", "Ida Lund", ["harbour/berths#12"]),
            ("support", "position.agrees", "Ida Lund", ["harbour/berths#12"]),
            ("support", "position.agrees", "Tomas Berg", ["harbour/berths#12"]),
            ("decision", "mark.decision", None, ["harbour/berths#12"]),
        ], 3),
        ("wasm", WASM, [
            ("action", "words.promised", "IL", ["harbour/tides#21"]),
            ("proposal", "mark.proposal", None, ["harbour/tides#21"]),
            ("decision", "idiom.phase", None, ["harbour/tides#21"]),
        ], 3),
    ],
)  # fmt: skip
def test_a_file_of_the_family_is_told_and_read(style, text, events, people):
    file = minutes.read(Markdown(text), "minutes/2026-03-24_minutes.md", home="h/r", renames=Renames())

    assert file.style == style, choose(text).why
    assert detect(text) is choose(text).style
    assert [(one.type.value, one.rule, one.actor, list(one.subject)) for one in file.events] == events
    assert len(file.attendees) == people


@pytest.mark.parametrize(
    "first", [CDS, PROSE, IETF, OPENJS, GRAPHQL, W3C, TC39, RUST, SCRIBEJS, WASM], ids=lambda text: text[:20]
)
@pytest.mark.parametrize("second", [CDS, IETF, TC39, WASM], ids=lambda text: text[:20])
def test_where_two_styles_meet_the_quick_way_finds_what_the_reasons_say(first, second):
    assert detect(first + second) is choose(first + second).style
