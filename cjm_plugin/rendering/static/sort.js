// Tables that can be sorted: their headings become buttons. Rows that are alike keep the order they had; empty
// cells stand last both ways. The order of a collection's table is in the address: `?sort=owner`, `?sort=-owner`.

const NUMBER = /^-?\d+(\.\d+)?$/;

export const sort = (document) => {
  const language = document.documentElement.lang.replace("_", "-") || undefined;
  const { compare } = new Intl.Collator(language, { numeric: true });
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const headings = [...table.tHead.rows[0].cells];
    if (headings[0].querySelector("button")) continue;
    headings.forEach((heading, column) => {
      button(heading).addEventListener("click", () => {
        const descending = heading.getAttribute("aria-sort") === "ascending";
        arrange(table, column, descending, compare);
        if (heading.dataset.key) tell((descending ? "-" : "") + heading.dataset.key);
      });
    });
    const [, minus, key] = /^(-?)(.*)$/.exec(told() ?? "");
    const chosen = key ? headings.findIndex((heading) => heading.dataset.key === key) : -1;
    if (chosen >= 0) arrange(table, chosen, Boolean(minus), compare);
  }
};

/** What stands in a heading, as a button of the same size. */
const button = (heading) => {
  const title = heading.querySelector(".cjm-sort");
  const button = document.createElement("button");
  button.type = "button";
  button.className = title.className;
  button.append(...title.childNodes);
  title.replaceWith(button);
  return button;
};

const arrange = (table, column, descending, compare) => {
  const [body] = table.tBodies;
  body.append(...sorted([...body.rows], column, descending, compare));
  for (const heading of table.tHead.rows[0].cells) heading.removeAttribute("aria-sort");
  table.tHead.rows[0].cells[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
};

const sorted = (rows, column, descending, compare) => {
  const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column]) }));
  const known = keyed.filter(({ key }) => key);
  const order = known.every(({ key }) => NUMBER.test(key)) ? (a, b) => a - b : compare;
  const sign = descending ? -1 : 1;
  known.sort((a, b) => sign * order(a.key, b.key));
  return [...known, ...keyed.filter(({ key }) => !key)].map(({ row }) => row);
};

const keyOf = (cell) => cell.dataset.sort ?? cell.textContent.trim();

const told = () => new URLSearchParams(location.search).get("sort");

const tell = (order) => {
  const address = new URL(location);
  address.searchParams.set("sort", order);
  history.replaceState(history.state, "", address);
};
