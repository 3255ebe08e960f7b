// Enhances pages that already work without it. Remembers nothing but in the address, and requests nothing; the pages
// of feeds alone remember what their reader follows, and read it.
//
// A component is a function of the page and of a signal that is given when the page is left: under a theme that
// swaps pages without loading them anew, whatever listens to the window or the document must end with it.

import { cards } from "./cards.js";
import { changes } from "./changes.js";
import { columns } from "./columns.js";
import { filter } from "./filter.js";
import { lens } from "./lens.js";
import { menu } from "./menu.js";
import { present } from "./present.js";
import { print } from "./print.js";
import { scrollers } from "./scrollers.js";
import { sort } from "./sort.js";
import { strip } from "./strip.js";

const components = [filter, sort, lens, menu, strip, columns, cards, scrollers, present, print, changes];

// Of few pages, and not small: by what they look for.
const others = { "[data-cjm-feeds]": "./feeds.js", "[data-cjm-my]": "./my.js" };

let page = new AbortController();

const start = async (place, module, { signal }) => {
  if (!place) return;
  const { enhance } = await import(module);
  if (!signal.aborted) enhance(place, signal);
};

const open = () => {
  page.abort();
  page = new AbortController();
  // By now Material has looked for other languages of the site; these are feeds, for whoever looks for them.
  for (const link of document.head.querySelectorAll("link[rel='alternate ']")) link.rel = "alternate";
  for (const component of components) component(document, page.signal);
  for (const [sought, module] of Object.entries(others)) start(document.querySelector(sought), module, page);
};

// Material tells of every page by itself, the first one too; under other themes there is one page a document.
if (window.document$) window.document$.subscribe(open);
else open();
