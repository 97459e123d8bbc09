"""Why a line of minutes was understood as it was, or not at all."""
