// The page where feeds are chosen: a search, a choice that is remembered, the chosen feeds as a file and as addresses.
// Without script it is a list of links.

import { decoded } from "./columns.js";
import { filled, following, listed, shelf } from "./subscriptions.js";

const NAMED = 4;

const plain = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

const rowsOf = (place) =>
  [...place.querySelectorAll(".cjm-feed")].map((item) => ({
    item,
    page: item.dataset.page,
    was: item.dataset.was?.split(" ") ?? [],
    title: item.querySelector("label").textContent.trim(),
    box: item.querySelector("input"),
    group: item.closest("details"),
  }));

/** Shows the rows that hold all words; folded groups open for as long as something is sought. */
const search = (place, rows) => {
  const field = place.querySelector("[type=search]");
  const found = place.querySelector(".cjm-feeds__found");
  const groups = [...place.querySelectorAll("details")];
  const folded = new Map(groups.map((group) => [group, group.open]));
  const texts = rows.map(({ title }) => plain(title));
  let seeking = false;
  const seek = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    if (!seeking) for (const group of groups) folded.set(group, group.open);
    seeking = words.length > 0;
    const fits = texts.map((text) => words.every((word) => text.includes(word)));
    rows.forEach(({ item }, number) => {
      item.hidden = !fits[number];
    });
    for (const group of groups) {
      group.hidden = !group.querySelector("li:not([hidden])");
      group.open = seeking || folded.get(group);
    }
    const number = fits.filter(Boolean).length;
    found.textContent = seeking
      ? number
        ? filled(place.dataset.found, { n: number })
        : place.dataset.lost
      : "";
  };
  field.addEventListener("input", seek);
  // Whoever was quicker than this script has typed already.
  if (field.value) seek();
};

const addressOf = (place, page, file = "") => new URL(place.dataset.root + page + file, location.href).href;

const opml = (place, rows) => {
  const tree = document.implementation.createDocument(null, "opml");
  const add = (parent, name, values = {}) => {
    const element = parent.appendChild(tree.createElement(name));
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
    return element;
  };
  tree.documentElement.setAttribute("version", "2.0");
  add(add(tree.documentElement, "head"), "title").textContent = place.dataset.name;
  const body = add(tree.documentElement, "body");
  for (const { page, title } of rows) {
    const text = page ? `${title} · ${place.dataset.name}` : place.dataset.name;
    add(body, "outline", {
      type: "rss",
      text,
      title: text,
      xmlUrl: addressOf(place, page, "rss.xml"),
      htmlUrl: addressOf(place, page),
    });
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(tree)}\n`;
};

const download = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/x-opml" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Without HTTPS there is no clipboard but the old way, from a field that can be seen. */
const copy = async (place, text) => {
  const box = place.querySelector(".cjm-feeds__addresses");
  const field = box.querySelector("textarea");
  box.hidden = false;
  field.value = text;
  field.rows = Math.min(8, text.split("\n").length);
  field.select();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
};

const tell = (place, chosen) => {
  const { none, some, many } = place.dataset;
  const titles = chosen.map(({ title }) => title);
  const rest = titles.length - NAMED;
  const named =
    rest > 1 ? filled(many, { titles: titles.slice(0, NAMED).join(", "), n: rest }) : listed(titles);
  place.querySelector(".cjm-feeds__chosen").textContent = titles.length
    ? filled(some, { titles: named })
    : none;
  place.querySelector(".cjm-feeds__do").hidden = !titles.length;
};

export const enhance = (place, signal) => {
  const rows = rowsOf(place);
  const store = shelf(place.dataset.root);
  const status = place.querySelector(".cjm-feeds__chosen");
  const chosen = () => rows.filter(({ box }) => box.checked);
  const change = () => {
    const now = chosen();
    store.write(
      "followed",
      now.map(({ page, title }) => ({ page, title })),
    );
    place.querySelector(".cjm-feeds__addresses").hidden = true;
    tell(place, now);
  };
  // What has another address by now is still followed.
  const recalled = () => {
    const known = new Set(following(store).map(({ page }) => page));
    return ({ page, was }) => [page, ...was].some((one) => known.has(one));
  };
  // Whoever was quicker than this script has chosen too.
  const early = chosen().length > 0;
  const isKnown = recalled();
  for (const row of rows) row.box.checked ||= isKnown(row);
  if (early) change();
  else tell(place, chosen());
  // Chosen in another tab: whoever writes last must not undo it.
  const follow = ({ key }) => {
    if (key !== null && key !== `${store.prefix}followed`) return;
    const isKnown = recalled();
    for (const row of rows) row.box.checked = isKnown(row);
    tell(place, chosen());
  };
  window.addEventListener("storage", follow, { signal });
  place.addEventListener("submit", (event) => event.preventDefault());
  place.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") change();
  });
  const actions = {
    opml: () => download(opml(place, chosen()), "feeds.opml"),
    copy: async () => {
      const text = chosen()
        .map(({ page }) => addressOf(place, page, "rss.xml"))
        .join("\n");
      status.textContent = (await copy(place, text)) ? place.dataset.copied : place.dataset.select;
    },
    clear: () => {
      for (const { box } of rows) box.checked = false;
      change();
      place.querySelector("[type=search]").focus();
    },
  };
  for (const button of place.querySelectorAll("button[data-do]"))
    button.addEventListener("click", () => actions[button.dataset.do]());
  // `feeds/#department.logistics`: whoever comes from there has asked for it.
  const asked = () => {
    const id = decoded(location.hash.slice(1));
    const row = rows.find(({ item }) => id && item.id === id);
    if (!row) return;
    for (const { item } of rows) item.toggleAttribute("data-asked", item === row.item);
    if (row.group) row.group.open = true;
    row.item.scrollIntoView({ block: "center" });
    if (row.box.checked) return;
    row.box.checked = true;
    change();
  };
  window.addEventListener("hashchange", asked, { signal });
  search(place, rows);
  asked();
};
