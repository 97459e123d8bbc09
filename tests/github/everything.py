"""A small group in which everything has happened that the local GitHub can tell."""

from tests.github.records import ChangedFile, Issue, PullRequest
from tests.github.state import State


def everything(state: State) -> tuple[Issue, PullRequest]:
    """`group/spec` with issue 1 and pull request 2, each with all that can be on it, and `group/minutes`."""
    spec = state.add_repository("group/spec", description="The specification")
    state.account("helper[bot]", kind="Bot")
    state.account("was-elsewhere", kind="Mannequin")
    issue = state.open_issue(
        spec, "Units are missing", "Watts or kilowatts?", "ada", author_association="MEMBER"
    )
    pull = state.open_pull(spec, "Name the units", "Closes #1", "ben")
    _talk(state, issue, pull)
    _happen(state, issue)
    _review(state, pull)
    _move(state, issue)
    return issue, pull


def _talk(state: State, issue: Issue, pull: PullRequest) -> None:
    for item in (issue, pull):
        comment = state.comment(item, "First words", "cleo")
        state.edit(comment, "Second words")
        state.comment(item, "Counted", "helper[bot]")
        state.delete(state.comment(item, "Never mind", "cleo"), by="ada")
        state.edit(item, item.body + "\n\nPlease look.")
    state.minimize(issue.comments[0])


def _happen(state: State, issue: Issue) -> None:
    milestone = state.add_milestone(issue.repository, "Draft 2", "ada")
    other = state.open_issue(issue.repository, "Units again", "Like #1", "cleo")
    state.label(issue, "needs vote", "ada")
    state.label(issue, "editorial", "ada")
    state.unlabel(issue, "editorial", "ada")
    state.assign(issue, "ben", "ada")
    state.event(issue, "UnassignedEvent", "ada", assignee=state.account("cleo"))
    state.set_milestone(issue, milestone, "ada")
    state.set_milestone(issue, None, "ada")
    state.set_milestone(issue, milestone, "ada")
    state.retitle(issue, "Which units?", "ada")
    state.refer_by_commit(issue, "Say watts (#1)", "ben")
    state.mark_duplicate(other, issue, "ada")
    state.lock_item(issue, "ada", "RESOLVED")
    state.event(issue, "UnlockedEvent", "ada")
    state.close(issue, "ada", reason="NOT_PLANNED")
    state.reopen(issue, "ada")


def _review(state: State, pull: PullRequest) -> None:
    state.to_draft(pull, "ben")
    state.ready_for_review(pull, "ben")
    review = state.review(pull, "CHANGES_REQUESTED", "Not yet", "cleo")
    question = state.review_comment(review, "Why watts?", path="spec.md", line=12)
    answer = state.review_comment(state.review(pull, "COMMENTED", "", "ben"), "Because.", reply_to=question)
    state.edit(answer, "Because of the meters.")
    state.resolve(state.thread_of(question), "cleo")
    state.dismiss(review, "Answered", "ada")
    state.push(pull, "Say kilowatts", "ben", files=[ChangedFile("spec.md", 3, 1)])
    state.push(pull, "Say watts", "ben", force=True)
    state.link(pull, state.issue("group/spec", 3), "ada")
    state.event(pull, "DisconnectedEvent", "ada", source=pull, subject=state.issue("group/spec", 3))
    state.rebase_onto(pull, "next", "ben")
    state.rebase_onto(pull, "main", "ben")
    state.review(pull, "APPROVED", "Good", "cleo")
    state.merge(pull, "ada")


def _move(state: State, issue: Issue) -> None:
    elsewhere = state.add_repository("group/minutes")
    wrong = state.open_issue(elsewhere, "Is about the specification", "See group/spec#1", "ben")
    state.comment(wrong, "Not here", "ada")
    state.transfer(wrong, issue.repository, "ada")
