"""The fold takes as long for each event of 100,000 as of 10,000, within 1.3, spread or all on one proposal.

Both are timed side by side, in turns, by the processor's time, so that a busy moment hits both.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from lastcall.documents import profiles
from lastcall.documents.group import read_group
from lastcall.ledger import Ledger, record
from lastcall.model.instant import Instant
from lastcall.model.item import Archive, Comment, Item, ItemState, Review, ReviewState
from lastcall.model.participant import Participant, Register
from lastcall.model.reference import ItemId, ItemKind
from lastcall.model.settings import GroupSettings, Settings
from lastcall.model.sources import Sources
from lastcall.status import consensus
from lastcall.status.visible import Visible

LIMIT = 1.3
FEW, MANY = 10_000, 100_000
TURNS = 5
HOME = "blue/mill"
BEGAN = datetime(2020, 1, 1, 12, tzinfo=UTC)
EACH = 20
"""Events of a proposal, where they are spread."""
SAID = (
    "/support",
    "/can-live",
    "/abstain",
    "/concern too long",
    "/object Depth: no zero",
    "/respond #{number}-O1 it is there",
    "/withdraw #{number}-O1",
    "/sustain #{number}-O{some}",
    "/last-call 7d",
    "/extend 3d",
    "/declare no consensus: we go on",
    "/declare accepted: fine",
)

STATES = (ReviewState.APPROVED, ReviewState.CHANGES_REQUESTED, ReviewState.DISMISSED)


def main() -> int:
    """Print the table; 1 if a limit is passed."""
    worst = 0.0
    print(f"{'events':<28} {FEW:>12,} {MANY:>12,} {'ratio':>7}")
    for name, spread in (("spread over proposals", EACH), ("all on one proposal", None)):
        few, many = (ledger_of(number, spread) for number in (FEW, MANY))
        found = medians({"few": lambda few=few: fold(few), "many": lambda many=many: fold(many)})
        each = {"few": found["few"] / len(few.acts), "many": found["many"] / len(many.acts)}
        ratio = each["many"] / each["few"]
        worst = max(worst, ratio)
        print(f"{name:<28} {each['few'] * 1e6:>9.2f} µs {each['many'] * 1e6:>9.2f} µs {ratio:>7.2f}")
    print(f"the larger ratio is {worst:.2f} (at most {LIMIT})")
    return int(worst > LIMIT)


def medians(work: dict[str, Callable[[], None]]) -> dict[str, float]:
    """The median processor seconds of each, run in turns; once before to warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(TURNS + 1):
        for name, run in work.items():
            gc.collect()
            began = time.process_time()
            run()
            if turn:
                seconds[name].append(time.process_time() - began)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def fold(ledger: Ledger) -> None:
    """All cases as of the end, from nothing that an earlier run has kept."""
    instant = Instant(at=BEGAN + timedelta(days=4000), zone="UTC", given=True)
    cases = consensus.find(Visible(ledger, instant, ledger.reading.process))
    assert cases


def ledger_of(number: int, each: int | None) -> Ledger:
    """A ledger of about so many acts, `each` on a proposal; all on one where it is None."""
    chance = random.Random(number)  # noqa: S311 - the same events in each run
    size = each or number
    items = tuple(_item(place + 1, size, chance) for place in range(number // size))
    settings = Settings(group=GroupSettings(repository=HOME, profile="sustained-objection"))
    register = Register(
        participants=tuple(
            Participant(
                name=f"Person {one}", github=(f"person{one}",), role="maintainer" if one < 3 else None
            )
            for one in range(40)
        )
    )
    gathered = BEGAN + timedelta(days=4001)
    archive = Archive(repository=HOME, source="archive.json", gathered=gathered, items=items)
    sources = Sources(
        settings=settings, files=(), archives=(archive,), register=register, problems=(), repository=HOME
    )
    reading = replace(read_group(sources), process=profiles.of_group(settings))
    return record(reading)


def _item(number: int, size: int, chance: random.Random) -> Item:
    comments, reviews = [], []
    for place in range(size - 1):
        at = BEGAN + timedelta(minutes=place + 1)
        who = f"person{chance.randrange(60)}"
        if chance.random() < 0.2:
            state = chance.choice(
                (ReviewState.APPROVED, ReviewState.CHANGES_REQUESTED, ReviewState.DISMISSED)
            )
            reviews.append(Review(author=who, state=state, body="", at=at, id=f"r{place}", commit="c0ffee"))
        else:
            said = chance.choice(SAID).format(number=number, some=chance.randrange(1, 9))
            comments.append(Comment(author=who, body=said, at=at, id=f"c{place}"))
    return Item(
        id=ItemId(HOME, number),
        kind=ItemKind.PULL,
        title=f"Proposal {number}",
        url=f"https://git.example/{HOME}/pull/{number}",
        state=ItemState.OPEN,
        author="person1",
        body="",
        created=BEGAN,
        comments=tuple(comments),
        reviews=tuple(reviews),
    )


if __name__ == "__main__":
    sys.exit(main())
