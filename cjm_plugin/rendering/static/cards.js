// On a phone the map's table gives way to cards: copies of its cells, made when the width first asks for them.

const phone = matchMedia("screen and (max-width: 37.5em) and (scripting: enabled)");
const FINGER = 24; // Pixels: the least width of a link.

export const cards = (root, signal) => {
  const host = root.querySelector(".cjm-cards");
  if (!host) return;
  let places;

  const fit = () => {
    if (!phone.matches) return;
    places ??= build(host);
    fitGlance(host.firstElementChild);
  };
  // Where Material says that the page was left: who comes back is to be there, not at what the address names.
  const left = () => history.state?.y;
  const open = (bring) => places && light(host, places.get(location.hash), bring);

  fit();
  open(!left());
  if (places && left()) scrollTo(0, left());
  addEventListener("resize", fit, { signal });
  // Until it has loaded a page the browser looks for the anchor itself, and takes the focus away.
  for (const event of ["load", "hashchange"]) addEventListener(event, () => open(!left()), { signal });
  // Nobody tells of an address that the theme pushes or that stays as it was.
  root.addEventListener(
    "click",
    ({ target }) => {
      const to = target.closest("a")?.hash;
      if (to) setTimeout(() => to === location.hash && open(true));
    },
    { signal },
  );
};

const light = (host, place, bring) => {
  for (const lit of host.querySelectorAll(".is-target")) lit.classList.remove("is-target");
  if (!place) return;
  const card = place.closest(".cjm-contact, .cjm-cards__stage");
  const item = place.closest("li") ?? card;
  for (const lit of [card, item]) lit.classList.add("is-target");
  if (!bring || !phone.matches) return;
  const heading = card.querySelector("h3, h4");
  heading.tabIndex = -1;
  heading.focus();
  item.scrollIntoView();
};

// Names of stages too long for the curve stand in a list; points too close for a finger are a picture.
const fitGlance = (glance) => {
  const [curve, stages] = glance.children;
  const cut = (name) => name.scrollWidth > name.clientWidth;
  stages.className = "cjm-glance__stages";
  stages.classList.toggle("is-loose", [...stages.querySelectorAll("a")].some(cut));
  curve.inert = glance.clientWidth < FINGER * curve.querySelectorAll("a").length;
};

const make = (tag, name, content, lane) => {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...content);
  // Whatever hides a lane hides it here too.
  if (lane) made.dataset.lane = lane;
  return made;
};

// As an address has it, which encodes letters.
const hash = ({ id }) => new URL(`#${id}`, location).hash;

// Returns what each id of the table names among the cards, which have none. What stays empty the stylesheet hides.
const build = (host) => {
  const grid = host.parentElement.querySelector(".cjm-grid");
  const all = (selector) => [...grid.querySelectorAll(selector)];
  const [heads, points, stages] = [".cjm-tp", ".cjm-point", ".cjm-stage"].map(all);
  const parts = host.querySelector("template").content;
  const border = grid.querySelector(".cjm-border");
  const places = new Map();

  const copy = (cell) => {
    const made = cell.cloneNode(true);
    for (const named of made.querySelectorAll("[id]")) {
      places.set(hash(named), named);
      named.removeAttribute("id");
    }
    return made;
  };

  const rows = (column, behind) =>
    make(
      "dl",
      "cjm-contact__lanes",
      all("tr[data-lane]:not([data-lane=channel], [data-lane=emotion])")
        .filter(
          (row) => (border?.compareDocumentPosition(row) === Node.DOCUMENT_POSITION_FOLLOWING) === behind,
        )
        .filter((row) => row.cells[column + 1].textContent.trim())
        .map(({ cells, dataset }) => {
          const name = [...cells[0].childNodes].find((node) => node.textContent.trim());
          const text = copy(cells[column + 1]);
          return make(
            "div",
            "",
            [make("dt", "", [name.textContent]), make("dd", "", text.childNodes)],
            dataset.lane,
          );
        }),
    );

  const folded = (content) => {
    const more = parts.querySelector("details").cloneNode(true);
    more.append(content);
    return more;
  };

  // A mark for each persona and for the target on a scale, and the same in words.
  const emotion = (column) => {
    const felt = points[column]?.dataset.felt.split(" ") ?? [];
    const names = parts.querySelectorAll(".cjm-felt__who");
    const scale = make("div", "cjm-scale", []);
    const made = make("div", "cjm-felt", [scale], "emotion");
    scale.ariaHidden = true;
    felt.forEach((value, i) => {
      const word = parts.querySelector(`[data-emotion="${value}"]`)?.cloneNode(true);
      if (!word) return;
      const who = i + 1 < felt.length ? `cjm-own--${i + 1}` : "cjm-point__target";
      const mark = make("i", who, []);
      mark.dataset.emotion = value;
      mark.style.setProperty("--cjm-same", felt.slice(0, i).filter((other) => other === value).length);
      scale.prepend(mark);
      word.classList.add(who);
      word.prepend(names[i].cloneNode(true), " ");
      made.append(word);
    });
    return made;
  };

  const card = (column, stage) => {
    const head = heads[column];
    const marks = copy(head);
    const title = make("h4", "", [marks.querySelector("a")]);
    const channel = copy(grid.querySelector("tr[data-lane=channel]").cells[column + 1]);
    for (const goal of channel.querySelectorAll("[data-to] > .cjm-way__goal:not(:has(a))")) {
      const link = make("a", "", goal.childNodes);
      link.href = goal.parentElement.dataset.to;
      goal.append(link);
    }
    const of = (name, selector) => make("div", name, channel.querySelectorAll(selector), "channel");
    const made = make("article", "cjm-contact", [
      title,
      make("div", "cjm-contact__sub", [
        of("cjm-contact__channel", ".cjm-node, .cjm-node__name, .cjm-own"),
        ...marks.children,
      ]),
      emotion(column),
      rows(column, false),
      folded(rows(column, true)),
      of("cjm-contact__ways", ".cjm-way, .cjm-leave, dl"),
    ]);
    Object.assign(made.dataset, { column, stage, touchpoint: head.id });
    places.set(hash(head), made);
    return made;
  };

  let column = 0;
  const section = (stage) => {
    const name = copy(stage);
    const made = make("div", "cjm-cards__stage", [make("h3", "", [name.querySelector("a")])]);
    made.append(...name.querySelectorAll(".cjm-stage__goal, dl"));
    for (let i = 0; i < stage.colSpan; i++) made.append(card(column++, stage.id));
    places.set(hash(stage), made);
    return made;
  };

  const link = (stage) => {
    const made = make("a", "", [stage.querySelector("a").textContent]);
    const item = make("li", "", [made]);
    made.href = hash(stage);
    item.style.setProperty("--cjm-columns", stage.colSpan);
    return item;
  };

  const curve = make("div", "", all(".cjm-curve").map(copy));
  const glance = make("div", "cjm-glance", [curve, make("ol", "", stages.map(link))]);
  host.prepend(glance, ...stages.map(section));
  // What the lens does to a column it does to its card and to its point.
  const shown = curve.querySelectorAll(".cjm-point");
  const follow = () =>
    heads.forEach((head, i) => {
      for (const part of [places.get(hash(head)), shown[i]])
        for (const name of ["is-in", "is-out"]) part?.classList.toggle(name, head.classList.contains(name));
    });
  new MutationObserver(follow).observe(grid.tHead, { attributeFilter: ["class"], subtree: true });
  follow();
  return places;
};
