// The grid by columns, and how one is brought into sight.

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// What belongs to each touchpoint, and the number of its stage.
export const columnsOf = (grid) => {
  const rows = [...grid.querySelectorAll("tr[data-lane]")].map((row) => row.querySelectorAll("td"));
  const points = grid.querySelectorAll(".cjm-point");
  const stages = [...grid.querySelectorAll(".cjm-stage")].flatMap((head, i) => Array(head.colSpan).fill(i));
  const heads = [...grid.querySelectorAll("th.cjm-tp")];
  return heads.map((head, i) => ({
    head,
    stage: stages[i],
    parts: [
      head,
      points[i],
      ...rows.filter((row) => row.length === heads.length).map((row) => row[i]),
    ].filter(Boolean),
  }));
};

const left = (element) => element.getBoundingClientRect().left;

export const laneWidth = (box) => box.querySelector(".cjm-grid__corner").offsetWidth;

// Moves the box, and only sideways: a heading beside the lanes' names, or in the middle.
export const bring = (box, head, middle = false, slide = true) => {
  const lane = laneWidth(box);
  const room = middle ? Math.max(0, (box.clientWidth - lane - head.offsetWidth) / 2) : 0;
  const to = box.scrollLeft + left(head) - left(box) - lane - room;
  box.scrollTo({ left: to, behavior: slide && !calm() ? "smooth" : "instant" });
};

// An address may hold what is no encoding.
export const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const opened = (page) => page.getElementById(decoded(location.hash.slice(1)));

// A touchpoint, a stage or a pain opened by its anchor: in the middle of the box, under the toolbar.
export const columns = (page, signal) => {
  const box = page.querySelector(".cjm-scroll");
  const toolbar = page.querySelector(".cjm-toolbar");
  if (!toolbar) return;
  const heads = [...box.querySelectorAll("th.cjm-tp")];

  const headOf = (cell) =>
    cell.matches("th") ? cell : heads[[...cell.parentElement.querySelectorAll("td")].indexOf(cell)];
  const open = () => {
    const cell = opened(page)?.closest(".cjm-scroll :is(th, td)");
    if (!cell?.offsetWidth) return;
    bring(box, headOf(cell), !cell.matches(".cjm-stage"), false);
    const hidden = toolbar.getBoundingClientRect().bottom - box.getBoundingClientRect().top;
    if (cell.matches("th") && hidden > 0) scrollBy({ top: -hidden, behavior: "instant" });
  };

  // A theme that swaps pages may leave out the jump: when the reader has just scrolled, or comes back.
  const missed = opened(page);
  if (page.readyState === "complete" && missed?.closest(".cjm-scroll") && !missed.matches(":target")) {
    const [top, { top: above, bottom }] = [scrollY, box.getBoundingClientRect()];
    location.replace(location.hash);
    if (top > 0 && above < innerHeight && bottom > 0) scrollTo({ top, behavior: "instant" });
  }
  open();
  // What the keyboard reaches counts as seen for browsers when a sliver of it is: the whole cell comes into sight.
  box.addEventListener("focusin", ({ target }) => {
    const cell = target.closest("th.cjm-tp, th.cjm-stage, td");
    if (!cell || !target.matches(":focus-visible")) return;
    const part = cell.colSpan > 1 ? target : cell;
    part.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });
  // The browser looks for the anchor itself until the page has loaded, and a theme after it has swapped it.
  addEventListener("load", open, { signal });
  addEventListener("hashchange", open, { signal });
  // A theme may have made links within the page absolute before there was a lens.
  page.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (link?.hash && link.pathname === location.pathname && link.origin === location.origin)
        link.search = location.search;
    },
    { capture: true, signal },
  );
  page.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a");
      if ((link?.getAttribute("href") ?? link?.getAttribute("xlink:href"))?.includes("#"))
        setTimeout(() => signal.aborted || open());
    },
    { signal },
  );
};
