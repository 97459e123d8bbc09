"""GitHub, through PyGithub: what is asked, how often, and what every failure means."""
