"""Changes for people who are not on the site: on a terminal, in a pull request, for other programs."""
