"""How REST tells the state's records, key by key as GitHub does; here: statuses and check runs."""

from tests.github.fields import iso
from tests.github.ids import node_id
from tests.github.records import CheckRun, PullRequest, Repository, Status
from tests.github.shapes.basics import Shape, moment
from tests.github.shapes.items import Items


class Shapes(Items):
    """All of them."""

    def status(self, repository: Repository, status: Status, *, simple: bool = False) -> Shape:
        told = {
            "url": self.urls.api(repository, "statuses", status.sha),
            "avatar_url": f"{self.urls.host}/avatars/{status.creator.database_id}",
            "id": status.database_id,
            "node_id": node_id("CommitStatus", repository.database_id, status.database_id),
            "state": status.state,
            "description": status.description,
            "target_url": status.target_url,
            "context": status.context,
            "created_at": iso(status.created_at),
            "updated_at": iso(status.created_at),
        }
        return told if simple else told | {"creator": self.user(status.creator)}

    def check_run(self, repository: Repository, run: CheckRun) -> Shape:
        base = self.urls.api(repository, "check-runs", run.database_id)
        page = f"{self.urls.web(repository)}/runs/{run.database_id}"
        output = {"title": None, "summary": None, "text": None} | {
            key: run.output[key] for key in ("title", "summary", "text") if key in run.output
        }
        return {
            "id": run.database_id,
            "name": run.name,
            "node_id": node_id("CheckRun", repository.database_id, run.database_id),
            "head_sha": run.head_sha,
            "external_id": run.external_id,
            "url": base,
            "html_url": page,
            "details_url": run.details_url or page,
            "status": run.status,
            "conclusion": run.conclusion,
            "started_at": moment(run.started_at),
            "completed_at": moment(run.completed_at),
            "output": output
            | {
                "annotations_count": len(run.output.get("annotations", ())),
                "annotations_url": f"{base}/annotations",
            },
            "check_suite": {"id": run.database_id},
            "app": self._app(),
            "pull_requests": [
                self._pull_minimal(pull)
                for pull in repository.pulls()
                if pull.head_ref_oid == run.head_sha and not pull.closed
            ],
        }

    def _app(self) -> Shape:
        since = "2020-01-01T00:00:00Z"
        return {
            "id": 15368,
            "slug": "github-actions",
            "node_id": "A_kwHOAAA8CA",
            "owner": self.user(self.state.ghost),
            "name": "GitHub Actions",
            "description": "",
            "external_url": f"{self.urls.host}/actions",
            "html_url": f"{self.urls.host}/apps/github-actions",
            "created_at": since,
            "updated_at": since,
            "permissions": {"checks": "write"},
            "events": ["check_run"],
        }

    def _pull_minimal(self, pull: PullRequest) -> Shape:
        def branch(repository: Repository | None, name: str, oid: str) -> Shape:
            home = repository or pull.repository
            repo = {"id": home.database_id, "url": self.urls.api(home), "name": home.name}
            return {"ref": name, "sha": oid, "repo": repo}

        return {
            "url": self.urls.api_item(pull),
            "id": pull.database_id,
            "number": pull.number,
            "head": branch(pull.head_repository, pull.head_ref_name, pull.head_ref_oid),
            "base": branch(pull.repository, pull.base_ref_name, pull.base_ref_oid),
        }
