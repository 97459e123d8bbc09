"""The REST endpoints: routes, pages, conditional requests; each body and answer as GitHub describes it."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from tests.github.access import Access, Budget, Right
from tests.github.description import Operation, operations
from tests.github.graphql_api import DefectError
from tests.github.log import Request
from tests.github.records import Issue, PullRequest, Repository
from tests.github.shapes import Shapes
from tests.github.state import State
from tests.github.urls import Urls

MOST_PER_PAGE = 100
_DOCUMENTATION = "https://docs.github.com/rest"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """A request that GitHub refuses, with its answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.body)
        self.answer = answer


def refusal(status: int, message: str, **more: Any) -> Answer:
    body = {"message": message, **more, "documentation_url": _DOCUMENTATION, "status": str(status)}
    return Answer(status, body)


def refuse(status: int, message: str, **more: Any) -> RefusedError:
    return RefusedError(refusal(status, message, **more))


@dataclass(frozen=True)
class Call:
    """A request to one operation, understood."""

    service: "Service"
    shapes: Shapes
    request: Request
    operation: Operation
    values: Mapping[str, str]
    """Of the path's parameters."""
    query: Mapping[str, str]
    found: Repository | None

    @property
    def state(self) -> State:
        return self.service.state

    @property
    def urls(self) -> Urls:
        return self.service.urls

    @property
    def access(self) -> Access:
        return self.service.access

    @property
    def repository(self) -> Repository:
        assert self.found is not None, f"{self.operation.path} is about no repository"
        return self.found

    @property
    def body(self) -> Mapping[str, Any]:
        return self.request.body or {}

    def item(self) -> Issue | PullRequest:
        """The issue or pull request that the path names."""
        number = int(self.values.get("issue_number") or self.values["pull_number"])
        home = self.repository
        if number in home.moved:
            raise self.moved(self.urls.api_item(home.moved[number]))
        if number in home.deleted:
            raise refuse(410, "This issue was deleted")
        if number not in home.items:
            raise refuse(404, "Not Found")
        return home.items[number]

    def pull(self) -> PullRequest:
        item = self.item()
        if not isinstance(item, PullRequest):
            raise refuse(404, "Not Found")
        return item

    def moved(self, address: str) -> RefusedError:
        answer = refusal(301, "Moved Permanently", url=address)
        return RefusedError(replace(answer, headers={"Location": address}))

    def need(self, right: Right) -> None:
        """Refuses who may not; who may not even see it has been answered 404 before."""
        if self.access.anonymous:
            raise refuse(401, "Requires authentication")
        if right not in self.access.rights:
            answer = refusal(403, "Resource not accessible by integration")
            needed = {"X-Accepted-GitHub-Permissions": f"{right.name.lower()}=write"}
            raise RefusedError(replace(answer, headers=needed))

    def page(self, rows: Sequence[Any], shape: Callable[[Any], Any]) -> Answer:
        """One page of the rows, and links to the others."""
        size = min(int(self.query.get("per_page") or 30), MOST_PER_PAGE) or 30
        number = int(self.query.get("page") or 1) or 1
        last = max(1, -(-len(rows) // size))
        told = [shape(row) for row in rows[(number - 1) * size : number * size]]
        targets = {}
        if number > 1:
            targets["prev"] = min(number - 1, last)
        if number < last:
            targets |= {"next": number + 1, "last": last}
        if number > 1:
            targets["first"] = 1
        links = ", ".join(f'<{self._page_address(page)}>; rel="{rel}"' for rel, page in targets.items())
        return Answer(200, told, {"Link": links} if links else {})

    def _page_address(self, page: int) -> str:
        """By the repository's number, as GitHub has it: links outlive a rename."""
        rest = self.operation.path.removeprefix("/repos/{owner}/{repo}").format(**self.values)
        query = urlencode({**self.query, "page": page})
        return f"{self.urls.rest}/repositories/{self.repository.database_id}{rest}?{query}"


Handler = Callable[[Call], Answer]
HANDLERS: dict[tuple[str, str], Handler] = {}


def route(method: str, path: str) -> Callable[[Handler], Handler]:
    """The decorated function answers this method of this path below a repository, or below none."""

    def registered(handler: Handler) -> Handler:
        whole = path if path.startswith("/") else "/repos/{owner}/{repo}" + (f"/{path}" if path else "")
        HANDLERS[whole, method] = handler
        return handler

    return registered


@dataclass(frozen=True)
class Service:
    """What a request is answered from."""

    state: State
    urls: Urls
    access: Access
    budgets: Mapping[str, Budget]


def answer(request: Request, service: Service) -> Answer:
    """What GitHub answers. Raises DefectError where the local GitHub does not know."""
    try:
        call = _understood(request, service)
        given = HANDLERS[call.operation.path, call.operation.method](call)
    except RefusedError as refused:
        return refused.answer
    wrong = call.operation.wrong_in_answer(given.status, given.body)
    if wrong:
        raise DefectError(f"the answer is not as GitHub describes it: {'; '.join(wrong[:5])}")
    return _conditional(request, given) if request.method == "GET" else given


def _understood(request: Request, service: Service) -> Call:
    target = urlsplit(request.target)
    query = dict(parse_qsl(target.query, keep_blank_values=True))
    known, path = _repository(target.path.removeprefix("/api/v3"), service.state)
    method = "get" if request.method == "HEAD" else request.method.lower()
    operation, values = _operation(path, method)
    named = f"{values.get('owner')}/{values.get('repo')}"
    found = known or service.state.find_repository(named)
    call = Call(service, Shapes(service.state, service.urls), request, operation, values, query, found)
    if "owner" in values:
        _see(call, named, target.query)
    wrong = operation.wrong_in_query(query)
    if wrong:
        raise DefectError(f"GitHub would not understand the query: {'; '.join(wrong)}")
    wrong = operation.wrong_in_body(request.body)
    if wrong:
        raise refuse(422, f"Invalid request.\n\n{'; '.join(wrong)}")
    return call


def _repository(path: str, state: State) -> tuple[Repository | None, str]:
    """By its number, `/repositories/ID/…`, if it is asked for so; and the path by names."""
    by_number = re.fullmatch(r"/repositories/(\d+)(/.*)?", path)
    if by_number is None:
        return None, path
    numbered = {each.database_id: each for each in state.repositories.values()}
    found = numbered.get(int(by_number[1]))
    if found is None:
        raise refuse(404, "Not Found")
    return found, f"/repos/{found.name_with_owner}{by_number[2] or ''}"


def _operation(path: str, method: str) -> tuple[Operation, dict[str, str]]:
    for template in sorted({template for template, _ in operations()}, key=lambda each: each.count("{")):
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
        match = re.fullmatch(pattern, path)
        if match is None:
            continue
        if (template, method) not in HANDLERS:
            raise DefectError(f"{method.upper()} {template} is not served")
        return operations()[template, method], {
            key: unquote(value) for key, value in match.groupdict().items()
        }
    raise DefectError(f"{method.upper()} {path} is not served")


def _see(call: Call, named: str, query: str) -> None:
    """Moved, not there, or not for these eyes: the last two look the same."""
    if call.found is None:
        renamed = call.state.renamed.get(named.lower())
        if renamed is None:
            raise refuse(404, "Not Found")
        rest = call.operation.path.removeprefix("/repos/{owner}/{repo}").format(**call.values)
        address = f"{call.urls.rest}/repositories/{renamed.database_id}{rest}"
        raise call.moved(f"{address}?{query}" if query else address)
    if call.found.is_private and Right.PRIVATE not in call.access.rights:
        raise refuse(404, "Not Found")


def _conditional(request: Request, given: Answer) -> Answer:
    """304 where the client has it already."""
    content = json.dumps([given.body, given.headers.get("Link")], sort_keys=True)
    tag = f'W/"{hashlib.sha256(content.encode()).hexdigest()}"'
    headers = {
        "Cache-Control": "private, max-age=60, s-maxage=60",
        "Vary": "Accept, Authorization, Cookie, X-GitHub-OTP",
        "ETag": tag,
        **given.headers,
    }
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag.removeprefix("W/") in known:
        return Answer(304, None, headers)
    return replace(given, headers=headers)
