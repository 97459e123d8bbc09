"""The workflow files keep to the rules that keep a stranger's text from doing anything."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# owner/name[/path]@<full commit digest> # v<tag>
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    return request.param


def jobs(workflow: Path) -> dict[str, dict]:
    return yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]


def steps(workflow: Path) -> Iterator[dict]:
    for job in jobs(workflow).values():
        yield from job["steps"]


def test_there_are_workflows():
    assert {path.stem for path in WORKFLOWS} >= {"ci", "check", "pages"}


def test_no_workflow_has_rights_that_a_job_does_not_name(workflow: Path):
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"] == {}
    assert all("permissions" in job for job in jobs(workflow).values())


def test_every_job_ends_by_itself(workflow: Path):
    assert all(job["timeout-minutes"] <= 30 for job in jobs(workflow).values())


def test_actions_are_pinned_by_digest_with_their_tag(workflow: Path):
    lines = [line.strip() for line in workflow.read_text(encoding="utf-8").splitlines()]
    uses = [line.removeprefix("- ") for line in lines if line.removeprefix("- ").startswith("uses:")]

    assert uses
    assert [line for line in uses if not PINNED.search(line)] == []


def test_one_digest_stands_for_one_tag():
    pins: dict[tuple[str, str], set[str]] = {}
    for path in WORKFLOWS:
        found = re.findall(r"uses: ([^@\s]+)@(\w+) # (\S+)", path.read_text(encoding="utf-8"))
        for action, digest, tag in found:
            pins.setdefault((action, tag), set()).add(digest)

    assert {pin: digests for pin, digests in pins.items() if len(digests) > 1} == {}


def test_a_checkout_leaves_no_token_behind(workflow: Path):
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]

    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_scripts_hold_no_expressions(workflow: Path):
    """An expression is pasted into a script as text; a hostile title would become a command."""
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_no_workflow_runs_a_strangers_text_with_our_rights(workflow: Path):
    triggers = yaml.safe_load(workflow.read_text(encoding="utf-8"))[True]  # YAML 1.1 reads `on` as true

    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)


def test_the_check_runs_nothing_of_the_head():
    """The head is looked at by the base's tool under the base's rules, with a token that can only read."""
    workflow = ROOT / ".github" / "workflows" / "check.yml"
    scripts = [step["run"] for step in steps(workflow) if "run" in step]
    mentions = [line.strip() for script in scripts for line in script.splitlines() if "head" in line]

    assert all(job["permissions"] == {"contents": "read"} for job in jobs(workflow).values())
    assert mentions == [
        "rm -rf head/participants.toml",
        "if [ -f base/participants.toml ]; then cp base/participants.toml head/participants.toml; fi",
        '"$RUNNER_TEMP/lastcall/bin/lastcall" check --annotate --config base/lastcall.toml -C head',
    ]


def test_only_the_last_job_of_publishing_may_write():
    pages = jobs(ROOT / ".github" / "workflows" / "pages.yml")

    assert pages["build"]["permissions"] == {"contents": "read"}
    assert all("run" not in step for step in pages["deploy"]["steps"])
