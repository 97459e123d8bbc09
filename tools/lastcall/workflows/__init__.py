"""Speech with GitHub Actions: annotations and job summaries."""

from lastcall.workflows.commands import annotations
from lastcall.workflows.summary import job_summary

__all__ = ["annotations", "job_summary"]
