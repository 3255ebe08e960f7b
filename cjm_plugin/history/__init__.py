"""The git repository as weekly revisions."""
