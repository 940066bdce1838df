// @ts-check
/* What is folded: the menu on a narrow screen, sections, names of themes. The application and the site have
   the same file. */
(function () {
  "use strict";

  /* Bring a part of the page into sight by its id, though it be folded; false when there is none. */
  function reveal(id) {
    const node = id && document.getElementById(id);
    if (!node) return false;
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    /* A section's own text may be folded below its heading. */
    const own = /** @type {HTMLDetailsElement} */ (node.querySelector(":scope > details.pk-fold"));
    if (own) own.open = true;
    if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
    node.scrollIntoView();
    return true;
  }

  /** @returns {HTMLDetailsElement | null} */
  function openMenu() {
    return document.querySelector(".pk-menu[open]");
  }

  function here() {
    return decodeURIComponent(location.hash.slice(1));
  }
  globalThis.PartnershipFolds = { reveal, here };
  addEventListener("hashchange", () => {
    reveal(here());
  });
  document.addEventListener("DOMContentLoaded", () => {
    reveal(here());
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    /* Names that unfolded at the keyboard's focus lie over other rows: they fold until it comes again. */
    const target = /** @type {Element} */ (event.target);
    const marks = /** @type {HTMLElement} */ (target.closest(".pk-marks")), menu = openMenu();
    if (marks) marks.dataset.folded = "";
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("focusout", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches(".pk-marks")) delete target.dataset.folded;
  });
  /* The menu lies over the page: a choice, or a click beside it, folds it. */
  document.addEventListener("click", (event) => {
    const menu = openMenu(), target = /** @type {Element} */ (event.target);
    if (menu && (!menu.contains(target) || target.closest("a"))) menu.open = false;
  });
})();
