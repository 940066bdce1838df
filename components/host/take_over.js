/* The finished page (components/outputs/page/first_page.html) stands until Streamlit's page behind it holds the
   same: then that is shown, at the same place, with the same focus and the same text in the search field. The page
   comes first, with its map; the filters beside it when the run has ended. Until then links and forms of the
   finished page load pages from the server. */
(function () {
  "use strict";
  const HOST = PartnershipHost, ROOT = document.documentElement;
  /* So long the page waits for its map once all else is there. */
  const MAP_MS = 8000;
  /* So long the messages that follow the page wait at most. */
  const HOLD_MS = 2000;
  /* The style of Streamlit's program; what stands after a style in the HTML would wait for it. */
  const style = /** @type {HTMLLinkElement} */ (document.getElementById(HOST.style));
  const drawn = new Set();
  let since = 0;
  let held = false;
  const messages = [];
  const text = new TextDecoder();

  /* Streamlit's connection. At a first visit the browser would draw all messages of the run at once, and most of
     them are buttons of filters: those that follow the footer are delivered when the page is shown. */
  class OrderedSocket extends WebSocket {
    /** @override */
    addEventListener(type, listener, options) {
      if (type !== HOST.message) return super.addEventListener(type, listener, options);
      super.addEventListener(type, (event) => {
        messages.push({ data: event.data, deliver: () => listener.call(this, event) });
        deliver();
      }, options);
    }
  }
  window.WebSocket = OrderedSocket;

  function deliver() {
    while (messages.length && !held) {
      const message = messages.shift();
      message.deliver();
      if (ROOT.dataset.page || !(message.data instanceof ArrayBuffer)) continue;
      held = text.decode(message.data).includes("<footer");
      if (held) setTimeout(release, HOLD_MS);
    }
  }

  function release() {
    held = false;
    deliver();
  }

  /* A typeface that comes late is not used on the finished page, which would move. When a further style arrives the
     browser looks again and would use it after all: what is in use now stays. */
  function keepTypeface() {
    const probe = document.createElement("div"), line = document.createElement("span");
    probe.className = "pk-first-probe";
    line.textContent = "Partnerskapskartan 0123456789";
    probe.append(line, line.cloneNode(true));
    finished()?.append(probe);
    const [own, standIn] = [...probe.children].map((part) => part.getBoundingClientRect().width);
    probe.remove();
    if (own === standIn) ROOT.dataset.face = "stand-in";
  }

  /** @returns {HTMLElement | null} */
  function finished() {
    return document.getElementById(HOST.finished);
  }

  /** @returns {HTMLElement | null} */
  function application() {
    return document.querySelector(HOST.app);
  }

  /* Whether Streamlit has drawn the page down to its footer. */
  function pageIsThere() {
    const app = application();
    return !!app && !!style.sheet && app.dataset[HOST.connectionState] === HOST.connected &&
      !!app.querySelector(HOST.main + " footer") && !app.querySelector(HOST.main + " " + HOST.skeleton) &&
      !app.querySelector(HOST.emptyChart);
  }

  function runHasEnded() {
    const app = application();
    return pageIsThere() && app?.dataset[HOST.scriptState] === HOST.notRunning &&
      !app.querySelector(HOST.skeleton);
  }

  function mapsAreDrawn() {
    const frames = /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll(HOST.map)]);
    const pictures = finished()?.querySelectorAll(".pk-first-map").length || 0;
    if (frames.length < pictures || frames.some((frame) => !drawn.has(frame.contentWindow))) return false;
    /* A frame gets its height a moment after its map is drawn; until then the page is shorter. */
    if (frames.every((frame) => frame.offsetHeight)) return true;
    requestAnimationFrame(look);
    return false;
  }

  function look() {
    const page = finished();
    if (!page) {
      observer.disconnect();
      ROOT.dataset.page = ROOT.dataset.live = "yes";
      return;
    }
    if (!ROOT.dataset.page) {
      if (!pageIsThere()) {
        since = 0;
        return;
      }
      if (!since) {
        since = performance.now();
        setTimeout(look, MAP_MS);
      }
      if (!mapsAreDrawn() && performance.now() - since < MAP_MS) return;
      /* Text that stands in a field of the page is carried over when the field is there. */
      if (page.querySelector(".pk-first-page :is(input, select):focus") && !runHasEnded()) return;
      showPage(page);
    }
    if (runHasEnded()) showFilters(page);
  }

  function showPage(page) {
    const main = /** @type {HTMLElement} */ (page.querySelector(".pk-first-page"));
    const at = { left: scrollX, top: scrollY };
    const carryFocus = focusOf(main);
    unfold(main);
    main.remove();
    ROOT.dataset.page = "yes";
    document.querySelector(HOST.main)?.scrollTo({ ...at, behavior: "instant" });
    carryFocus();
    /* When it is painted. */
    requestAnimationFrame(() => setTimeout(release));
  }

  function showFilters(page) {
    const side = page.querySelector("aside"), top = side ? side.scrollTop : 0;
    const carryFocus = focusOf(page);
    page.remove();
    ROOT.dataset.live = "yes";
    document.querySelector(HOST.sidebarContent)?.scrollTo({ top, behavior: "instant" });
    carryFocus();
    /* On a narrow screen the filters lie over the page while the address names them. */
    if (side && location.hash === "#" + side.id) {
      history.replaceState(history.state, "", location.pathname + location.search);
      document.querySelector(".pk-filter-button")?.click();
    }
    look();
  }

  /* A function that gives the focus within a part of the finished page to the element that takes its place. */
  function focusOf(part) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const next = focused && part.contains(focused) && same(focused, application());
    return () => {
      if (!next) return;
      next.focus({ preventScroll: true });
      carry(focused, next);
    };
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
  function unfold(part) {
    const folds = foldsOf(application(), ".pk details");
    foldsOf(part, "details").forEach((fold) => {
      const name = fold.querySelector("summary")?.textContent;
      const twin = folds.find((one) => one.querySelector("summary")?.textContent === name);
      if (!twin) return;
      if (twin.open !== fold.open) twin.open = fold.open;
      folds.splice(folds.indexOf(twin), 1);
    });
  }

  function foldsOf(node, selector) {
    return /** @type {HTMLDetailsElement[]} */ ([...node.querySelectorAll(selector)]);
  }

  window.PartnershipPage.drawn = (frame) => {
    drawn.add(frame);
    look();
  };
  const observer = new MutationObserver(look);
  requestAnimationFrame(keepTypeface);
  style.rel = "stylesheet";
  style.addEventListener("load", look);
  document.addEventListener("DOMContentLoaded", look);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
  });
})();
