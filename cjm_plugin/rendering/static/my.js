// The page that reads the chosen feeds together, in the browser: newest first, each item once with all that any of the
// feeds tells of it. What was loaded last is kept, and shown where the site can't be reached.

import { clean, followable, trusted } from "./clean.js";
import { filled, following, isFeed, language, listed, shelf } from "./subscriptions.js";

const PATIENCE = 10_000;
const AT_ONCE = 8;
/** A page that is opened again so soon belongs to the same visit: what was new stays marked. */
const VISIT = 30 * 60_000;
const GONE = [404, 410];

const isWhole = (feed) => Array.isArray(feed?.items);

/** `network.isDead`: once the site has kept one waiting for too long, nobody waits for a thousand others. */
const load = async ({ page, title }, { root, store, signal, network }) => {
  const name = `feed ${page}`;
  try {
    if (network.isDead) throw new Error("The site does not answer");
    const answer = await fetch(`${root}${page}feed.json`, {
      cache: "no-cache",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (GONE.includes(answer.status)) return { title, gone: true };
    if (!answer.ok) throw new Error(answer.statusText);
    const kept = { at: Date.now(), feed: await answer.json() };
    if (!isWhole(kept.feed)) throw new Error("This is no feed");
    store.write(name, kept);
    return { title, ...kept };
  } catch (error) {
    if (signal.aborted) throw error;
    network.isDead ||= error.name === "TimeoutError";
    const kept = store.read(name);
    return isWhole(kept?.feed) ? { title, ...kept, earlier: true } : { title, missing: true };
  }
};

/** The feeds in their order, a few at once: the patience with one must not run out while it waits for others. */
const loadAll = async (followed, given) => {
  const found = [];
  const waiting = followed.entries();
  const worker = async () => {
    for (const [number, one] of waiting) found[number] = await load(one, given);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
};

/** The lines of an item: what each is of, and its words. */
const linesOf = (item, base, root) => {
  const list = clean(item.content_html, base, root).find(({ tagName }) => tagName === "UL");
  const items = [...(list?.children ?? [])];
  return items.map((element, number) => ({ element, ...item._cjm?.lines?.[number] }));
};

const merge = (loaded, { root, everything }) => {
  const items = new Map();
  for (const { feed } of loaded) {
    const { base = "", scope } = feed._cjm ?? {};
    for (const item of feed.items) {
      const known = items.get(item.id) ?? { ...item, lines: new Map(), via: new Set() };
      known.url = followable(item.url, base, root);
      known.via.add(scope || everything);
      for (const line of linesOf(item, base, root)) known.lines.set(`${line.direction} ${line.thing}`, line);
      items.set(item.id, known);
    }
  }
  const moment = ({ date_modified, date_published }) => Date.parse(date_modified ?? date_published);
  return [...items.values()].sort((a, b) => moment(b) - moment(a) || (a.id < b.id ? -1 : 1));
};

// What is new

/** Since when items count as new: since the visit before this one. The first visit has nothing new, and is told so. */
const visit = (store, items) => {
  const dates = items.map(({ date_published }) => Date.parse(date_published) || 0);
  const newest = dates.reduce((one, other) => Math.max(one, other), 0);
  const before = store.read("visit");
  const now = Date.now();
  const again = before && now - before.at < VISIT;
  const since = again ? before.since : (before?.known ?? newest);
  const isFirst = again ? Boolean(before.isFirst) : !before;
  store.write("visit", { at: now, known: Math.max(newest, before?.known ?? 0), since, isFirst });
  return { since, isFirst };
};

const readAll = (store) => {
  const { at, known } = store.read("visit", { at: Date.now(), known: 0 });
  store.write("visit", { at, known, since: known });
};

// Drawing

const ORDER = ["worse", "better", "neutral"];

const drawLine = ({ element, direction = "neutral" }, words) => {
  const line = document.createElement("li");
  line.dataset.direction = direction;
  const word = document.createElement("span");
  word.className = "cjm-dir";
  word.dataset.direction = direction;
  word.textContent = words[direction];
  const said = document.createElement("div");
  said.append(...element.childNodes);
  // The feed's own word for the direction stands first, apart by a dot.
  if (direction !== "neutral" && said.firstChild?.tagName === "STRONG") {
    said.firstChild.remove();
    if (said.firstChild) said.firstChild.data = said.firstChild.data?.replace(/^ · /, "");
  }
  line.append(word, said);
  return line;
};

const drawItem = (template, item, since, words) => {
  const article = template.querySelector("article").cloneNode(true);
  const link = article.querySelector("h4 a");
  link.textContent = item._cjm?.name ?? item.title;
  if (item.url) link.href = item.url;
  const isNew = Date.parse(item.date_published) > since;
  article.toggleAttribute("data-new", isNew);
  if (!isNew) article.querySelector(".cjm-my__new").remove();
  article.querySelector(".cjm-my__via").textContent = filled(words.via, { titles: listed([...item.via]) });
  const lines = [...item.lines.values()].sort(
    (a, b) => ORDER.indexOf(a.direction) - ORDER.indexOf(b.direction),
  );
  article.querySelector("ul").append(...lines.map((line) => drawLine(line, words)));
  return article;
};

/** `Week 47 · 16–22 November 2026` */
const weekTitle = (revision, words) => {
  if (!/^\d{4}-W\d\d$/.test(revision)) return revision;
  const [year, number] = revision.split("-W").map(Number);
  const monday = new Date(Date.UTC(year, 0, 4 + (number - 1) * 7));
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const sunday = new Date(monday);
  sunday.setUTCDate(monday.getUTCDate() + 6);
  const days = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" });
  const range = days.formatRange(monday, sunday).replace(/^(\d+)\s*–\s*/, "$1–");
  return `${filled(words.week, { n: number })} · ${range}`;
};

const drawWeeks = (place, items, since) => {
  const template = place.querySelector("template").content;
  const weeks = new Map();
  for (const item of items) {
    const revision = item._cjm?.revision ?? "";
    if (!weeks.has(revision)) {
      const week = template.querySelector("section").cloneNode(true);
      week.querySelector("h3").textContent = weekTitle(revision, place.dataset);
      weeks.set(revision, week);
    }
    weeks.get(revision).append(drawItem(template, item, since, place.dataset));
  }
  place.querySelector(".cjm-my__weeks").replaceChildren(...weeks.values());
};

const sift = (place) => {
  const { value } = place.querySelector("[name=direction]:checked");
  const hide = (element, parts) => {
    element.hidden = !element.querySelector(`${parts}:not([hidden])`);
  };
  for (const line of place.querySelectorAll(".cjm-my__item li"))
    line.hidden = Boolean(value) && line.dataset.direction !== value;
  for (const item of place.querySelectorAll(".cjm-my__item")) hide(item, "li");
  const weeks = [...place.querySelectorAll(".cjm-my__week")];
  for (const week of weeks) hide(week, "article");
  place.querySelector(".cjm-my__sifted").hidden = !weeks.length || weeks.some(({ hidden }) => !hidden);
};

const tellNew = (place, isFirst = false) => {
  const marked = place.querySelectorAll("[data-new]").length;
  const { new: some, nothingNew, first } = place.dataset;
  const none = isFirst ? first : nothingNew;
  place.querySelector(".cjm-my__told").textContent = marked ? filled(some, { n: marked }) : none;
  place.querySelector("[data-do=read]").hidden = !marked;
};

/** Says plainly what could not be loaded, and how old what is shown instead is. */
const warn = (place, found) => {
  const { earlier, partly, unreachable, gone } = place.dataset;
  const moments = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" });
  const titles = (some) => listed(some.map(({ title }) => title));
  const old = found.filter((one) => one.earlier);
  const moment = old.length ? moments.format(Math.min(...old.map(({ at }) => at))) : "";
  const missing = found.filter((one) => one.missing);
  const away = found.filter((one) => one.gone);
  const said = [];
  if (old.length && old.length + missing.length === found.length) said.push(filled(earlier, { moment }));
  else if (old.length) said.push(filled(partly, { moment, titles: titles(old) }));
  if (missing.length) said.push(filled(unreachable, { titles: titles(missing) }));
  if (away.length) said.push(filled(gone, { titles: titles(away) }));
  const warning = place.querySelector(".cjm-my__warned");
  warning.textContent = said.join(" ");
  warning.hidden = !said.length;
};

// Without a network

const keepable = ({ name, initiatorType }) =>
  name.startsWith(location.origin) && !["fetch", "xmlhttprequest", "beacon"].includes(initiatorType);

/** Lets the page itself be opened without a network, where the browser can. */
const settle = async (root) => {
  if (!navigator.serviceWorker) return;
  const page = new URL(`${root}my/`, location.href).href;
  if (document.readyState !== "complete")
    await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  try {
    const { installing, waiting, active } = await navigator.serviceWorker.register(
      trusted(`${page}worker.js`),
      { scope: page },
    );
    const seen = performance.getEntriesByType("resource").filter(keepable);
    // Under a theme that swaps pages, what was loaded last may not be in that list any more.
    const ours = ["my.js", "clean.js", "subscriptions.js"].map((name) => new URL(name, import.meta.url).href);
    const keep = new Set([page, ...ours, ...seen.map(({ name }) => name)]);
    (installing ?? waiting ?? active).postMessage({ keep: [...keep] });
  } catch {
    // A policy or a setting forbids it: what was loaded is still kept.
  }
};

const forget = (store, followed) => {
  const wanted = new Set(followed.map(({ page }) => `feed ${page}`));
  for (const name of store.names()) if (isFeed(name) && !wanted.has(name)) store.remove(name);
};

const show = async (place, followed, { root, store, signal }) => {
  const weeks = place.querySelector(".cjm-my__weeks");
  weeks.setAttribute("aria-busy", "true");
  const found = await loadAll(followed, { root, store, signal, network: { isDead: false } });
  const items = merge(
    found.filter(({ feed }) => feed),
    { root, everything: place.dataset.everything },
  );
  const { since, isFirst } = visit(store, items);
  drawWeeks(place, items, since);
  weeks.setAttribute("aria-busy", "false");
  warn(place, found);
  place.querySelector(".cjm-my__empty").hidden = items.length > 0 || found.every(({ missing }) => missing);
  place.querySelector(".cjm-my__tools").hidden = !items.length;
  sift(place);
  tellNew(place, isFirst);
};

export const enhance = async (place, signal) => {
  const { root } = place.dataset;
  const store = shelf(root);
  const followed = following(store);
  place.querySelector(".cjm-my__script").hidden = true;
  settle(root);
  forget(store, followed);
  if (!followed.length) return;
  place.querySelector(".cjm-my__none").hidden = true;
  place.querySelector(".cjm-my__top").hidden = false;
  place.addEventListener("change", () => sift(place));
  place.querySelector("[data-do=read]").addEventListener("click", () => {
    readAll(store);
    for (const mark of place.querySelectorAll(".cjm-my__new")) mark.remove();
    for (const item of place.querySelectorAll("[data-new]")) item.removeAttribute("data-new");
    tellNew(place);
    place.querySelector("[name=direction]:checked").focus();
  });
  try {
    await show(place, followed, { root, store, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
