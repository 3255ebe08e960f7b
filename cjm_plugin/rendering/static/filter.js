// Filters: which items of a page are shown. Without script there is no form, and everything is shown.
//
//   <form data-cjm-filter="SCOPE">      The id of the element around the items. A field's name is its key in the
//     <select name="owner">…            address (`?owner=shops`), its empty value means "all". Any kind of field will
//     <input type="radio" …>            do; of one that has several values, any may match.
//     <output data-cjm-count="{shown} of 14 maps shown">      Filled while something is chosen.
//     <button type="button" data-cjm-reset hidden>            Shown while something is chosen.
//   </form>
//   <div id="SCOPE">
//     <… data-cjm-group>                Hidden while none of its items is shown. A <details> opens while something is
//                                       chosen and no more than `data-cjm-open` items are shown in all.
//       <… data-cjm-count="{shown} of 25 maps">25 maps</…>    Says how many of the group's are shown.
//       <… data-cjm-item data-tags="persona:pensioner persona:young-family owner:shops">
//
// Every field must match a tag of an item, `name:value`. All words stand in the page; `{shown}` is filled in.

const chosenOf = (form) => {
  const chosen = new Map();
  for (const [name, value] of new FormData(form)) {
    if (value) chosen.set(name, [...(chosen.get(name) ?? []), `${name}:${value}`]);
  }
  return chosen;
};

const choose = (field, values) => {
  if (field.type === "radio" || field.type === "checkbox") {
    if (values.includes(field.value)) field.checked = true;
  } else if (!field.options || [...field.options].some((option) => option.value === values[0])) {
    field.value = values[0];
  }
};

const fieldsOf = (form) => [...form.elements].filter((field) => field.name);

/** The form as the address has it. What the address does not name is as the page has it, even after a reload. */
const read = (form) => {
  const query = new URLSearchParams(location.search);
  form.reset();
  for (const field of fieldsOf(form)) {
    if (query.has(field.name)) choose(field, query.getAll(field.name));
  }
};

/** Puts the choice into the address, so that it can be sent to a colleague; leaves everything else there alone. */
const share = (form) => {
  const url = new URL(location.href);
  for (const field of fieldsOf(form)) url.searchParams.delete(field.name);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
};

const count = (place, shown, filtered) => {
  place.cjmWhole ??= place.textContent;
  const number = shown.toLocaleString(document.documentElement.lang || undefined);
  place.textContent = filtered ? place.dataset.cjmCount.replace("{shown}", number) : place.cjmWhole;
};

const itemsOf = (scope) =>
  [...scope.querySelectorAll("[data-cjm-item]")].map((item) => ({
    item,
    tags: new Set(item.dataset.tags.split(" ")),
  }));

const groupsOf = (scope) =>
  [...scope.querySelectorAll("[data-cjm-group]")].map((group) => ({
    group,
    items: [...group.querySelectorAll("[data-cjm-item]")],
  }));

/** Opens a part that is folded while little is shown, and closes it again, unless the reader has done so himself. */
const unfold = (group, few) => {
  if (!(group instanceof HTMLDetailsElement) || few === group.cjmOpened) return;
  if (few && !group.open) group.open = group.cjmOpened = true;
  else if (!few && group.cjmOpened) group.open = group.cjmOpened = false;
};

const wire = (form, scope) => {
  const items = itemsOf(scope);
  const groups = groupsOf(scope);
  const reset = form.querySelector("[data-cjm-reset]");
  const apply = () => {
    const chosen = [...chosenOf(form).values()];
    const filtered = chosen.length > 0;
    let all = 0;
    for (const { item, tags } of items) {
      item.hidden = !chosen.every((wanted) => wanted.some((tag) => tags.has(tag)));
      all += !item.hidden;
    }
    for (const { group, items: own } of groups) {
      const shown = own.filter((item) => !item.hidden).length;
      group.hidden = filtered && !shown;
      for (const place of group.querySelectorAll("[data-cjm-count]")) count(place, shown, filtered);
      unfold(group, filtered && all <= Number(group.dataset.cjmOpen ?? 0));
    }
    for (const place of form.querySelectorAll("[data-cjm-count]")) count(place, all, filtered);
    if (reset) reset.hidden = !filtered;
  };
  const change = () => {
    apply();
    share(form);
  };
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset?.addEventListener("click", () => {
    form.reset();
    change();
    (form.querySelector(":checked") ?? form.elements[0]).focus();
  });
  read(form);
  apply();
};

export const filter = (root) => {
  for (const form of root.querySelectorAll("[data-cjm-filter]")) {
    const scope = document.getElementById(form.dataset.cjmFilter);
    if (scope) wire(form, scope);
  }
};
