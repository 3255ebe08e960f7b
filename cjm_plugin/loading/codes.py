"""Every code that loading gives to a problem. A code never changes its meaning and is never used again.

Loading has CJM001 to CJM099, by tens: files, YAML, references, shapes, ids, maps, bodies, data files,
subscriptions. The checks of practice have CJM100 and above, history has CJM200 and above
(`history/remarks.py`).
"""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.model.problem import Severity


class Code(NamedTuple):
    """A kind of problem."""

    id: str
    severity: Severity
    meaning: str


CODES: dict[str, Code] = {}
"""All of them, by id."""


def _error(number: int, meaning: str, severity: Severity = Severity.ERROR) -> Code:
    code = Code(f"CJM{number:03d}", severity, meaning)
    CODES[code.id] = code
    return code


def _warning(number: int, meaning: str) -> Code:
    return _error(number, meaning, Severity.WARNING)


UNREADABLE = _error(1, "a file cannot be read")
LINK_OUT = _error(2, "a symbolic link leads out of the content, or to nothing")
TOO_LARGE = _error(3, "a file is too large")
NOT_TEXT = _error(4, "a file is not UTF-8 text")
FILE_NAME = _error(5, "a file's name is not an id")
NEAR_FOLDER = _warning(6, "a folder's name is nearly a collection's")
NOT_READ = _warning(7, "a file stands where objects are read, but is not read")
FOLDER_LINK = _warning(8, "a symbolic link to a folder is not followed")
LOST = _warning(9, "a part of a value is lost, because YAML takes it for a comment")

NO_FRONTMATTER = _error(10, "an object has no frontmatter")
UNCLOSED = _error(11, "the frontmatter has no end")
SYNTAX = _error(12, "the frontmatter is not YAML")
DUPLICATE_KEY = _error(13, "a key stands twice in the same mapping")
KEY_NOT_TEXT = _error(14, "a key is not text")
TAG = _error(15, "a YAML tag is not allowed, or its value does not fit it")
MERGE_KEY = _error(16, "a YAML merge key is not read")
TOO_MANY = _error(17, "the frontmatter holds, or its aliases unfold to, too many values")
TOO_DEEP = _error(18, "the frontmatter is nested too deeply")
ALIAS = _error(19, "a YAML alias leads to no anchor, or to itself")

PLACE_FORM = _error(
    20, "a reference into a map has not the form journey/touchpoint or journey/touchpoint/pain"
)
UNKNOWN = _error(21, "a reference names nothing that exists")
OLD_ID = _warning(22, "a reference uses an id that was changed")
DEAD_LINK = _error(23, "a link in a text leads to no file")
DEAD_ANCHOR = _error(24, "a link in a text leads to no touchpoint of the map")
OLD_ANCHOR = _warning(25, "a link in a text uses a touchpoint's id that was changed")

UNKNOWN_KEY = _error(30, "a key is not known here")
MISSING = _error(31, "a required key is missing or has no value")
WRONG_TYPE = _error(32, "a value is of the wrong type")
VOCABULARY = _error(33, "a value is not one of the words allowed here")
RANGE = _error(34, "a number is outside of its range")
EMPTY = _error(35, "a text is empty")
QUOTES = _error(36, "YAML reads a number, a truth value or a date where text is wanted")
ROLES = _error(37, "departments is neither a name nor a mapping of roles")

ID_FORM = _error(40, "an id has not the form of one")
SAME_OBJECT = _error(41, "two files of a collection have the same id")
SAME_ID = _error(42, "two things in the same object have the same id")
LIVING_WAS = _error(43, "an old id in `was` is the id of something that exists")
CLAIMED_TWICE = _error(44, "an old id is claimed twice")
TWICE = _error(45, "a list names the same thing twice")
UNSEEN = _warning(46, "an id mixes alphabets whose letters look alike, or holds an invisible character")

SHARES = _error(50, "the shares of the passages exceed 1 in sum")
NEXT_SELF = _error(51, "a passage leads to the touchpoint it starts from")
NEXT_TWICE = _error(52, "two passages lead to the same touchpoint")
OF_MISSING = _error(53, "a to-be map does not say which map it changes")
OF_NEEDLESS = _error(54, "an as-is map has `of`")
OF_WRONG = _error(55, "`of` names the map itself or a to-be map")
CIRCLE = _error(56, "maps contain each other in a circle of `journey`")
STAGE_TWICE = _error(57, "a map goes through one stage twice")
PRODUCT = _error(58, "a touchpoint's product is not one of the map's")
NOT_A_PERSONA = _error(59, "by_persona is for a persona who is not on the map, or for its point of view")
NO_JOURNEY = _error(60, "a touchpoint is named without its journey")
FUTURE = _warning(61, "a review lies in the future")
NOT_DONE = _warning(62, "`done_on` is given, but the status is not done")

ELEMENT = _error(70, "an HTML element that can run or load something stands in a body")
HANDLER = _error(71, "an event handler stands in a body")
ADDRESS = _error(72, "an address in a text or a body can run a script")

COLUMNS = _error(80, "the columns of a data file are not the right ones")
CELL = _error(81, "a value of a data file cannot be read")
SCALE = _error(82, "a score is outside of its metric's scale")
SAME_ROW = _error(83, "two rows are about the same week and scope")
TWO_SOURCES = _error(84, "a metric has weekly figures and answers")
CSV = _error(85, "a data file is not CSV as it is read here")
STRAY_DATA = _warning(86, "a file below data/ is not read")
NO_SCALE = _error(87, "answers are given for a metric without a scale of answers")

# CJM090 is the host's: `edges/templates.py`.
SECRET = _error(91, "a secret is written into the subscriptions")
ADDRESS_FORM = _error(92, "what a subscription is sent to is no address")
VARIABLE = _error(93, "a name of a variable of the environment is not one")
