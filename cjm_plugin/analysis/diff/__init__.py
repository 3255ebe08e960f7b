"""The semantic difference of two states of the content: a pure function of both."""

from cjm_plugin.analysis.diff.difference import diff
from cjm_plugin.analysis.diff.memo import forget_all_but
from cjm_plugin.analysis.diff.plans import diff_journeys
from cjm_plugin.analysis.diff.snapshot import Difference, Snapshot

__all__ = ["Difference", "Snapshot", "diff", "diff_journeys", "forget_all_but"]
