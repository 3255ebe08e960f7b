// What is wider than the window and scrolls by itself can be scrolled by keyboard too, under the name of its section.

export const scrollers = (root, signal) => {
  const fit = () => {
    for (const box of root.querySelectorAll(".cjm-table, .cjm-chart, .cjm-laps")) {
      const name = box.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
      if (!name || box.tabIndex === 0 || box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", name);
    }
  };
  fit();
  addEventListener("resize", fit, { signal });
};
