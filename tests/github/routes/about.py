"""Who one is, what is left of the budget, and the repository."""

from tests.github.rest_api import Answer, Call, refuse, route


@route("get", "/rate_limit")
def rate_limit(call: Call) -> Answer:
    told = {
        name: {
            "limit": budget.limit,
            "used": budget.used,
            "remaining": budget.remaining,
            "reset": int(budget.reset_at.timestamp()),
        }
        for name, budget in call.service.budgets.items()
    }
    other = {"limit": 30, "used": 0, "remaining": 30, "reset": told["core"]["reset"]}
    return Answer(200, {"resources": {**told, "search": other}, "rate": told["core"]})


@route("get", "/user")
def user(call: Call) -> Answer:
    if call.access.anonymous:
        raise refuse(401, "Requires authentication")
    return Answer(200, call.shapes.viewer(call.access.account))


@route("get", "")
def repository(call: Call) -> Answer:
    return Answer(200, call.shapes.repository(call.repository, full=True))
