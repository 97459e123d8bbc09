"""The edge to files and git: everything that reads or writes the disk."""
