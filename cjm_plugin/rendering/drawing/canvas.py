"""What all drawings share: a figure without furniture, and the geometry of what was drawn on it."""

from __future__ import annotations

import io
import re
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_POINTS_PER_INCH = 72
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_SVG = "{http://www.w3.org/2000/svg}"


class Frame(NamedTuple):
    """A picture's size and margins, in units that are pixels at its natural size."""

    width: float
    height: float
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """As matplotlib wants it: left, bottom, width and height as shares of the whole."""
        return (
            self.left / self.width,
            self.bottom / self.height,
            (self.width - self.left - self.right) / self.width,
            (self.height - self.top - self.bottom) / self.height,
        )

    @property
    def size(self) -> str:
        """Attributes of a picture that grows with the letters of the page: of those, 20 units are one."""
        width, height = (f"{value / 20:.2f}rem" for value in (self.width, self.height))
        box = f"0 0 {rounded(self.width)} {rounded(self.height)}"
        return f'viewBox="{box}" width="{width}" height="{height}"'


def blank(frame: Frame) -> tuple[Axes, FigureCanvasSVG]:
    """Axes without furniture in their frame, and what writes them."""
    size = (frame.width / _POINTS_PER_INCH, frame.height / _POINTS_PER_INCH)
    figure = Figure(figsize=size, dpi=_POINTS_PER_INCH)
    figure.set_layout_engine("none")
    axes = figure.add_axes(frame.rectangle)
    axes.set_axis_off()
    return axes, FigureCanvasSVG(figure)


def shapes(canvas: FigureCanvasSVG) -> dict[str, list[str]]:
    """What was drawn, as path data by name. `savefig` would obey a matplotlibrc, the canvas doesn't."""
    written = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "cjm", "path.simplify": False}):
        canvas.print_svg(written, metadata=_NO_METADATA)  # type: ignore[no-untyped-call]  # Theirs.
    found = {}
    for group in fromstring(written.getvalue()).iter(f"{_SVG}g"):
        data = [compact(path.get("d", "")) for path in group.findall(f"{_SVG}path")]
        if data:
            found[group.get("id", "")] = data
    return found


def paths(canvas: FigureCanvasSVG) -> dict[str, str]:
    """The same, with one path for all that has a name."""
    return {name: "".join(data) for name, data in shapes(canvas).items()}


def compact(data: str) -> str:
    """Path data without the decimals and blanks that no eye can tell."""
    data = re.sub(r"-?\d+(?:\.\d+)?", lambda number: rounded(float(number[0])), data)
    return re.sub(r"\s*([MLCz])\s*", r"\1", " ".join(data.split()))


def upright(data: str) -> str:
    """The path of a rectangle, in fewer letters: `M1 2L5 2L5 4L1 4z` becomes `M1 2h4v2h-4z`."""
    (left, top), _, (right, bottom), *_ = (
        [float(number) for number in point.split()] for point in data[1:].removesuffix("z").split("L")
    )
    wide, high = rounded(right - left), rounded(bottom - top)
    return f"M{rounded(left)} {rounded(top)}h{wide}v{high}h-{wide}z"


def rounded(x: float) -> str:
    text = f"{x:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
