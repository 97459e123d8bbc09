"""Write anew what is made of something else: reference tables, schemas, printed outputs, the packed styles.

`make docs` runs it; with `--check` nothing is written, and the exit code is 1 where something would be.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from docs.generator import commands, configuration, console, documents, minutes, profiles, remarks, styles

ROOT = Path(__file__).resolve().parent.parent
_OPEN = r"(?P<open><!-- generated: (?P<name>[\w-]+) -->\n)"
_CLOSE = r"(?P<close><!-- end of what is generated -->)"
_REGION = re.compile(f"{_OPEN}.*?{_CLOSE}", re.DOTALL)
_REGIONS: dict[str, Callable[[Path], str]] = {
    "common-options": lambda _: commands.common(),
    "commands": lambda _: commands.all_commands(),
    "settings": lambda _: configuration.all_tables(),
    "shapes": documents.all_shapes,
    "comment-commands": lambda _: remarks.commands(),
    "profiles": lambda _: profiles.shipped(),
    "profile-keys": lambda _: profiles.keys(),
    "marks": lambda _: minutes.marks(),
    "sections": lambda _: minutes.sections(),
    "idioms": lambda _: minutes.idioms(),
    "house-styles": lambda _: styles.shipped(),
    "style-keys": lambda _: styles.keys(),
    "minutes-rules": lambda _: styles.rules(),
}
"""What stands between the marks of a generated region, by its name; given a prepared folder to run in."""


def main(arguments: list[str]) -> int:
    """Write what has changed, and say what that is."""
    checking = "--check" in arguments
    changed = 0
    written, failed = generated()
    for path, text in written.items():
        target = ROOT / path
        if target.exists() and target.read_text(encoding="utf-8") == text:
            continue
        changed += 1
        sys.stdout.write(f"{'would write' if checking else 'wrote'} {path}\n")
        if not checking:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for reason in failed:
        sys.stderr.write(f"left as it was: {reason}\n")
    return 1 if failed or (checking and changed) else 0


def generated() -> tuple[dict[str, str], list[str]]:
    """Schemas, pages with their generated parts, the packed styles, by path; and why any could not be."""
    written, failed = {**schemas(), **styles.packed(ROOT)}, []
    for page in pages():
        try:
            written[page] = generated_page(page)
        except console.UnexpectedEndError as error:
            failed.append(str(error))
    return written, failed


def schemas() -> dict[str, str]:
    """Every JSON Schema, by path."""
    written = {path: json.dumps(schema, indent=2, ensure_ascii=False) for path, schema in documents.schemas()}
    return {path: f"{text}\n" for path, text in written.items()}


def pages() -> list[str]:
    """The pages of the documentation."""
    return ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))]


def generated_page(page: str) -> str:
    """A page with its generated regions and its printed outputs as they would be written today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        console.prepare(folder)

        def written(found: re.Match[str]) -> str:
            return f"{found['open']}\n{_REGIONS[found['name']](folder).strip()}\n\n{found['close']}"

        text = _REGION.sub(written, (ROOT / page).read_text(encoding="utf-8"))
        return console.refreshed(page, text, folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
