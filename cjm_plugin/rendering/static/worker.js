// Lets the page of one's own changes be opened without a network. It serves that page and what it is drawn with, from
// the network first; of no other page anything is ever kept.

const PAGE = self.registration.scope;
/** The sites of one origin share its shelves: each has its own. */
const SHELF = `cjm-my-1 ${PAGE}`;
const DRAWN_WITH = new Set(["style", "script", "font", "image"]);

const isPage = (request) => request.mode === "navigate" && request.url.split(/[?#]/)[0] === PAGE;

const isOurs = (request) =>
  request.method === "GET" &&
  new URL(request.url).origin === self.location.origin &&
  (isPage(request) || DRAWN_WITH.has(request.destination));

const keep = async (address, answer) => {
  const isHtml = answer.headers.get("content-type")?.includes("html");
  if (!answer.ok || answer.type !== "basic" || (isHtml && address !== PAGE)) return;
  const shelf = await self.caches.open(SHELF);
  await shelf.put(address, answer);
};

const answer = async (event) => {
  const address = isPage(event.request) ? PAGE : event.request.url;
  try {
    const fresh = await fetch(event.request);
    event.waitUntil(keep(address, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await (await self.caches.open(SHELF)).match(address);
    if (kept) return kept;
    throw error;
  }
};

/** What the page says it is drawn with; what it was drawn with before goes. */
const stock = async (addresses) => {
  const wanted = addresses.filter((address) => new URL(address).origin === self.location.origin);
  await Promise.allSettled(wanted.map(async (address) => keep(address, await fetch(address))));
  const shelf = await self.caches.open(SHELF);
  const stale = (await shelf.keys()).filter(({ url }) => !wanted.includes(url));
  await Promise.all(stale.map((request) => shelf.delete(request)));
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(stock(event.data.keep)));
self.addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event));
});
