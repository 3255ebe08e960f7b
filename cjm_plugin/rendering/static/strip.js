// The strip's stages move the grid, and only sideways; a frame shows which part of it is in sight.
import { bring, laneWidth } from "./columns.js";

export const strip = (page, signal) => {
  const nav = page.querySelector(".cjm-strip");
  if (!nav) return;
  const box = page.querySelector(".cjm-map .cjm-scroll");
  const frame = nav.querySelector(".cjm-strip__frame");

  const draw = () => {
    const lane = laneWidth(box);
    const [seen, all] = [box.clientWidth - lane, box.scrollWidth - lane];
    frame.hidden = !nav.clientWidth || seen <= 0 || seen >= all;
    frame.style.width = `${(100 * seen) / all}%`;
    frame.style.transform = `translateX(${(box.scrollLeft / all) * nav.clientWidth}px)`;
  };
  box.addEventListener("scroll", draw, { passive: true });
  const resized = new ResizeObserver(draw);
  for (const element of [nav, box]) resized.observe(element);
  signal.addEventListener("abort", () => resized.disconnect());

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const stage = link && page.getElementById(decodeURIComponent(link.getAttribute("xlink:href").slice(1)));
    if (!stage?.offsetWidth || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    bring(box, stage);
  });
};
