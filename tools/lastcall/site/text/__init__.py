"""The group's Markdown as HTML: an own renderer over parsed tokens, and a second wall behind it."""
