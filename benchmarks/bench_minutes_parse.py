"""Reading minutes takes at most 1.6 times as long as bare markdown-it-py on the same files."""

import os
import sys
from pathlib import Path

from alternation import medians

LIMIT = 1.6
BARE = """
import pathlib, sys
from markdown_it import MarkdownIt
parser = MarkdownIt("gfm-like", {"linkify": False})
for path in sys.argv[1:]:
    parser.render(pathlib.Path(path).read_text(encoding="utf-8"))
"""


def main() -> int:
    """Print the table; 1 if the limit is passed."""
    corpora = os.environ.get("LASTCALL_CORPORA")
    if not corpora:
        print("skipped: LASTCALL_CORPORA names no folder with real groups")
        return 0
    files = sorted(map(str, Path(corpora, "quic", "wg-materials").rglob("*.md")))
    lastcall = [str(Path(sys.executable).with_name("lastcall")), "-C", corpora]
    taken = medians(
        {
            "bare markdown-it-py": [sys.executable, "-c", BARE, *files],
            "minutes parse": [*lastcall, "minutes", "parse", "--format", "json", *files],
        }
    )
    ratio = taken["minutes parse"] / taken["bare markdown-it-py"]
    for name, seconds in taken.items():
        print(f"{name:<22} {seconds * 1000:7.0f} ms")
    print(f"{'ratio':<22} {ratio:7.2f} (at most {LIMIT}, {len(files)} files)")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
