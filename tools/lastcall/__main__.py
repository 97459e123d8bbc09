"""Lets `python -m lastcall` do what the `lastcall` command does."""

from lastcall.cli import main

if __name__ == "__main__":
    main()
