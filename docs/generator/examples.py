"""What the generated reference cannot take from the code: an example of each option, and who prints what."""

from __future__ import annotations

from dataclasses import dataclass

OPTIONS = {
    ("", "--version"): "lastcall --version",
    ("", "-C"): "lastcall -C ../my-group status",
    ("", "--config"): "lastcall --config lastcall.toml status",
    ("", "--as-of"): "lastcall status --as-of 2026-01-31",
    ("", "--archive"): "lastcall status --archive archive.json",
    ("", "--store"): "lastcall archive import archive.json --store group.sqlite",
    ("", "--repository"): "lastcall minutes parse --repository owner/name minutes/2026-06-11_minutes.md",
    ("", "--rename"): "lastcall status --rename old-owner/name=owner/name",
    ("", "--format"): "lastcall status --format json",
    ("", "--quiet"): "lastcall -q site build",
    ("", "--verbose"): "lastcall -v minutes parse minutes/2026-06-11_minutes.md",
    ("", "--no-color"): "lastcall --no-color status",
    ("check", "--annotate"): "lastcall check --annotate",
    ("check", "--fix"): "lastcall check --fix minutes/2026-06-11_minutes.md:39",
    ("minutes confirm", "--as"): "lastcall minutes confirm minutes/2026-06-11_minutes.md:39 --as objection",
    (
        "minutes confirm",
        "--by",
    ): "lastcall minutes confirm minutes/2026-06-11_minutes.md:39 --by Ines",
    ("minutes deny", "--as"): "lastcall minutes deny minutes/2026-06-11_minutes.md:33 --as no_objection",
    ("minutes deny", "--by"): "lastcall minutes deny minutes/2026-06-11_minutes.md:33 --by Ines",
    ("minutes mark", "--as"): "lastcall minutes mark minutes/2026-06-11_minutes.md:50 --as decision",
    (
        "minutes mark",
        "--by",
    ): "lastcall minutes mark minutes/2026-06-11_minutes.md:50 --as decision --by Ines",
    ("agenda draft", "--date"): "lastcall agenda draft --date 2026-07-09",
    ("agenda draft", "--why"): "lastcall agenda draft --why",
    ("agenda draft", "--out"): "lastcall agenda draft --date 2026-08-06 --out minutes/",
    ("meetings", "--since"): "lastcall meetings --since 2026-01-01",
    ("proposals", "--open"): "lastcall proposals --open",
    ("proposals", "--since"): "lastcall proposals --since 2026-01-01",
    ("proposals", "--by"): "lastcall proposals --by mquispe",
    ("objections", "--open"): "lastcall objections --open",
    ("objections", "--since"): "lastcall objections --since 2026-01-01",
    ("objections", "--by"): "lastcall objections --by Anneke",
    ("decisions", "--since"): "lastcall decisions --since 2026-01-01",
    ("decisions", "--by"): "lastcall decisions --by Ines",
    ("actions", "--open"): "lastcall actions --open",
    ("actions", "--since"): "lastcall actions --since 2026-01-01",
    ("actions", "--by"): "lastcall actions --by Tomas",
    ("sync", "--full"): "lastcall sync --full",
    ("sync", "--base-url"): "lastcall sync --base-url https://git.example/api/v3",
    ("site build", "--out"): "lastcall site build --out ../status",
    ("site serve", "--port"): "lastcall site serve --port 8001",
    ("site serve", "--out"): "lastcall site serve --out ../status",
}
"""By command ("" for what all share) and the option's longest name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Where a document of a schema is printed, and a command that prints one."""

    by: str
    command: str | None = None
    lines: bool = False
    """Whether it is one line of many."""


SAMPLES = {
    "minutes": Sample(
        "`minutes parse`, one a line",
        "lastcall minutes parse --format json minutes/2026-06-11_minutes.md",
        lines=True,
    ),
    "meeting": Sample("`meetings`, one a line", "lastcall meetings --format json", lines=True),
    "proposal": Sample("`proposals`, one a line", "lastcall proposals --open --format json", lines=True),
    "decision": Sample("`decisions`, one a line", "lastcall decisions --format json", lines=True),
    "objection": Sample("`objections`, one a line", "lastcall objections --format json", lines=True),
    "action": Sample("`actions`, one a line", "lastcall actions --format json", lines=True),
    "specification": Sample("`status`, `show`, as part of them"),
    "use-case": Sample("`status`, `show`, as part of them"),
    "status": Sample("`status`"),
    "subject": Sample("`show`, `explain` of a REF"),
    "explanation": Sample(
        "`explain` of a line", "lastcall explain minutes/2026-06-11_minutes.md:39 --format json"
    ),
    "findings": Sample("`check`", "lastcall check --format json"),
    "draft": Sample("`agenda draft`", "lastcall agenda draft --format json"),
}
"""By the schema's short name."""
