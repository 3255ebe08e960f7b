// What a reader looks at the map through: personas, a department, a stage, lanes. The rest steps back.
import { read, write } from "./address.js";
import { bring, columnsOf } from "./columns.js";

const OFF = "off";

const checked = (boxes) => boxes.filter((box) => box.checked);
const values = (boxes) => boxes.map((box) => box.value).join();
const names = (controls) => controls.map((control) => control.parentElement.textContent.trim()).join(", ");

// A list from the address; what nobody knows is as if it were not there.
const check = (boxes, list) => {
  const known = boxes.filter((box) => list.split(",").includes(box.value));
  for (const box of boxes) box.checked = known.length ? known.includes(box) : list !== OFF;
};
const told = (boxes) => (boxes.every((box) => box.checked) ? "" : values(checked(boxes)) || OFF);

const select = (list, value) => {
  if (!list) return;
  list.value = value;
  if (list.selectedIndex < 0) list.value = "";
};
const nameOf = (list) => (list?.value ? list.selectedOptions[0].textContent.trim() : "");

// Own words first, for who is chosen, where the point of view is not: on the page as read aloud.
const order = (cell, ownFirst) => {
  const rank = (part) => (part.matches(".cjm-own") === ownFirst ? 0 : 1);
  const parts = [...cell.children];
  const sorted = parts.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.some((part, i) => part !== parts[i])) cell.append(...sorted);
};

export const lens = (page, signal) => {
  const map = page.querySelector(".cjm-map");
  const toolbar = map?.querySelector(".cjm-toolbar");
  if (!toolbar) return;
  const all = (selector) => [...toolbar.querySelectorAll(selector)];
  const one = (selector) => toolbar.querySelector(selector);
  const box = map.querySelector(".cjm-scroll");
  const columns = columnsOf(box);
  const [department, stage, status] = ["[name=department]", "[name=stage]", "[role=status]"].map(one);
  const [personas, target, lanes, sets] = [
    "[name=persona]",
    "[name=target]",
    "[name=lane]",
    ".cjm-segments button",
  ].map(all);
  const words = [...box.querySelectorAll("tr:not(.cjm-channels) > td")].filter((cell) =>
    cell.querySelector(":scope > .cjm-own"),
  );

  const laneSet = () => {
    const shown = values(checked(lanes)).replaceAll(",", " ");
    return sets.find((set) => (set.dataset.lanes || values(lanes).replaceAll(",", " ")) === shown);
  };
  const roleIn = (column) =>
    column.parts
      .map(
        (part) =>
          department?.value && part.querySelector(`[data-department="${CSS.escape(department.value)}"]`),
      )
      .find(Boolean)?.dataset.role;

  // Marks what belongs to the lens and what does not, and says how much that is.
  const look = () => {
    const seen = columns.filter((column) => {
      const role = roleIn(column);
      const out = (department?.value && !role) || (stage.value && column.stage !== stage.selectedIndex - 1);
      column.head.querySelector(".cjm-lensrole")?.remove();
      if (role)
        column.head.append(
          Object.assign(page.createElement("span"), {
            className: "cjm-lensrole cjm-role",
            textContent: department.dataset[role],
          }),
        );
      if (role) column.head.lastChild.dataset.role = role;
      for (const part of column.parts) {
        part.classList.toggle("is-in", !out && Boolean(role));
        part.classList.toggle("is-out", Boolean(out));
      }
      return !out;
    });
    box.querySelectorAll(".cjm-stage").forEach((head, i) =>
      head.classList.toggle(
        "is-out",
        seen.every((column) => column.stage !== i),
      ),
    );
    const set = laneSet();
    for (const button of sets) button.setAttribute("aria-pressed", String(button === set));
    const ownFirst = personas.length > 0 && !personas[0].checked;
    for (const cell of words) order(cell, ownFirst);
    tell(seen.length, set);
    return seen;
  };

  const tell = (seen, set) => {
    const { columns: ofColumns, lanes: ofLanes, only, nobody } = status.dataset;
    const chips = [...personas, ...target];
    const what = [nameOf(department), nameOf(stage)].filter(Boolean).join(", ");
    const shown = names(checked(chips));
    const said = [];
    if (what) said.push(ofColumns.replace("{names}", () => what).replace("{k}", seen));
    if (told(chips)) said.push(shown ? only.replace("{names}", () => shown) : nobody);
    if (told(lanes))
      said.push((set ? `${set.textContent}: ` : "") + ofLanes.replace("{k}", checked(lanes).length));
    status.textContent = said.join(" · ");
    toolbar.toggleAttribute("data-active", said.length > 0);
  };

  const share = () =>
    write({
      department: department?.value ?? "",
      stage: stage.value,
      personas: told(personas),
      target: told(target),
      lanes: told(lanes) && (laneSet()?.value ?? told(lanes)),
    });

  // The address is the truth: on opening, after going back, when nothing is left of it.
  const follow = () => {
    select(department, read("department"));
    select(stage, read("stage"));
    check(personas, read("personas"));
    check(target, read("target"));
    check(
      lanes,
      sets.find((set) => set.value === read("lanes"))?.dataset.lanes.replaceAll(" ", ",") ?? read("lanes"),
    );
    const seen = look();
    share();
    if (seen.length < columns.length && seen.length && !location.hash) bring(box, seen[0].head, false, false);
  };

  toolbar.addEventListener("change", (event) => {
    const seen = look();
    share();
    if (event.target.matches("select") && event.target.value && seen.length) bring(box, seen[0].head);
  });
  toolbar.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (sets.includes(button)) {
      check(lanes, button.dataset.lanes.replaceAll(" ", ","));
      look();
      share();
    } else if (button?.name === "reset") {
      write({ department: "", stage: "", personas: "", target: "", lanes: "" });
      follow();
      (personas[0] ?? department ?? stage).focus();
    } else if (button?.name === "copy") {
      await navigator.clipboard.writeText(location.href);
      status.textContent = status.dataset.copied;
      setTimeout(look, 1600);
    }
  });
  // Only where the browser lets a page write there: not on a site without encryption.
  one("[name=copy]").hidden = !navigator.clipboard;
  addEventListener("popstate", follow, { signal });
  follow();
};
