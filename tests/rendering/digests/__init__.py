"""Digests, without a mail server."""
