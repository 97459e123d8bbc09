"""Start-up: `lastcall --help` takes at most 1.5 times as long as importing click in a bare Python."""

import sys
from pathlib import Path

from alternation import medians

LIMIT = 1.5


def main() -> int:
    """Print the table; 1 if the limit is passed."""
    taken = medians(
        {
            "import click": [sys.executable, "-c", "import click"],
            "lastcall --help": [str(Path(sys.executable).with_name("lastcall")), "--help"],
        }
    )
    ratio = taken["lastcall --help"] / taken["import click"]
    for name, seconds in taken.items():
        print(f"{name:<16} {seconds * 1000:7.1f} ms")
    print(f"{'ratio':<16} {ratio:7.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
