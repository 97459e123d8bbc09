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
    ("declare", "--accepted"): "lastcall declare '#33' --accepted --words 'Nobody objected at the call'",
    ("declare", "--rejected"): "lastcall declare '#33' --rejected --words 'Too early'",
    ("declare", "--no-consensus"): "lastcall declare '#29' --no-consensus --words 'Two camps remain'",
    (
        "declare",
        "--position",
    ): "lastcall declare '#33' --position 'Yuki=support' --stands-at https://lists.example/42",
    ("declare", "--vote"): "lastcall declare '#29' --vote '5 yes, 2 no, 1 abstain' --stands-at 'ballot 7'",
    (
        "declare",
        "--call-until",
    ): "lastcall declare '#36' --call-until 2026-06-25 --stands-at https://lists.example/43",
    ("declare", "--withdrawn"): "lastcall declare '#29-O1' --withdrawn --who Anneke --stands-at 'a mail'",
    ("declare", "--overruled"): "lastcall declare '#29-O1' --overruled --words 'Outvoted by 6 to 1'",
    ("declare", "--upheld"): "lastcall declare '#29-O1' --upheld --words 'The text goes back to its author'",
    ("declare", "--answer"): "lastcall declare '#29-O1' --answer 'Names of private boats are left out'",
    ("declare", "--appeal"): "lastcall declare '#33' --appeal 'I was not heard' --who Kwame",
    ("declare", "--who"): "lastcall declare '#29-O1' --withdrawn --who Anneke --stands-at 'a mail'",
    ("declare", "--by"): "lastcall declare '#33' --accepted --words 'All agree' --by Ines",
    ("declare", "--on"): "lastcall declare '#33' --accepted --words 'All agree' --on 2026-06-12",
    (
        "declare",
        "--happened",
    ): "lastcall declare '#33' --accepted --stands-at 'the list' --happened 2026-06-11",
    (
        "declare",
        "--opened",
    ): "lastcall declare '#29' --vote '5 yes, 2 no' --opened 2026-06-01 --stands-at 'ballot 7'",
    (
        "declare",
        "--stands-at",
    ): "lastcall declare '#33' --accepted --stands-at https://lists.example/44",
    ("declare", "--words"): "lastcall declare '#33' --accepted --words 'Nobody objected at the call'",
    (
        "redact",
        "--because",
    ): "lastcall redact https://git.example/a/b/issues/5#issuecomment-7 --because 'a phone number'",
    (
        "redact",
        "--by",
    ): "lastcall redact https://git.example/a/b/issues/5#issuecomment-7 --because 'a name' --by Ines",
    (
        "redact",
        "--on",
    ): "lastcall redact https://git.example/a/b/issues/5#issuecomment-7 --because 'a name' --on 2026-06-14",
    ("sync", "--full"): "lastcall sync --full",
    ("sync", "--base-url"): "lastcall sync --base-url https://git.example/api/v3",
    ("what-if", "--position"): "lastcall what-if '#36' --position 'Yuki Tanabe=support'",
    ("record", "--group"): "lastcall record --group",
    ("record", "--out"): "lastcall record '#17' --out records/",
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
    "case": Sample("`explain` of a REF, `record`, as part of them"),
    "what-if": Sample("`what-if`", "lastcall what-if '#36' --position 'Yuki Tanabe=support' --format json"),
    "record": Sample("`record`", "lastcall record '#12' --format json"),
    "digests": Sample("`record`, at the end of the Markdown"),
    "verification": Sample("`verify`, one a line"),
    "draft": Sample("`agenda draft`", "lastcall agenda draft --format json"),
}
"""By the schema's short name."""
