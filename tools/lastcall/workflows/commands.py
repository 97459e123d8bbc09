"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

# no `from __future__ import annotations` here: the name is wanted for what this module is about
import re
from collections.abc import Iterable, Iterator

from lastcall.model.finding import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)
_FORGE = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Control and direction characters, except the line breaks that the escape takes care of."""


def annotations(findings: Iterable[Finding]) -> Iterator[str]:
    """One command a finding, errors first: GitHub shows only the first ten of each level.

    Each is exactly one line, whatever the texts of a finding hold, and so can start no other command.
    """
    for finding in sorted(findings, key=lambda one: _ORDER.index(one.severity)):
        properties = [f"title={_property(finding.rule)}"]
        if not _FORGE.match(finding.path):
            line = [f"line={finding.line}"] if finding.line > 0 else []
            properties = [f"file={_property(finding.path)}", *line, *properties]
            message = finding.message
        else:
            message = f"{finding.path}: {finding.message}"
        told = _data(f"{message}\n{finding.help}")
        yield f"::{_LEVELS[finding.severity]} {','.join(properties)}::{told}"


def _data(text: str) -> str:
    """The escape for a command's message."""
    shown = _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The escape for a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
