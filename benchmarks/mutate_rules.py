"""Changes one thing at a time in a copy of the rules, and shows that the written cases notice each.

A table of what was changed and which test failed; 1 where a change went unnoticed. Run by `make stress`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
TESTS = ("tests/status/consensus/test_cases.py", "tests/status/consensus/test_named_cases.py")
FOLDER = "lastcall/status/consensus"

_FAILED = re.compile(r"^(?:FAILED|ERROR) \S*?(\w+)\.py(?:::\w+)?(?:\[([^\n]{1,110}))?", re.MULTILINE)


class Mutation(NamedTuple):
    """One change of the source."""

    what: str
    path: str
    old: str
    new: str


MUTATIONS = (
    Mutation(
        "the author's own approval counts",
        "rules/support.py",
        "not rule.author and author is not None",
        "False and author is not None",
    ),
    Mutation(
        "a dismissed review is passed over",
        "positions.py",
        "    ActKind.DISMISSED,\n    ActKind.DELETED,",
        "    ActKind.DELETED,",
    ),
    Mutation(
        "a running call counts as ended",
        "rules/calls.py",
        "if call.until > facts.at:",
        "if call.until is None:",
    ),
    Mutation("a deleted call is passed over", "rules/calls.py", "    if lost:\n", "    if lost is None:\n"),
    Mutation(
        "a missing source changes nothing",
        "rules/base.py",
        "Outcome.UNKNOWN if gaps else Outcome.MET",
        "Outcome.MET",
    ),
    Mutation(
        "an objection whose words are gone is none",
        "rules/objections.py",
        "return one.gone or (one.is_open",
        "return False or (one.is_open",
    ),
    Mutation(
        "silence clears under every profile",
        "rules/objections.py",
        "Clearing.SILENCE not in rule.cleared_by",
        "not rule.cleared_by",
    ),
    Mutation(
        "anybody may do what is the maintainer's",
        "frame.py",
        "if has_role(actor, powers):",
        "if actor is not None:",
    ),
    Mutation(
        "minutes that nobody agreed on count",
        "frame.py",
        "if act.minutes_closed is False:",
        "if act.minutes_closed == 0.5:",
    ),
    Mutation("an appeal never waits", "rules/decisions.py", "if one.answer is None", "if one.answer is one"),
    Mutation("a vote must exceed its share", "rules/votes.py", "if got < share or", "if got <= share or"),
    Mutation(
        "what is not on record is not there",
        "rules/base.py",
        "certain = bool(where) and not gaps",
        "certain = not gaps",
    ),
    Mutation(
        "a concern needs no answer",
        "rules/answers.py",
        "if said is Stance.CONCERN:",
        "if said is Stance.OBJECTION:",
    ),
    Mutation(
        "anybody takes back anybody's objection",
        "objections.py",
        "act.kind not in _OWN or",
        "act.kind in _OWN or",
    ),
    Mutation(
        "rules that are met accept by themselves",
        "case.py",
        "return CaseState.READY if met",
        "return CaseState.ACCEPTED if met",
    ),
)


def main() -> int:
    """Print the table; 1 if a change went unnoticed."""
    began = time.perf_counter()
    unnoticed = 0
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "lastcall")
        shutil.copytree(ROOT / "tools" / "lastcall", clean, ignore=shutil.ignore_patterns("__pycache__"))
        if (broken := failed(folder)) is not None:
            print(f"without any change: {broken}")
            return 1
        for one in MUTATIONS:
            file = Path(folder, FOLDER, one.path)
            source = file.read_text(encoding="utf-8")
            assert source.count(one.old) == 1, f"{one.path} holds {one.old!r} {source.count(one.old)} times"
            file.write_text(source.replace(one.old, one.new), encoding="utf-8")
            caught = failed(folder)
            file.write_text(source, encoding="utf-8")
            unnoticed += caught is None
            print(f"{one.what:<42} {'NOT NOTICED' if caught is None else caught}")
    print(f"{len(MUTATIONS) - unnoticed} of {len(MUTATIONS)} noticed, in {time.perf_counter() - began:.0f} s")
    return int(unnoticed > 0)


def failed(folder: str) -> str | None:
    """The first test that fails with the package in a folder; None where all pass."""
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n0",
        "--no-header",
        *TESTS,
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": folder},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(
        r"^(?:FAILED|ERROR) \S*?(\w+)\.py(?:::\w+)?(?:\[([^\n]{1,110}))?", done.stdout, re.MULTILINE
    )
    if done.returncode == 0:
        return None
    assert found is not None, done.stdout[-2000:] + done.stderr[-2000:]
    return (found[2] or found[0].rpartition("::")[2]).rstrip("]")


if __name__ == "__main__":
    sys.exit(main())
