"""A cold build of a real group's site takes at most 2.5 times as long as bare markdown-it-py on its files."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from alternation import medians

LIMIT = 2.5
BARE = """
import pathlib, sys
from markdown_it import MarkdownIt
parser = MarkdownIt("gfm-like", {"linkify": False, "html": False})
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.md")):
    parser.render(path.read_text(encoding="utf-8"))
"""


def main() -> int:
    """Print the table; 1 if the limit is passed."""
    corpora = os.environ.get("LASTCALL_CORPORA")
    if not corpora:
        print("skipped: LASTCALL_CORPORA names no folder with real groups")
        return 0
    group = Path(corpora, "cds")
    config = Path(__file__).parent.parent / "tests" / "groups" / "cds.toml"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "site")
        lastcall = [str(Path(sys.executable).with_name("lastcall")), "-C", str(group), f"--config={config}"]
        build = [*lastcall, "--archive", str(Path(corpora, "cds-github")), "site", "build", "-q"]
        taken = medians(
            {
                "bare markdown-it-py": [sys.executable, "-c", BARE, str(group)],
                "cold site build": [*build, "--out", str(out)],
            },
            before={"cold site build": lambda: shutil.rmtree(out, ignore_errors=True)},
        )
    ratio = taken["cold site build"] / taken["bare markdown-it-py"]
    for name, seconds in taken.items():
        print(f"{name:<22} {seconds * 1000:7.0f} ms")
    print(f"{'ratio':<22} {ratio:7.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
