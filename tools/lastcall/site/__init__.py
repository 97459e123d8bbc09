"""The status site: pages from the status, as bytes by path."""

from lastcall.site.build import build

__all__ = ["build"]
