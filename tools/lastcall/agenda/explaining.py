"""Why each line of a draft is there, for people."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.agenda.values import Draft


def explain(draft: Draft) -> str:
    """Each line with its reasons beneath it; at the end what was considered and left out."""
    return "".join(f"{line}\n" for line in _lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield f"{draft.path}"
    for line in draft.lines:
        if not line.text:
            continue
        yield ""
        yield line.text
        for reason in dict.fromkeys(str(reason) for reason in line.because):
            yield f"        because: {reason}"
    if draft.left_out:
        yield ""
        yield "Left out:"
    for left in draft.left_out:
        for reason in dict.fromkeys(str(reason) for reason in left.because):
            yield f"    {left.target}: {reason}"
