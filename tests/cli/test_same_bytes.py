"""The same inputs give the same bytes, in any locale, zone and process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LASTCALL = str(Path(sys.executable).with_name("lastcall"))
PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
)


def printed(example, place, *arguments):
    done = subprocess.run(
        [LASTCALL, "-C", str(example), "-q", *arguments],
        env={**{key: value for key, value in os.environ.items() if not key.startswith("LC_")}, **place},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "json", "status"),
        ("--format", "json", "proposals"),
        ("--format", "json", "explain", "#26"),
        ("--as-of", "2026-05-01", "explain", "#29"),
        ("record", "#26"),
    ],
    ids=" ".join,
)
def test_the_same_inputs_give_the_same_bytes_in_any_locale_and_zone(example, arguments):
    first, *others = (printed(example, place, *arguments) for place in PLACES)
    assert len(first) > 200
    assert [one == first for one in others] == [True, True]
