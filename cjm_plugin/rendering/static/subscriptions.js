// What this browser remembers of a reader, apart for each site of an origin. Where nothing can be remembered (a
// private window, a full shelf), everything works for as long as the page is open.
//   followed    [{page, title}]: what is followed, pages from the site's root
//   visit       {at, known, since}: see my.js
//   feed PAGE   {at, feed}: a feed as it was last loaded

export const shelf = (root) => {
  const prefix = `cjm ${new URL(root, location.href).pathname} `;
  return {
    read: (name, otherwise) => {
      try {
        return JSON.parse(localStorage.getItem(prefix + name)) ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    write: (name, value) => {
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value));
      } catch {
        remove(prefix + name);
      }
    },
    remove: (name) => remove(prefix + name),
    names: () => {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length));
      } catch {
        return [];
      }
    },
  };
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
