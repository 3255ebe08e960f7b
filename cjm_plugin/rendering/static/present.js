// One stage after another, on a projector: its columns fill the window, all else is out of sight.
import { read, write } from "./address.js";
import { calm, columnsOf, laneWidth, opened } from "./columns.js";

const STEPS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
const NARROW = "(max-width: 37.5em)";
// A lane's and a column's width in the grid, and how much larger letters may become.
const [LANE, COLUMN, LEAST, MOST] = [136, 186, 1.15, 1.75];

const SIZES = ["rem", "col", "count", "all", "from"];

// Everything beside an element, up to the body.
const beside = (element) => {
  const found = [];
  for (let here = element; here !== document.body; here = here.parentElement)
    found.push(...[...here.parentElement.children].filter((other) => other !== here && !other.inert));
  return found;
};

export const present = (page, signal) => {
  const map = page.querySelector(".cjm-map");
  const bar = map?.querySelector(".cjm-present");
  if (!bar) return;
  const box = map.querySelector(".cjm-scroll");
  const lensStage = map.querySelector("[name=stage]");
  const choices = [...lensStage.options].slice(1);
  const stages = [...box.querySelectorAll(".cjm-stage")];
  const columns = columnsOf(box);
  const spans = [...box.querySelectorAll("tbody [colspan], col[span]")].map((cell) => [
    cell,
    cell.colSpan ? "colSpan" : "span",
  ]);
  const whole = spans.map(([cell, key]) => cell[key]);
  let at = -1;
  let back = null;

  const hide = (element, away) => element.classList.toggle("is-away", away);
  const filled = (cell) => cell.textContent.trim() || cell.querySelector("svg");

  // The table of one stage (of all for -1): its columns alone, without lanes that are empty there.
  const lay = (stage) => {
    const mine = columns.filter((column) => stage < 0 || column.stage === stage);
    for (const column of columns) for (const part of column.parts) hide(part, !mine.includes(column));
    stages.forEach((head, i) => hide(head, stage >= 0 && i !== stage));
    spans.forEach(([cell, key], i) => {
      cell[key] = whole[i] - columns.length + mine.length;
    });
    for (const row of box.querySelectorAll("tr[data-lane]"))
      hide(row, ![...row.querySelectorAll("td:not(.is-away)")].some(filled));
    for (const group of box.querySelectorAll("tbody:has(> .cjm-border)"))
      hide(group, !group.querySelector("tr[data-lane]:not(.is-away)"));
    if (stage >= 0) fit(columns.indexOf(mine[0]), mine.length);
    else for (const name of SIZES) map.style.removeProperty(`--cjm-${name}`);
  };

  const fit = (from, count) => {
    const unit = parseFloat(getComputedStyle(page.documentElement).fontSize) / 20;
    const scale = Math.min(MOST, Math.max(LEAST, innerWidth / (unit * (LANE + COLUMN * count))));
    const px = unit * scale;
    const column = Math.min(2.4 * COLUMN * px, Math.max(COLUMN * px, (innerWidth - LANE * px) / count));
    const sizes = [`${20 * px}px`, `${column}px`, count, columns.length, from];
    SIZES.forEach((name, i) => map.style.setProperty(`--cjm-${name}`, sizes[i]));
  };

  const say = () => {
    const { textContent, dataset } = choices[at];
    const parts = [
      ["strong", textContent.trim()],
      ["span", dataset.goal ?? ""],
      ["small", status.dataset.count.replace("{k}", at + 1)],
    ];
    status.replaceChildren(
      ...parts.flatMap(([tag, text]) => [
        Object.assign(page.createElement(tag), { textContent: text, dir: "auto" }),
        " ",
      ]),
    );
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === stages.length - 1));
  };
  const [previous, next] = ["previous", "next"].map((name) => bar.querySelector(`[name=${name}]`));
  const status = bar.querySelector("[role=status]");

  const show = (stage) => {
    at = Math.max(0, Math.min(stages.length - 1, stage));
    lay(at);
    box.scrollTo({ left: 0, top: 0, behavior: "instant" });
    if (!calm()) box.animate([{ opacity: 0.3 }, { opacity: 1 }], 160);
    say();
    write({ present: choices[at].value });
  };

  // A stage wider than the window is turned over like a page before the next one comes.
  const go = (step) => {
    const rest = step > 0 ? box.scrollWidth - box.clientWidth - box.scrollLeft : box.scrollLeft;
    if (rest > 2)
      box.scrollBy({
        left: step * (box.clientWidth - laneWidth(box)),
        behavior: calm() ? "instant" : "smooth",
      });
    else if (stages[at + step]) show(at + step);
  };

  const enter = (stage) => {
    if (at < 0) {
      const focus = map.contains(page.activeElement) ? page.activeElement : null;
      back = { focus, scroll: [scrollX, scrollY], box: [box.scrollLeft, box.scrollTop], aside: beside(map) };
      for (const other of back.aside) other.inert = true;
      map.toggleAttribute("data-presenting", true);
      bar.hidden = false;
      // Every stage has its turn.
      lensStage.value = "";
      lensStage.dispatchEvent(new Event("change", { bubbles: true }));
    }
    show(stage);
    box.focus({ preventScroll: true });
  };

  const undo = () => {
    for (const other of back.aside) other.inert = false;
    if (document.fullscreenElement) document.exitFullscreen();
    at = -1;
  };
  const leave = () => {
    if (at < 0) return;
    undo();
    map.toggleAttribute("data-presenting", false);
    bar.hidden = true;
    lay(-1);
    write({ present: "" });
    (back.focus ?? starter).focus({ preventScroll: true });
    returnToPlace();
  };
  const returnToPlace = () => {
    box.scrollTo({ left: back.box[0], top: back.box[1], behavior: "instant" });
    scrollTo({ left: back.scroll[0], top: back.scroll[1], behavior: "instant" });
  };

  const inSight = () => {
    const edge = box.getBoundingClientRect().left + laneWidth(box) + 1;
    return stages.findIndex((head) => head.getBoundingClientRect().right > edge);
  };
  // Full screen comes later than it is asked for. Whoever has left the presentation by then does not want it.
  const fill = () => map.requestFullscreen?.().catch(() => {});
  const fillWhilePresenting = async () => {
    await fill();
    if (at >= 0 || document.fullscreenElement !== map) return;
    await document.exitFullscreen();
    returnToPlace();
  };
  const starter = map.querySelector("[name=present]");
  starter.addEventListener("click", () => {
    enter(lensStage.value ? lensStage.selectedIndex - 1 : inSight());
    fillWhilePresenting();
  });
  map.querySelector("[name=print]").addEventListener("click", () => print());
  map
    .querySelector("[name=full]")
    .addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : fill()));
  previous.addEventListener("click", () => go(-1));
  next.addEventListener("click", () => go(1));
  bar.querySelector("[name=leave]").addEventListener("click", leave);

  const keys = {
    Escape: leave,
    Home: () => show(0),
    End: () => show(stages.length - 1),
    ArrowUp: () => box.scrollBy(0, -0.2 * box.clientHeight),
    ArrowDown: () => box.scrollBy(0, 0.2 * box.clientHeight),
  };
  page.addEventListener(
    "keydown",
    (event) => {
      if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      // The theme's own keys would turn the page or open the search behind.
      event.stopPropagation();
      const act = keys[event.key] ?? (STEPS[event.key] && (() => go(event.shiftKey ? -1 : STEPS[event.key])));
      if (!act || (event.key === " " && event.target.closest("button, a"))) return;
      event.preventDefault();
      act();
    },
    { signal },
  );

  const follow = () => {
    const asked = choices.findIndex((choice) => choice.value === read("present"));
    if (asked >= 0 && !matchMedia(NARROW).matches) enter(asked);
    else if (at >= 0) leave();
    else write({ present: "" });
  };
  const turn = () => {
    const cell = opened(page)?.closest(".cjm-scroll :is(th, td)");
    const column = cell && columns.find(({ parts }) => parts.includes(cell));
    if (at < 0 || (column && column.stage === at)) return;
    if (column) show(column.stage);
    else leave();
  };
  addEventListener("popstate", follow, { signal });
  addEventListener("hashchange", turn, { signal });
  addEventListener(
    "resize",
    () => {
      if (at >= 0) lay(at);
    },
    { signal },
  );
  page.addEventListener(
    "fullscreenchange",
    () => {
      if (!document.fullscreenElement) leave();
    },
    { signal },
  );
  signal.addEventListener("abort", () => {
    if (at >= 0) undo();
  });
  follow();
};
