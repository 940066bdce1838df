/* The page around the application: links without reloading, the language and the frame's name.
   Everything works from attributes, so that any template can use it and none needs a script of its own. */
(function () {
  "use strict";
  /* What Streamlit's page is like inside: components/host/internals/streamlit_dom.py, before this script. */
  const HOST = PartnershipHost;
  const OWN = /** @type {HTMLScriptElement} */ (document.currentScript);
  const ROOT = new URL("../../", OWN.src);
  const NAMES = new URL(OWN.dataset.names || "", location.href).href;
  const SEARCH = new URL(OWN.dataset.search || "", location.href).href;
  /* The section that the address names and the page does not have yet; the link that was followed; the heading of the
     page that is left. */
  let sought = PartnershipFolds.here();
  let wanted = null;
  let leaving = null;
  /* Streamlit would try each page's own path as the application's root first. It reads this before it starts. */
  Object.assign(window, { [HOST.settings]: { [HOST.root]: ROOT.href } });

  /** The element that an event happened on.
   * @param {Event} event */
  function on(event) {
    return /** @type {HTMLElement} */ (event.target);
  }

  /* A link to one of our pages: not to a file, not out, not within the page. */
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
    event.preventDefault();
    wanted = link.dataset.to ? { to: link.dataset.to, from: link, until: Date.now() + 5000 } : null;
    go(link.href, link.pathname !== location.pathname || place(link) !== place(location));
    sought = PartnershipFolds.here();
  }, true);

  /* At this event Streamlit reads the address, as it does for the back button. */
  function go(href, newPage) {
    history.pushState({}, "", href);
    window.dispatchEvent(new PopStateEvent(HOST.navigated));
    if (newPage && !location.hash) toTop();
  }

  /* The part of a page that an address names is there later than the address. */
  function section() {
    if (sought && document.querySelector("footer") && PartnershipFolds.reveal(sought)) sought = "";
  }

  /* A link that changes what stands around it is replaced by its own click. Keyboard and reader go on at
     the element that has its data-to as data-here: the same link again, or the top of what it turned over. */
  function arrive() {
    if (!wanted || wanted.from.isConnected || document.activeElement !== document.body) return;
    const node = document.querySelector('[data-here="' + wanted.to + '"]');
    if (!node || Date.now() > wanted.until) return;
    const folded = /** @type {HTMLDetailsElement | null} */ (node.closest("details:not([open])"));
    if (folded) folded.open = true;
    node.focus({ preventScroll: true });
    if (wanted.from.dataset.here !== wanted.to) node.scrollIntoView();
  }

  /* A search field suggests places. What that takes is fetched when one is first used: most visits search for nothing. */
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
  /* On a phone the keyboard hides what was found: the button beside the field puts it away, and the field is taken over. */
  document.addEventListener("click", (event) => {
    if (on(event).closest("[data-search-now]")) document.querySelector(":focus")?.blur();
  });

  /* Which place a page is about: another place is another page. */
  function place(where) {
    return new URLSearchParams(where.search).get("id");
  }

  function toTop() {
    const main = document.querySelector(HOST.main);
    if (main) main.scrollTo(0, 0);
    leaving = document.querySelector("h1");
  }

  /* The next page begins at its heading, once that has taken the place of the one that is left. */
  function heading() {
    const next = leaving && !leaving.isConnected && document.querySelector("h1");
    if (!next) return;
    leaving = null;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  /* What the map draws stands in the page, beside what says it in words, so that both change together. The map
     joins when its frame has loaded. Through the component it would have to wait until the page is painted. */
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

  /* The map on paper is a figure that the server draws (data-printed-map). A browser fetches it when it prints, and
     waits for it only so long; Safari does not. So it is begun with the keys that print, and below it lies a copy of
     the map as it is seen, which shows where the figure is late, or nobody answers. */
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

  /* The language of the page follows the application's own mark of it; frames get the names that it gives them. */
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
