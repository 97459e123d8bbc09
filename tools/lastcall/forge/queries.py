"""What GitHub is asked, in GraphQL: a page of items with nearly all that stands on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGE = {"issues": 50, "pulls": 25}
"""Items a page."""
BY_NUMBER = 20
"""Items that are asked for by number at a time."""
MORE_AT_A_TIME = 20
"""Connections that are read on at a time."""

_SOURCE = """{
  ... on Issue { number repository { nameWithOwner } }
  ... on PullRequest { number repository { nameWithOwner } }
}"""
_ITEM = (
    "id number title url author { ...who } authorAssociation body createdAt updatedAt closedAt lastEditedAt"
)
_HAPPENED = "id createdAt actor { ...who }"
_ON_ALL = {
    "Assigned": "assignee { ...assignee }",
    "Unassigned": "assignee { ...assignee }",
    "Labeled": "label { name }",
    "Unlabeled": "label { name }",
    "Closed": "stateReason closer { ...closer }",
    "Reopened": "",
    "RenamedTitle": "previousTitle currentTitle",
    "Transferred": "fromRepository { nameWithOwner }",
    "CrossReferenced": f"willCloseTarget source {_SOURCE}",
    "Connected": f"source {_SOURCE} subject {_SOURCE}",
    "Disconnected": f"source {_SOURCE} subject {_SOURCE}",
    "MarkedAsDuplicate": f"canonical {_SOURCE}",
    "CommentDeleted": "deletedCommentAuthor { ...who }",
    "Referenced": "commit { oid message }",
}
_ON_PULLS = {
    "Merged": "commit { oid } mergeRefName",
    "ReadyForReview": "",
    "ConvertToDraft": "",
    "ReviewDismissed": "previousReviewState dismissalMessage review { id }",
    "HeadRefForcePushed": "beforeCommit { oid } afterCommit { oid }",
    "BaseRefChanged": "previousRefName currentRefName",
}
_REMARK = "id url author { ...who } authorAssociation body createdAt updatedAt lastEditedAt"


def _happenings(kinds: dict[str, str]) -> str:
    return " ".join(f"... on {kind}Event {{ {_HAPPENED} {rest} }}" for kind, rest in kinds.items())


def _types(kinds: Iterable[str]) -> str:
    return " ".join(re.sub(r"(?<!^)([A-Z])", r"_\1", f"{kind}Event").upper() for kind in kinds)


@dataclass(frozen=True, slots=True)
class Connection:
    """A list that stands on an item or a thread."""

    nodes: str
    first: int
    """How many come with the item; the few that have more are asked for separately."""
    arguments: str = ""


_COMMENTS = Connection("...comment", 50)
_LABELS = Connection("name", 20)
_ASSIGNEES = Connection("login", 10)
_EDITS = Connection("editedAt editor { ...who }", 10)
CONNECTIONS = {
    "Issue": {
        "comments": _COMMENTS,
        "labels": _LABELS,
        "assignees": _ASSIGNEES,
        "userContentEdits": _EDITS,
        "timelineItems": Connection(
            f"__typename {_happenings(_ON_ALL)}", 50, f"itemTypes: [{_types(_ON_ALL)}]"
        ),
    },
    "PullRequest": {
        "comments": _COMMENTS,
        "labels": _LABELS,
        "assignees": _ASSIGNEES,
        "userContentEdits": _EDITS,
        "timelineItems": Connection(
            f"__typename {_happenings(_ON_ALL)} {_happenings(_ON_PULLS)} "
            "... on PullRequestCommit { id pushed: commit { oid message committedDate } }",
            50,
            f"itemTypes: [{_types(_ON_ALL)} {_types(_ON_PULLS)} PULL_REQUEST_COMMIT]",
        ),
        "reviews": Connection("...review", 40),
        "reviewThreads": Connection("...thread", 25),
        "closingIssuesReferences": Connection("number repository { nameWithOwner }", 10),
        "files": Connection("path", 50),
    },
    "PullRequestReviewThread": {"comments": Connection("...reviewComment", 20)},
}
MORE = 50
"""Nodes of a list that is read on."""


def _connection(kind: str, name: str, first: int, after: str = "") -> str:
    one = CONNECTIONS[kind][name]
    arguments = ", ".join(filter(None, (f"first: {first}", after and f"after: {after}", one.arguments)))
    return f"{name}({arguments}) {{ nodes {{ {one.nodes} }} pageInfo {{ ...page }} }}"


def _all_connections(kind: str) -> str:
    return "\n  ".join(_connection(kind, name, one.first) for name, one in CONNECTIONS[kind].items())


_FRAGMENTS = {
    "who": """fragment who on Actor {
  login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }
  ... on Organization { databaseId }
}""",
    "page": "fragment page on PageInfo { endCursor hasNextPage }",
    "assignee": """fragment assignee on Assignee {
  ... on User { login } ... on Bot { login } ... on Mannequin { login } ... on Organization { login }
}""",
    "closer": """fragment closer on Closer {
  ... on Commit { oid } ... on PullRequest { number repository { nameWithOwner } }
}""",
    "comment": f"fragment comment on IssueComment {{ {_REMARK} minimizedReason }}",
    "review": f"""fragment review on PullRequestReview {{
  {_REMARK} state submittedAt commit {{ oid abbreviatedOid }}
}}""",
    "reviewComment": f"""fragment reviewComment on PullRequestReviewComment {{
  {_REMARK} state path line originalLine originalPosition minimizedReason
  replyTo {{ id }} pullRequestReview {{ id }}
}}""",
    "thread": f"""fragment thread on PullRequestReviewThread {{
  id isResolved isOutdated path line resolvedBy {{ login }}
  {_all_connections("PullRequestReviewThread")}
}}""",
    "issue": f"""fragment issue on Issue {{
  {_ITEM} issueState: state stateReason(enableDuplicate: true)
  {_all_connections("Issue")}
}}""",
    "pull": f"""fragment pull on PullRequest {{
  {_ITEM} pullState: state isDraft mergedAt mergedBy {{ login }} mergeCommit {{ oid }}
  baseRepository {{ nameWithOwner }} baseRefName baseRefOid
  headRepository {{ nameWithOwner }} headRefName headRefOid
  {_all_connections("PullRequest")}
}}""",
}
_RATE = "rateLimit { cost remaining resetAt }"


def _document(text: str) -> str:
    """A query with the fragments that it uses, and no others: GitHub refuses what is not used."""
    needed: dict[str, None] = {}
    waiting = [text]
    while waiting:
        for name in re.findall(r"\.\.\.(\w+)", waiting.pop()):
            if name not in needed:
                needed[name] = None
                waiting.append(_FRAGMENTS[name])
    return "\n".join([text, *(_FRAGMENTS[name] for name in sorted(needed))])


def _pages(operation: str, field: str, fragment: str) -> str:
    return _document(
        f"""query {operation}($owner: String!, $name: String!, $size: Int!, $after: String) {{
  {_RATE}
  repository(owner: $owner, name: $name) {{
    {field}(first: $size, after: $after, orderBy: {{field: CREATED_AT, direction: ASC}}) {{
      totalCount nodes {{ ...{fragment} }} pageInfo {{ ...page }}
    }}
  }}
}}"""
    )


BEGINNING = _document(
    f"""query Beginning($owner: String!, $name: String!, $after: String) {{
  {_RATE}
  repository(owner: $owner, name: $name) {{
    id nameWithOwner
    labels(first: 100, after: $after) {{ nodes {{ name description color }} pageInfo {{ ...page }} }}
    issues(first: 1, orderBy: {{field: UPDATED_AT, direction: DESC}}) {{ nodes {{ updatedAt }} }}
    pullRequests(first: 1, orderBy: {{field: UPDATED_AT, direction: DESC}}) {{ nodes {{ updatedAt }} }}
  }}
}}"""
)
"""What a repository is called, its labels, and when anything in it last changed."""
ISSUES = _pages("Issues", "issues", "issue")
PULLS = _pages("Pulls", "pullRequests", "pull")


def by_number(numbers: Sequence[int]) -> str:
    """Whole items by number, whatever they are."""
    asked = "\n    ".join(
        f"i{number}: issueOrPullRequest(number: {number:d}) {{ __typename ...issue ...pull }}"
        for number in numbers
    )
    return _document(
        f"""query Items($owner: String!, $name: String!) {{
  {_RATE}
  repository(owner: $owner, name: $name) {{
    {asked}
  }}
}}"""
    )


def on(lists: Sequence[tuple[str, str]]) -> str:
    """More of lists that did not fit, each by the kind of what it stands on and its name."""
    variables = ", ".join(f"$id{n}: ID!, $after{n}: String" for n in range(len(lists)))
    asked = "\n  ".join(
        f"l{n}: node(id: $id{n}) {{ ... on {kind} {{ {_connection(kind, name, MORE, f'$after{n}')} }} }}"
        for n, (kind, name) in enumerate(lists)
    )
    return _document(f"query More({variables}) {{\n  {_RATE}\n  {asked}\n}}")
