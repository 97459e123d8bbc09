"""The entry points of a query: repositories, nodes by id, the budget."""

from typing import Any

from tests.github.connections import GitHubError
from tests.github.fields.serving import Context, not_served, serve, snake
from tests.github.records import Account, Repository, home_of


@serve("Query", "viewer")
def viewer(_: Any, info: Any) -> Account:
    return info.context.viewer


@serve("Query", "user")
def user(_: Any, info: Any, login: str) -> Account:
    account = info.context.state.accounts.get(login.lower())
    if account is None or account.typename != "User":
        raise GitHubError("NOT_FOUND", f"Could not resolve to a User with the login of '{login}'.")
    return account


@serve("Query", "rateLimit")
def rate_limit(_: Any, info: Any, **arguments: Any) -> Context:
    if arguments.get("dryRun"):
        raise not_served("rateLimit(dryRun: true)")
    return info.context


@serve("Query", "repository")
def repository(_: Any, info: Any, owner: str, name: str, **arguments: Any) -> Repository:
    context, full = info.context, f"{owner}/{name}"
    found = context.state.find_repository(full)
    if found is None and arguments.get("followRenames", True):
        found = context.state.renamed.get(full.lower())
    if found is None or not context.sees(found):
        raise GitHubError("NOT_FOUND", f"Could not resolve to a Repository with the name '{full}'.")
    return found


@serve("Query", "node")
def node(_: Any, info: Any, **arguments: Any) -> Any:
    return _node(info, arguments["id"])


def _node(info: Any, identity: str) -> Any:
    context = info.context
    found = context.state.nodes.get(identity)
    home = home_of(found)
    if found is None or (home is not None and not context.sees(home)):
        raise GitHubError("NOT_FOUND", f"Could not resolve to a node with the global id of '{identity}'")
    return found


@serve("Query", "nodes")
def nodes(_: Any, info: Any, ids: list[str]) -> list[Any]:
    if len(ids) > 100:
        message = f"You may not provide more than 100 node ids; you provided {len(ids)}."
        raise GitHubError("ARGUMENT_LIMIT", message)
    return [_or_error(each, info) for each in ids]


def _or_error(identity: str, info: Any) -> Any:
    try:
        return _node(info, identity)
    except GitHubError as error:
        return error  # graphql-core reports an exception that stands in a list at its place


@serve("RateLimit", "cost")
def cost(context: Context, info: Any) -> int:
    return context.cost.points


@serve("RateLimit", "nodeCount")
def node_count(context: Context, info: Any) -> int:
    return context.cost.nodes


@serve("RateLimit", "limit", "remaining", "used", "resetAt")
def rate(context: Context, info: Any) -> Any:
    return getattr(context.rate, snake(info.field_name))
