"""The outcome of a check as text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lastcall.check.values import Checked, Scope
from lastcall.model.finding import Finding, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


def render(checked: Checked) -> str:
    """Findings by file, then what was not listed, the counts by rule, and what to mend first."""
    return "\n".join(_lines(checked)) + "\n"


def place(finding: Finding) -> str:
    """`path:line`; the path alone where the finding is of the file as a whole, or of an address."""
    return f"{finding.path}:{finding.line}" if finding.line else finding.path


def one_line(text: str) -> str:
    """A text on one line: nobody's words may look like a line of ours."""
    return " ".join(text.split())


def total(checked: Checked) -> str:
    """`3 findings (1 error, 2 warnings)`."""
    numbers = Counter(finding.severity for finding in checked.findings)
    kinds = ", ".join(_number(numbers[one], one.value) for one in _ORDER if numbers[one])
    return _number(len(checked.findings), "finding") + (f" ({kinds})" if kinds else "")


def looked_at(scope: Scope) -> str:
    """What the findings were looked for in."""
    seen = (
        _number(scope.files, "file"),
        _number(scope.meetings, "meeting"),
        _number(scope.items, "issue or pull request", "issues and pull requests"),
    )
    return f"{_number(scope.rules, 'rule')} over {', '.join(seen)}"


def by_rule(checked: Checked) -> list[tuple[str, Severity, int]]:
    """Rules with how many findings each has, by severity, then the most first."""
    numbers = Counter((finding.rule, finding.severity) for finding in checked.findings)
    rows = [(rule, severity, number) for (rule, severity), number in numbers.items()]
    return sorted(rows, key=lambda row: (_ORDER.index(row[1]), -row[2], row[0]))


def _lines(checked: Checked) -> Iterator[str]:
    path = None
    for finding in checked.findings:
        if path is not None and finding.path != path:
            yield ""
        path = finding.path
        lead = f"{one_line(place(finding))}: {finding.severity.value} {finding.rule}"
        yield f"{lead}: {one_line(finding.message)}"
        yield f"    {one_line(finding.help)}"
    if checked.findings:
        yield ""
    for silent in checked.silent:
        yield f"{silent.rule} is silent: {one_line(silent.reason)}"
    if checked.counted:
        told = ", ".join(f"{one.rule} {one.number}" for one in checked.counted)
        yield f"Older than {checked.since}, not listed: {told}"
    if checked.silent or checked.counted:
        yield ""
    yield from _summary(checked)


def _summary(checked: Checked) -> Iterator[str]:
    yield f"{total(checked)}; looked with {looked_at(checked.scope)}"
    for rule, severity, number in by_rule(checked):
        yield f"  {number:4} {rule} ({severity.value})"
    if len(checked.findings) > len(checked.first_five):
        yield ""
        yield "Worth mending first:"
        for nth, finding in enumerate(checked.first_five, 1):
            yield f"  {nth}. {one_line(place(finding))}: {one_line(finding.message)}"


def _number(number: int, word: str, many: str = "") -> str:
    return f"{number} {word}" if number == 1 else f"{number} {many or f'{word}s'}"
