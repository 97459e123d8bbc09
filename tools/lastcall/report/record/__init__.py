"""The evidence record: a document that says what was decided, how, and where each word of it stands."""
