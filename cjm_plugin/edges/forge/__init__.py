"""What is said on a forge: the comment of a pull request, a release for each week, who was told of it.

A forge is GitHub, or whatever answers by its REST API at the address that `GITHUB_API_URL` names.
"""
