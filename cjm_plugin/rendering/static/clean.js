// HTML of a feed as elements that can do nothing: what is not named here becomes the words in it.

const ELEMENTS = new Set("A B CODE DEL EM INS LI OL P SPAN STRONG UL".split(" "));
const DIRECTIONS = new Set(["auto", "ltr", "rtl"]);

// Parsed into a document that runs nothing, and never inserted as it is: a policy may say so for the whole page.
const policy = globalThis.trustedTypes?.createPolicy("cjm", {
  createHTML: (text) => text,
  createScriptURL: (address) => address,
});

/** An address of a script of ours, for a page that trusts no strings. */
export const trusted = (address) => policy?.createScriptURL(address) ?? address;

const link = (text, base, root) => {
  // The site as it is here, wherever it says that it is.
  const address =
    base && text.startsWith(base) ? new URL(root + text.slice(base.length), location.href) : text;
  const { href, protocol } = URL.canParse(address) ? new URL(address) : {};
  return protocol === "https:" || protocol === "http:" ? href : null;
};

const copied = (node, base, root) => {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || node.namespaceURI !== "http://www.w3.org/1999/xhtml") return [];
  if (["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) return [];
  const children = [...node.childNodes].flatMap((child) => copied(child, base, root));
  if (!ELEMENTS.has(node.tagName)) return children;
  const element = document.createElement(node.tagName);
  element.append(...children);
  const direction = node.getAttribute("dir");
  if (DIRECTIONS.has(direction)) element.dir = direction;
  const href = node.tagName === "A" ? link(node.getAttribute("href") ?? "", base, root) : null;
  if (href) element.href = href;
  return [element];
};

/** The nodes of a text of HTML. Links below `base` lead below `root` instead. */
export const clean = (text, base, root) => {
  const html = policy?.createHTML(text) ?? text;
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].flatMap((node) => copied(node, base, root));
};

/** An address as it may be followed from here; `null` for what is none. */
export const followable = link;
