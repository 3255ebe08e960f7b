// Enhances pages that already work without it. Remembers nothing but in the address, requests nothing.
//
// A component is a function of the page and of a signal that is given when the page is left: under a theme that
// swaps pages without loading them anew, whatever listens to the window or the document must end with it.

import { cards } from "./cards.js";
import { filter } from "./filter.js";
import { print } from "./print.js";
import { scrollers } from "./scrollers.js";

const components = [cards, filter, print, scrollers];

let page = new AbortController();

const open = () => {
  page.abort();
  page = new AbortController();
  for (const component of components) component(document, page.signal);
};

// Material tells of every page by itself, the first one too; under other themes there is one page a document.
if (window.document$) window.document$.subscribe(open);
else open();
