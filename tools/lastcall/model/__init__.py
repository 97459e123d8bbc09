"""The values that every other layer speaks in: frozen, without behaviour beyond their own meaning."""
