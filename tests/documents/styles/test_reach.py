"""Each turn of phrase is called for by words of its own: none of its alternatives is looked for in vain."""

import pytest

from docs.generator.reach import Reach
from lastcall.documents.styles import load, shipped
from lastcall.documents.styles.alternatives import parted

IDIOMS = {idiom.written: idiom for name in shipped() for idiom in load(name).idioms}
PARTS = [(idiom.id, part) for written, idiom in IDIOMS.items() for part in parted(written)]


@pytest.mark.parametrize(
    ("written", "held", "not_held"),
    [
        (r"\bagreed? to\b", ("agree", "agreed", "to"), ("agrees", "decided")),
        (r"^(?:we )?(?:will|can) close\b", ("we", "will", "can", "close"), ("closed", "clos")),
        (r"\bno \w+ objections?\b", ("no", "objection", "objections"), ("other", "object")),
        (r"\brfc ?[0-3]\b", ("rfc", "rfc1", "rfc3"), ("rfc4", "1rfc")),
        # it may end, or begin, within a word
        (r"objection", ("objection", "objections"), ("object-lesson",)),
        (r"\b(?:un)?merged(?:, and \w+)*\b", ("merged", "unmerged", "and"), ("merge",)),
    ],
)
def test_the_words_that_a_match_can_hold(written, held, not_held):
    reach = Reach(written)
    assert [word for word in (*held, *not_held) if reach.may_hold(word)] == list(held)


@pytest.mark.parametrize(("name", "part"), PARTS, ids=lambda value: str(value)[:40])
def test_an_alternative_holds_a_cue_and_what_stands_along(name, part):
    (idiom,) = {idiom for idiom in IDIOMS.values() if idiom.id == name and part in parted(idiom.written)}
    reach = Reach(part)
    assert any(map(reach.may_hold, idiom.cues)), f"{name}: no cue calls for `{part}`"
    assert not idiom.along or any(map(reach.may_hold, idiom.along)), (
        f"{name}: nothing goes along with `{part}`"
    )
