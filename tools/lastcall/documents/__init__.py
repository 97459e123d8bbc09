"""Readers: the text of one file in, values with line spans out; pure, and never an exception for bad text."""
