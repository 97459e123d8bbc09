"""What each REST endpoint does; importing this registers all of them."""

from tests.github.routes import about, comments, issues, labels, pulls, statuses

__all__ = ["about", "comments", "issues", "labels", "pulls", "statuses"]
