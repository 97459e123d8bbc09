"""Each of many small changes of the rules makes a written case fail."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[3] / "benchmarks" / "mutate_rules.py"


@pytest.mark.stress
def test_every_change_of_the_rules_is_noticed():
    done = subprocess.run([sys.executable, str(PROGRAM)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOT NOTICED" not in done.stdout
