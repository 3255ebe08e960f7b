"""The rules of practice: maps fail because they lump contacts together, tell the company's story, rest on
opinion, go stale, and lead to no action. Each rule looks for one of these.

Codes go by tens, never change their meaning and are never used again: CJM100 how a contact is told and what
it rests on, CJM110 what happens there and around it, CJM120 a map, CJM130 personas, CJM140 initiatives,
CJM150 departments and metrics, CJM190 exceptions.
"""

from cjm_plugin.analysis.practice import (  # noqa: F401 - each module adds its rules
    evidence,
    feedback,
    initiatives,
    maps,
    measures,
    pains,
    passages,
    people,
    verdicts,
    wording,
)
from cjm_plugin.analysis.practice.check import NO_PRACTICE, Breach, Excused, Practice, check
from cjm_plugin.analysis.practice.example import Words, files, words
from cjm_plugin.analysis.practice.rule import RULES, Lesson, Rule
from cjm_plugin.analysis.practice.said import Said, Titles, Value

__all__ = [
    "NO_PRACTICE",
    "RULES",
    "Breach",
    "Excused",
    "Lesson",
    "Practice",
    "Rule",
    "Said",
    "Titles",
    "Value",
    "Words",
    "check",
    "files",
    "words",
]
