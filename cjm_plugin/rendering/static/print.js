// On paper a long map is cut into sheets, between stages: as many columns as can be read at arm's length on A4, and as
// on A3. The stylesheet shows the cut that fits the paper; without script all columns stand on one sheet's width.

const CUTS = { small: 7, large: 16 };

export function print(document, signal) {
  const map = document.querySelector(".cjm-map");
  const grid = map?.querySelector(".cjm-grid");
  if (!grid) return;
  const clear = () => map.querySelectorAll(".cjm-sheets").forEach((sheets) => sheets.remove());
  addEventListener(
    "beforeprint",
    () => {
      clear();
      for (const [name, columns] of Object.entries(CUTS)) {
        const cut = sheets(stagesOf(grid), columns);
        if (cut.length > 1) map.append(lay(grid, cut, name));
      }
    },
    { signal },
  );
  addEventListener("afterprint", clear, { signal });
}

// Columns of each stage as [first, behind the last], 0-based.
function stagesOf(grid) {
  let end = 0;
  return [...grid.querySelectorAll(".cjm-stage")].map((heading) => {
    const start = end;
    end += heading.colSpan;
    return [start, end];
  });
}

// Neighbouring stages together while they fit; a stage that is too long has a sheet of its own.
function sheets(stages, columns) {
  const found = [];
  for (const [start, end] of stages) {
    const last = found.at(-1);
    if (last && end - last[0] <= columns) last[1] = end;
    else found.push([start, end]);
  }
  return found;
}

function lay(grid, cut, name) {
  const box = document.createElement("div");
  box.className = `cjm-sheets cjm-sheets--${name}`;
  box.append(...cut.map(([start, end]) => sheet(grid, start, end)));
  return box;
}

function sheet(grid, start, end) {
  const table = grid.cloneNode(true);
  const all = table.querySelectorAll(".cjm-tp").length;
  table.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  table.querySelector(".cjm-grid__col").span = end - start;
  let column = 0;
  table.querySelectorAll(".cjm-stage").forEach((heading) => {
    const first = column;
    column += heading.colSpan;
    if (first < start || first >= end) heading.remove();
  });
  for (const row of table.rows) keep(row, start, end, all);
  return table;
}

function keep(row, start, end, all) {
  const cells = [...row.querySelectorAll(":scope > td, :scope > .cjm-tp")];
  if (cells.length === all) cells.forEach((cell, i) => (i < start || i >= end) && cell.remove());
  else if (cells.length === 1) crop(cells[0], start, end, all);
  else row.querySelectorAll(":scope > [scope=rowgroup]").forEach((cell) => (cell.colSpan = end - start + 1));
}

// A picture across all columns: as wide as they would be, moved to the first that is kept.
function crop(cell, start, end, all) {
  const picture = cell.querySelector("svg");
  cell.colSpan = end - start;
  picture?.style.setProperty("width", `${(100 * all) / (end - start)}%`);
  picture?.style.setProperty("margin-left", `${(-100 * start) / (end - start)}%`);
}
