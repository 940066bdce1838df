/* The page around the application: links without reloading, language, the map's frame, paper.
   It works from attributes, so that any template can use it without a script of its own. */
(function () {
  "use strict";
  /* From components/host/internals/streamlit_dom.py. */
  const HOST = PartnershipHost;
  const OWN = /** @type {HTMLScriptElement} */ (document.currentScript);
  const ROOT = new URL("../../", OWN.src);
  const NAMES = new URL(OWN.dataset.names || "", location.href).href;
  const SEARCH = new URL(OWN.dataset.search || "", location.href).href;
  /* The section that the address names until the page has it, the link that was followed, the heading of the
     page before. */
  let sought = PartnershipFolds.here();
  let followed = null;
  let leaving = null;
  /* Streamlit's page scrolls in an element of its own, so the window's place at the last visit was the top: that
     would take a reloaded page away from the section that its address names. */
  history.scrollRestoration = "manual";
  /* Streamlit reads this when it starts; without it, it tries each page's own path as the root first. */
  Object.assign(window, { [HOST.settings]: { [HOST.root]: ROOT.href } });

  /** The element that an event happened on.
   * @param {Event} event */
  function on(event) {
    return /** @type {HTMLElement} */ (event.target);
  }

  function inFinished(node) {
    return !!node.closest("#" + HOST.finished);
  }

  /* Whether a link leads to one of our pages: not to a file, another site or a part of this page. */
  function ours(link) {
    const path = link.pathname.slice(ROOT.pathname.length);
    return link.pathname.indexOf(ROOT.pathname) === 0 && /^[a-z]*$/.test(path) && path !== "healthz" &&
      !link.hasAttribute("download") && link.getAttribute("href").charAt(0) !== "#";
  }

  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (on(event).closest("a[href]"));
    if (!link || !/^https?:$/.test(link.protocol)) return;
    if (link.origin !== location.origin) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return;
    }
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !ours(link)) {
      return;
    }
    /* Links of the finished page load pages from the server. */
    if (inFinished(link)) return;
    event.preventDefault();
    followed = link.dataset.to ? { to: link.dataset.to, from: link, until: Date.now() + 5000 } : null;
    go(link.href, link.pathname !== location.pathname || place(link) !== place(location));
    sought = PartnershipFolds.here();
  }, true);

  /* A choice in a form of the finished page is sent at once; without a script its button sends it. */
  document.addEventListener("change", (event) => {
    const form = on(event).matches("select") && on(event).closest("form");
    if (form && inFinished(form)) form.submit();
  });

  /* At this event Streamlit reads the address, as it does for the back button. */
  function go(href, newPage) {
    history.pushState({}, "", href);
    window.dispatchEvent(new PopStateEvent(HOST.navigated));
    if (newPage && !location.hash) toTop();
  }

  /* Shows the section that the address names, once the page has it. */
  function section() {
    if (sought && document.querySelector("footer") && PartnershipFolds.reveal(sought)) sought = "";
  }

  /* A link that changes its surroundings is replaced by its own click. The focus then moves to the element
     whose data-here is the link's data-to: the same link again, or the top of what it opened. */
  function arrive() {
    if (!followed || followed.from.isConnected || document.activeElement !== document.body) return;
    const node = document.querySelector('[data-here="' + followed.to + '"]');
    if (!node || Date.now() > followed.until) return;
    const folded = /** @type {HTMLDetailsElement | null} */ (node.closest("details:not([open])"));
    if (folded) folded.open = true;
    node.focus({ preventScroll: true });
    if (followed.from.dataset.here !== followed.to) node.scrollIntoView();
  }

  /* The script for suggestions in search fields is loaded when a field is first used. */
  let searching = null;
  document.addEventListener("focusin", (event) => {
    const field = on(event);
    if (!field.matches(HOST.search)) return;
    searching = searching || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = SEARCH;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    searching.then(() => {
      PartnershipSite.searchField(field, NAMES);
    }, () => {
      searching = null;
    });
  });
  /* On a phone the keyboard hides the results: the button beside the field closes it and applies the field.
     */
  document.addEventListener("click", (event) => {
    if (on(event).closest("[data-search-now]")) document.querySelector(":focus")?.blur();
  });

  /* The place that a page is about: another place is another page. */
  function place(where) {
    return new URLSearchParams(where.search).get("id");
  }

  function toTop() {
    const main = document.querySelector(HOST.main);
    if (main) main.scrollTo(0, 0);
    leaving = document.querySelector("h1");
  }

  /* Moves the focus to the next page's heading, once that has replaced the one before. */
  function heading() {
    const next = leaving && !leaving.isConnected && document.querySelector("h1");
    if (!next) return;
    leaving = null;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  /* The map's drawing is in the page, beside the same in words, so that both change together. The map joins
     when its frame has loaded. Through the component it would wait until the page is painted. */
  let maps = [];
  let drawing = "";
  Object.assign(window.PartnershipPage || {}, {
    join(frame, show) {
      maps.push({ frame, show });
      if (drawing) show(drawing);
    },
    /* To an address of ours, without loading the page again. */
    go(href) {
      go(href, new URL(href).pathname !== location.pathname || place(new URL(href)) !== place(location));
    },
  });
  function draw() {
    const node = document.querySelector("[data-drawing]");
    if (!node || node.dataset.drawing === drawing) return;
    drawing = node.dataset.drawing || "";
    maps = maps.filter((map) => !map.frame.closed);
    maps.forEach((map) => {
      map.show(drawing);
    });
  }

  /* The printed map is a figure from the server (data-printed-map). A browser fetches it when it prints and
     waits for a short time; Safari does not wait. So it is fetched at the keys that print, and under it lies
     a copy of the map on the screen, which shows where the figure is late or missing. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Control" || event.key === "Meta") {
      printed((figure) => {
        figure.querySelectorAll("img").forEach((picture) => {
          picture.loading = "eager";
        });
      });
    }
  });
  window.addEventListener("beforeprint", () => {
    printed(copyMap);
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll(".pk-paper-copy").forEach((copy) => {
      copy.remove();
    });
  });
  document.addEventListener("error", (event) => {
    if (on(event).matches("[data-printed-map] > img")) on(event).hidden = true;
  }, true);
  function printed(then) {
    document.querySelectorAll("[data-printed-map]").forEach(then);
  }

  function copyMap(figure) {
    const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector(HOST.map)),
      map = frame && frame.contentDocument && frame.contentDocument.querySelector("[data-drawn]");
    if (!map) return;
    const box = map.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
    const copy = document.createElement("div"),
      sheet = copy.appendChild(document.createElement("canvas")),
      context = sheet.getContext("2d"),
      legend = document.querySelector(".pk-legend");
    copy.className = "pk-paper-copy";
    sheet.width = box.width * ratio;
    sheet.height = box.height * ratio;
    map.querySelectorAll("canvas").forEach((part) => {
      const at = part.getBoundingClientRect();
      context?.drawImage(
        /** @type {HTMLCanvasElement} */ (part),
        (at.left - box.left) * ratio,
        (at.top - box.top) * ratio,
        at.width * ratio,
        at.height * ratio,
      );
    });
    if (legend) copy.append(legend.cloneNode(true));
    figure.prepend(copy);
  }

  /* The page's language and the frames' titles are those in the header's attributes. */
  function follow() {
    draw();
    arrive();
    heading();
    section();
    const mark = document.querySelector("[data-language]");
    if (mark && document.documentElement.lang !== mark.dataset.language) {
      document.documentElement.lang = mark.dataset.language || "";
    }
    const named = document.querySelector("[data-frame-title]");
    if (named) {
      document.querySelectorAll(HOST.map).forEach((frame) => {
        if (frame.title !== named.dataset.frameTitle) frame.title = named.dataset.frameTitle;
      });
    }
  }

  new MutationObserver(follow).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-language", "data-frame-title", "data-drawing"],
  });
})();
