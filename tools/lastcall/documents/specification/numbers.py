"""Section numbers as they stand before a title: `6.1.2. Title`, `Appendix A: Title`."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"(?:§\s*|(?:section|chapter)\s+)?"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Z](?:\.[0-9]{1,3})+)(?P<mark>[.):])?\s+(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_APPENDIX = re.compile(
    r"(?:appendix|annex)\s+(?P<number>[A-Z](?:\.[0-9]{1,3})*|[0-9]{1,3})\b(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = " \t\n.:)-\u2013\u2014"


def split(text: str) -> tuple[str | None, str]:
    """Number and title of a heading's words; None and the words where no number leads them."""
    if found := _APPENDIX.fullmatch(text):
        return found["number"], found["title"].strip(_JOINT) or text
    found = _NUMBERED.fullmatch(text)
    # "3 ways to fail" counts something; "3 Conformance" and "3.1 scope" are numbered
    if found and (found["mark"] or "." in found["number"] or not found["title"][0].islower()):
        return found["number"], found["title"]
    return None, text
