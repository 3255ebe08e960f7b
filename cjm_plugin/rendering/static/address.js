// What a reader looks through, in the address: it can be sent, and survives a reload.
//   ?department=logistics&stage=receive&personas=pensioner&target=off&lanes=does,emotion,pains&present=receive
// Ids of the content; lists by commas; lanes by their names or that of a set (`story`); `off` for none at all.
const KEYS = ["department", "stage", "personas", "target", "lanes", "present"];

export const read = (key) => new URLSearchParams(location.search).get(key) ?? "";

const ours = (pair) => KEYS.includes([...new URLSearchParams(pair).keys()][0]);

// What is not named stays, that of others too.
export const write = (values) => {
  const others = location.search
    .slice(1)
    .split("&")
    .filter((pair) => pair && !ours(pair));
  const own = KEYS.map((key) => [key, values[key] ?? read(key)]).filter(([, value]) => value);
  const query = [
    ...others,
    ...own.map(([key, value]) => `${key}=${value.split(",").map(encodeURIComponent).join()}`),
  ].join("&");
  const url = location.pathname + (query && `?${query}`) + location.hash;
  // The state is the theme's: where the page was scrolled to.
  if (url !== location.pathname + location.search + location.hash)
    history.replaceState(history.state, "", url);
};
