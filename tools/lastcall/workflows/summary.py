"""The outcome of a check as the summary of a job: Markdown in which nobody's words have an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.check.text import by_rule, looked_at, one_line, place, total
from lastcall.check.values import Checked
from lastcall.model.finding import Finding

LIMIT = 1024 * 1024
"""GitHub drops a summary of more bytes than this as a whole."""
_RESERVE = 1024
_LONGEST = 600
"""Of a message: a title may be as long as its author likes."""
_TICKS = re.compile(r"`+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def job_summary(checked: Checked) -> str:
    """Counts, what to mend first, and every finding as far as the limit allows."""
    written: list[str] = []
    size = left_out = 0
    for block in _blocks(checked):
        size += len(block.encode("utf-8"))
        if size > LIMIT - _RESERVE:
            left_out += 1
        else:
            written.append(block)
    if left_out:
        written.append(f"\n… and {left_out} more, which would not fit here.\n")
    return "".join(written)


def _blocks(checked: Checked) -> Iterator[str]:
    yield f"## {total(checked)}\n\nLooked with {looked_at(checked.scope)}.\n"
    if checked.findings:
        yield "\n| findings | rule | |\n| ---: | --- | --- |\n"
        for rule, severity, number in by_rule(checked):
            yield f"| {number} | {code(rule)} | {severity.value} |\n"
    if len(checked.findings) > len(checked.first_five):
        yield "\n### Worth mending first\n\n"
        yield from (_entry(finding) for finding in checked.first_five)
    if checked.findings:
        yield "\n### All findings\n\n"
        yield from (_entry(finding) for finding in checked.findings)
    if checked.counted:
        yield f"\nOlder than {checked.since}, not listed: "
        yield ", ".join(f"{one.number} of {code(one.rule)}" for one in checked.counted) + "\n"
    if checked.silent:
        yield "\n### Silent here\n\n"
        yield from (f"- {code(one.rule)}: {code(one.reason)}\n" for one in checked.silent)


def _entry(finding: Finding) -> str:
    where, what = code(place(finding)), code(finding.message)
    return f"- {finding.severity.value} {code(finding.rule)} {where}  \n  {what}  \n  {code(finding.help)}\n"


def code(text: str) -> str:
    """A text as a code span: no markup, no mention, no reference and no link comes of it."""
    shown = one_line(
        _HIDDEN.sub(lambda found: " " if found[0] in "\t\n\r" else f"\\u{ord(found[0]):04x}", text)
    )
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    fence = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    padding = " " if not shown or shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
