"""The reference of comment commands, from the code that reads them."""

from __future__ import annotations

import ast
import inspect

from lastcall.documents import commands as reader
from lastcall.documents.commands import CommandName


def commands() -> str:
    """Each command, and what it says."""
    said = _meanings()
    rows = ["| command | what it says |", "|---|---|"]
    rows += [f"| {_code(reader.EXAMPLES[name])} | {said[name.name]} |" for name in CommandName]
    return "\n".join(rows)


def _code(example: str) -> str:
    """The example with its commands as code."""
    head, brace, rest = example.partition(" (")
    return ", or ".join(f"`{one}`" for one in head.split(", or ")) + brace + rest


def _meanings() -> dict[str, str]:
    """What the text under each command's name says."""
    (definition,) = ast.parse(inspect.getsource(CommandName)).body
    found: dict[str, str] = {}
    name = ""
    for node in ast.iter_child_nodes(definition):
        match node:
            case ast.Assign(targets=[ast.Name(id=str(name))]):
                pass
            case ast.Expr(value=ast.Constant(value=str(told))) if name:
                found[name] = " ".join(told.split())
    return found
