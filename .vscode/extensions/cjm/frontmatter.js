// Where a position is in the frontmatter of a file, and what its JSON Schema has to say there. Knows no editor.

const KEY =
  /^(?:"([^"]*)"|'([^']*)'|([^\s#{}[\],"'&*!|>%@`-][^#{}[\],]*?|-[^\s#{}[\],:][^#{}[\],]*?))\s*:(?:\s|$)/u;
const ITEM = "*";

/** The lines of the frontmatter as [first, behind the last], or null where there is none. */
function range(lines) {
  if (!/^---[ \t]*$/.test(lines[0] ?? "")) return null;
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)[ \t]*$/.test(line));
  return [1, end < 0 ? lines.length : end];
}

/** A line of block style: its dashes by their columns, the column and the key behind them, and what is left. */
function taken(line) {
  const dashes = [];
  let column = line.search(/\S|$/);
  while (/^-(\s|$)/.test(line.slice(column))) {
    dashes.push(column);
    column += 1 + line.slice(column + 1).search(/\S|$/);
  }
  const rest = line.slice(column);
  const match = KEY.exec(rest);
  const key = match ? (match[1] ?? match[2] ?? match[3]) : null;
  return { dashes, column, key, rest: match ? rest.slice(match[0].length) : rest };
}

/** Takes a line into the steps from the top to here: each with its column, a key, or `*` for a member. */
function follow(steps, { dashes, column, key }) {
  for (const at of dashes) {
    // A list may stand as far left as its key.
    drop(steps, (step) => step.column > at || (step.column === at && step.name === ITEM));
    steps.push({ column: at, name: ITEM });
  }
  if (key !== null || !dashes.length) drop(steps, (step) => step.column >= column);
  if (key !== null) steps.push({ column, name: key });
}

function drop(steps, isOver) {
  while (steps.length && isOver(steps.at(-1))) steps.pop();
}

/** The lines that are structure: no blank ones, no comments, nothing of a text in several lines. */
function* structure(lines, first, behind) {
  let text = null;
  for (let i = first; i < behind; i++) {
    const column = lines[i].search(/\S|$/);
    if (column === lines[i].length || lines[i][column] === "#") continue;
    if (text !== null && column > text) continue;
    const line = taken(lines[i]);
    text = /^[|>][-+0-9]*\s*(#.*)?$/.test(line.rest) ? (line.dashes[0] ?? line.column) : null;
    yield { i, ...line };
  }
}

/** In `{a: [b, ` and the like: the steps into what is open, and the word that is being written. */
function flow(text) {
  const open = [];
  let [word, quote] = ["", null];
  for (const character of text) {
    const inside = open.at(-1);
    if (quote) {
      if (character === quote) quote = null;
      else word += character;
    } else if ((character === '"' || character === "'") && !word.trim()) {
      quote = character;
    } else if (character === "{" || character === "[") {
      open.push({ isMap: character === "{", key: null, keys: [] });
      word = "";
    } else if (character === "}" || character === "]") {
      open.pop();
      word = "";
    } else if (inside && character === ",") {
      inside.key = null;
      word = "";
    } else if (inside?.isMap && inside.key === null && character === ":") {
      inside.key = word.trim();
      inside.keys.push(inside.key);
      word = "";
    } else {
      word += character;
    }
  }
  const steps = open.flatMap(({ isMap, key }) => (isMap ? (key === null ? [] : [key]) : [ITEM]));
  const last = open.at(-1);
  return {
    steps,
    word: word.trimStart(),
    isOpen: !!last,
    isKey: !!last?.isMap && last.key === null,
    keys: last?.keys ?? [],
  };
}

/** The keys that stand beside a column of a line, in the same mapping. */
function siblings(lines, [first, behind], at, column) {
  const rows = [...structure(lines, first, behind)];
  const keys = [];
  const look = (some) => {
    for (const row of some) {
      if (row.column < column || (row.dashes.length && row.dashes[0] < column && row.column > column)) break;
      const isFirst = row.dashes.length > 0 && row.column === column;
      if (isFirst && row.i > at) break;
      if (row.column === column && row.key !== null) keys.push(row.key);
      if (isFirst) break;
    }
  };
  if (!taken(lines[at]).dashes.length) look(rows.filter(({ i }) => i < at).reverse());
  look(rows.filter(({ i }) => i > at));
  return keys;
}

/**
 * What may be written at a position (both from 0): the steps to it, whether a key or a value, what is begun
 * there, and the keys that the mapping has already. Null outside of the frontmatter.
 */
function position(lines, line, character) {
  const inside = range(lines);
  if (!inside || line < inside[0] || line >= inside[1]) return null;
  const steps = [];
  for (const row of structure(lines, inside[0], line)) follow(steps, row);
  const here = taken(lines[line].slice(0, character));
  if (lines[line].trimStart().startsWith("#")) return null;
  follow(steps, here);
  const path = steps.map(({ name }) => name);
  const deeper = flow(here.rest);
  if (/^\s*[{[]/.test(here.rest)) {
    if (!deeper.isOpen) return null;
    const { isKey, word, keys } = deeper;
    return { path: [...path, ...deeper.steps], isKey, isValue: !isKey, word, keys, isFlow: true };
  }
  const isKey = here.key === null;
  const keys = isKey ? siblings(lines, inside, line, here.column) : [];
  // What stands alone behind a dash may become a key or be a value.
  const isValue = !isKey || here.dashes.length > 0;
  return { path, isKey, isValue, word: here.rest.trimStart(), keys, isFlow: false };
}

/** A schema with all that it refers to and all its alternatives. */
function* meanings(schema, root, depth = 0) {
  if (!schema || typeof schema !== "object" || depth > 20) return;
  yield schema;
  const { $ref: ref } = schema;
  if (ref?.startsWith("#/")) {
    const target = ref
      .slice(2)
      .split("/")
      .reduce((part, name) => part?.[decodeURIComponent(name)], root);
    yield* meanings(target, root, depth + 1);
  }
  for (const some of [schema.allOf, schema.anyOf, schema.oneOf])
    for (const one of some ?? []) yield* meanings(one, root, depth + 1);
}

function stepInto(schema, name) {
  if (name === ITEM) return schema.items;
  return schema.properties?.[name] ?? schema.additionalProperties;
}

/** All schemas at the end of some steps. */
function at(root, path) {
  let here = [...meanings(root, root)];
  for (const name of path) here = here.flatMap((schema) => [...meanings(stepInto(schema, name), root)]);
  return here;
}

/** The keys that may be written, each with what it is for. */
function keysOf(root, path, present) {
  const found = new Map();
  for (const { properties = {}, required = [] } of at(root, path))
    for (const [name, schema] of Object.entries(properties))
      if (!present.includes(name) && !found.has(name))
        found.set(name, { name, about: describe(schema, root), isRequired: required.includes(name) });
  return [...found.values()];
}

/** The values that may be written, each with what it means; a list's with brackets around them. */
function valuesOf(root, path) {
  const found = new Map();
  for (const schema of at(root, path)) {
    add(found, words(schema), (word) => word);
    for (const item of schema.items ? meanings(schema.items, root) : [])
      add(found, words(item), (word) => `[${word}]`);
  }
  return [...found.values()];
}

function add(found, some, written) {
  for (const { value, about } of some) {
    const text = written(value);
    if (!found.has(text)) found.set(text, { value, text, about });
  }
}

function words(schema) {
  if (schema.type === "boolean") return [{ value: "true" }, { value: "false" }];
  const values = schema.enum ?? ("const" in schema ? [schema.const] : []);
  const about = schema.enumDescriptions ?? [];
  return values.flatMap((value, i) => (value === null ? [] : [{ value: String(value), about: about[i] }]));
}

function describe(schema, root) {
  for (const one of meanings(schema, root)) if (one.description) return one.description;
  return "";
}

/** What the key at a position is for; empty where there is none. */
function explanation(root, lines, line, character) {
  const inside = range(lines);
  if (!inside || line < inside[0] || line >= inside[1]) return "";
  const behind = /^[^\s,{}[\]:]*(\s*:)?/u.exec(lines[line].slice(character))[0];
  if (!behind.endsWith(":")) return "";
  const found = position(lines, line, character + behind.length + 1);
  // In block style a key needs a blank behind it, which need not be there at a line's end.
  const there =
    found && !found.isKey
      ? found
      : position(
          [...lines.slice(0, line), `${lines[line].slice(0, character)}${behind} `, ...lines.slice(line + 1)],
          line,
          character + behind.length + 1,
        );
  const [schema] = there ? at(root, there.path) : [];
  return schema ? describe(schema, root) : "";
}

module.exports = { explanation, keysOf, position, valuesOf };
