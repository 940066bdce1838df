/* The finished page (components/outputs/page/first_page.html) stands until Streamlit's page behind it holds the
   same: then that is shown, at the same place, with the same focus and the same text in the search field. Until
   then links and forms of the finished page load pages from the server. */
(function () {
  "use strict";
  const HOST = PartnershipHost;
  /* So long the page waits for its map once all else is there. */
  const MAP_MS = 8000;
  const drawn = new Set();
  let complete = 0;

  /** @returns {HTMLElement | null} */
  function finished() {
    return document.getElementById(HOST.finished);
  }

  /* Whether Streamlit has drawn a whole run. */
  function isComplete() {
    const app = /** @type {HTMLElement | null} */ (document.querySelector(HOST.app));
    return !!app && app.dataset[HOST.scriptState] === HOST.notRunning &&
      app.dataset[HOST.connectionState] === HOST.connected && !app.querySelector(HOST.skeleton) &&
      !!app.querySelector("footer");
  }

  function mapsAreDrawn() {
    const frames = /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll(HOST.map)]);
    return frames.every((frame) => drawn.has(frame.contentWindow));
  }

  function look() {
    if (!finished()) return live();
    if (!isComplete()) {
      complete = 0;
      return;
    }
    if (!complete) {
      complete = performance.now();
      setTimeout(look, MAP_MS);
    }
    if (mapsAreDrawn() || performance.now() - complete >= MAP_MS) takeOver();
  }

  function takeOver() {
    const page = /** @type {HTMLElement} */ (finished());
    const app = /** @type {HTMLElement} */ (document.querySelector(HOST.app));
    const at = { left: scrollX, top: scrollY };
    const focused = page.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement)
      : null;
    const next = focused && same(focused, app);
    unfold(page, app);
    const side = page.querySelector("aside"), filters = side ? side.scrollTop : 0;
    page.remove();
    live();
    document.querySelector(HOST.main)?.scrollTo({ ...at, behavior: "instant" });
    document.querySelector(HOST.sidebarContent)?.scrollTo({ top: filters, behavior: "instant" });
    if (next) next.focus({ preventScroll: true });
    if (focused && next) carry(focused, next);
  }

  function live() {
    observer.disconnect();
    document.documentElement.dataset.live = "yes";
  }

  /* The element of Streamlit's page that stands for one of the finished page. */
  function same(node, app) {
    if (node.matches("input[type=search], input[type=text], input:not([type])")) {
      return app.querySelector(HOST.search);
    }
    if (node.id) return app.querySelector("#" + CSS.escape(node.id));
    const all = [...app.querySelectorAll(node.localName)];
    const link = node.getAttribute("href");
    return all.find((one) =>
      link ? one.getAttribute("href") === link : one.textContent === node.textContent
    ) ||
      [...app.querySelectorAll("button")].find((one) => one.textContent === node.textContent);
  }

  /* What has been typed is typed again, so that Streamlit takes it as its own. */
  function carry(from, to) {
    if (!(from instanceof HTMLInputElement) || !(to instanceof HTMLInputElement) || from.value === to.value) {
      return;
    }
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(to, from.value);
    to.dispatchEvent(new InputEvent("input", { bubbles: true }));
    to.setSelectionRange(from.selectionStart, from.selectionEnd);
  }

  /* What the visitor has opened or closed stays so. */
  function unfold(page, app) {
    const folds = [...app.querySelectorAll(".pk details")];
    page.querySelectorAll("details").forEach((fold) => {
      const name = fold.querySelector("summary")?.textContent;
      const twin = folds.find((one) => one.querySelector("summary")?.textContent === name);
      if (twin && twin.open !== fold.open) twin.open = fold.open;
      if (twin) folds.splice(folds.indexOf(twin), 1);
    });
  }

  window.PartnershipPage.drawn = (frame) => {
    drawn.add(frame);
    look();
  };
  const observer = new MutationObserver(look);
  document.addEventListener("DOMContentLoaded", look);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
  });
})();
