"""The command line, called as its program calls it, with what it writes."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from lastcall.cli import program
from lastcall.cli.safety import run


@dataclass(frozen=True)
class Answer:
    """What one call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one document that was written."""
        return json.loads(self.out)

    @property
    def lines(self):
        """The JSON Lines that were written."""
        return [json.loads(line) for line in self.out.splitlines()]


def call(*arguments):
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(program, [str(argument) for argument in arguments])
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8", "backslashreplace"))
    return Answer(code, *texts)
