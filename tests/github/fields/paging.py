"""From records to the page of them that a query asks for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.github.connections import Bounds, Connection, Placed, connection, placed
from tests.github.fields.serving import iso, not_served
from tests.github.records import Account, PullRequest, Review


def by_creation(record: Any) -> tuple[str, int]:
    return iso(record.created_at), record.sequence


def by_place(records: Iterable[Any]) -> list[Placed]:
    """In the order in which they stand, for what has no time of its own."""
    return [((place, 0), record) for place, record in enumerate(records)]


def page(
    info: Any,
    ascending: Sequence[Placed],
    arguments: dict[str, Any],
    *,
    descending: bool = False,
    **more: Any,
) -> Connection:
    """The page that the arguments ask for; an argument that nobody handled is not served."""
    names = ("first", "last", "after", "before", "skip")
    bounds = Bounds(**{name: arguments.pop(name, None) for name in names})
    rest = {name: value for name, value in arguments.items() if value not in (None, False)}
    if rest:
        raise not_served(f"{info.parent_type.name}.{info.field_name} with {rest}")
    return connection(ascending, bounds, info.context.generation, descending=descending, **more)


def ordered(info: Any, records: Iterable[Any], order: dict[str, str] | None) -> tuple[list[Placed], bool]:
    """The records by the field that `orderBy` names, and whether the other way round."""
    keys: dict[str, Callable[[Any], tuple[str | int, int]]] = {
        "CREATED_AT": lambda record: (iso(record.created_at), record.database_id),
        "UPDATED_AT": lambda record: (iso(record.updated_at), record.database_id),
        "COMMENTS": lambda record: (len(record.comments), record.database_id),
        "NAME": lambda record: (record.name.lower(), record.database_id),
    }
    by = order or {"field": "CREATED_AT", "direction": "ASC"}
    if by["field"] not in keys:
        raise not_served(f"orderBy {by['field']}")
    return placed(list(records), keys[by["field"]]), by["direction"] == "DESC"


def visible_reviews(record: PullRequest, viewer: Account) -> list[Review]:
    """A review that was not submitted yet is its author's alone."""
    return [each for each in record.reviews if each.state != "PENDING" or each.author is viewer]
