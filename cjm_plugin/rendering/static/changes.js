// A week's filters are links, and the stylesheet shows what they name. A theme that swaps pages may leave out the jump
// to the target of an address: it is made up for. Which one is chosen is told to those who don't see it.
import { opened } from "./columns.js";

export const changes = (page, signal) => {
  const nav = page.querySelector(".cjm-sift");
  if (!nav) return;
  const tell = () => {
    const chosen = opened(page)?.closest("[data-pick]") ?? nav.querySelector(".cjm-chip--all");
    for (const chip of nav.querySelectorAll("a.cjm-chip")) {
      if (chip === chosen) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
    const rest = chosen.closest("details");
    if (rest) rest.open = true;
  };
  const missed = opened(page);
  if (page.readyState === "complete" && missed?.closest(".cjm-week") && !missed.matches(":target"))
    location.replace(location.hash);
  tell();
  addEventListener("hashchange", tell, { signal });
};
