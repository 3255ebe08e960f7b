"""One page of each kind of the demonstration, and how a phone shows it."""

from playwright.sync_api import ViewportSize

PHONE = ViewportSize(width=390, height=844)

OBJECTS = (
    "journeys/washing-machine/",
    "personas/pensioner/",
    "stages/choose/",
    "departments/logistics/",
    "channels/website/",
    "systems/shop-platform/",
    "metrics/csat-contact/",
    "studies/interviews-2026-q3/",
    "initiatives/named-planner/",
    "principles/social-proof/",
)

DERIVED = ("", *dict.fromkeys(f"{page.partition('/')[0]}/" for page in OBJECTS))

COMPARISON = "journeys/washing-machine-2027/comparison/"

FEEDS = ("feeds/", "my/")

CHANGES = ("changes/", "changes/next/")

HEALTH = ("health/", "health/owners/shops/", "health/cjm121/")

PAGES = (*DERIVED, *OBJECTS, COMPARISON, *FEEDS, *CHANGES, *HEALTH)

ONE_OF_EACH = ("", "journeys/", *OBJECTS, COMPARISON, *FEEDS, *HEALTH)
"""The indexes are alike."""
