"""A site of one map, for tests of what is said and published of it."""

from __future__ import annotations

MAP = "content/journeys/washing-machine.md"
JOURNEY = """\
        ---
        title: Buying a washing machine
        personas: [young-family]
        stages:
          - stage: choose
            touchpoints:
              - {id: compare, title: Compares three models, channel: website, emotion: 0}
        ---
        """
"""Indented: whoever writes it takes that off."""
AROUND = {
    "content/personas/young-family.md": "---\ntitle: Young family\n---\n",
    "content/stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "content/channels/website.md": "---\ntitle: Website\n---\n",
}
"""What the map names."""
