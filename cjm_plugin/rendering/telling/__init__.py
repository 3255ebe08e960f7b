"""Changes in sentences that a department head understands, in the reader's language."""

from cjm_plugin.rendering.telling.styles import HtmlStyle, MarkdownStyle, PlainStyle, Style
from cjm_plugin.rendering.telling.teller import Teller

__all__ = ["HtmlStyle", "MarkdownStyle", "PlainStyle", "Style", "Teller"]
