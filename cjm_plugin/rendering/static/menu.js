// The menu of lanes closes as menus do: by Escape, by a click elsewhere, when the focus goes elsewhere.
export const menu = (page, signal) => {
  for (const details of page.querySelectorAll("details.cjm-menu")) {
    const leave = (to) => {
      if (to && !details.contains(to)) details.open = false;
    };
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
      event.stopPropagation();
    });
    details.addEventListener("focusout", (event) => leave(event.relatedTarget));
    page.addEventListener("pointerdown", (event) => leave(event.target), { signal });
  }
};
