"""The rules: one module each, with one test and one page of documentation."""
