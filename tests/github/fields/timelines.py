"""The timeline of an item: everything that was said and done, in its order."""

from typing import Any

from tests.github.connections import Connection, placed
from tests.github.fields.paging import by_creation, page, visible_reviews
from tests.github.fields.serving import iso, serve, snake
from tests.github.records import Account, Item, PullRequest


def item_type(typename: str) -> str:
    """`LABELED_EVENT` for LabeledEvent, as the enumeration of a timeline's items has it."""
    return snake(typename).upper()


@serve("Issue PullRequest", "timelineItems")
def timeline_items(record: Item, info: Any, **arguments: Any) -> Connection:
    kinds, since = arguments.pop("itemTypes", None), arguments.pop("since", None)
    ascending = placed(_happenings(record, info.context.viewer), _moment)
    if kinds is not None:
        ascending = [each for each in ascending if item_type(each[1].typename) in kinds]
    if since is not None:
        ascending = [each for each in ascending if each[0][0] >= iso(since)]
    return page(info, ascending, arguments, updated_at=record.updated_at)


def _happenings(record: Item, viewer: Account) -> list[Any]:
    found: list[Any] = [*record.comments, *record.events]
    if isinstance(record, PullRequest):
        found += record.commits
        found += visible_reviews(record, viewer)
    return found


def _moment(record: Any) -> tuple[str, int]:
    if record.typename == "PullRequestCommit":
        return iso(record.commit.committed_date), record.sequence
    return by_creation(record)
