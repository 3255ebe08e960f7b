// What this browser remembers of a reader, apart for each site of an origin. Where nothing can be remembered (a
// private window, a full shelf), everything works for as long as the page is open.
//   followed    [{page, title}]: what is followed, pages from the site's root
//   visit       {at, known, since}: see my.js
//   feed PAGE   {at, feed}: a feed as it was last loaded

export const shelf = (root) => {
  const prefix = `cjm ${new URL(root, location.href).pathname} `;
  const names = () => {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  };
  return {
    prefix,
    read: (name, otherwise) => {
      try {
        return JSON.parse(localStorage.getItem(prefix + name)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    /** What a reader chose matters more than what can be loaded again, which makes room for it. */
    write: (name, value) => {
      if (written(prefix + name, value)) return;
      if (!isFeed(name)) for (const other of names().filter(isFeed)) remove(prefix + other);
      if (isFeed(name) || !written(prefix + name, value)) remove(prefix + name);
    },
    remove: (name) => remove(prefix + name),
    names,
  };
};

export const isFeed = (name) => name.startsWith("feed ");

/** What is followed. Others write on the same shelf: whatever is not of this form is not ours. */
export const following = (store) => {
  const found = store.read("followed", []);
  return Array.isArray(found) ? found.filter((one) => typeof one?.page === "string") : [];
};

const written = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

const remove = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was remembered.
  }
};

/** A message with its places filled. */
export const filled = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** `a, b, c` as the language writes it. */
export const listed = (titles, type = "conjunction") =>
  new Intl.ListFormat(language(), { style: "long", type }).format(titles);

/** The page's; English dates are British ones, as everywhere on the site. */
export const language = () => document.documentElement.lang.replace(/^en$/, "en-GB") || undefined;
