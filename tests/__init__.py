"""The tests, importable as `tests.…`: without this file `tests/github` would stand in for PyGithub's `github`."""
