"""Lastcall keeps the record of consensus of a specification group that works on GitHub."""

__version__ = "0.1.0"
