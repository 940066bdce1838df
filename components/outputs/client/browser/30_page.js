// @ts-check
/* The page: where addresses lead, what is on it, and one way from a change to a new view. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, LOWEST_CARD = 80;
  const READ = ["map", "table", "articles", "numbers"];
  let root;
  let page;
  let language;
  let embedded;
  let app;
  let state;
  let view;
  const parts = {};
  let typing = false;
  const followLater = PartnershipMap.afterPaint(follow);

  /* The address of a state, null when the site has no such page. Not every page reads a query. */
  PS.address = function (wanted) {
    const query = READ.indexOf(wanted.page) >= 0 ? S.query(wanted) : "";
    if (!PS.leaves(wanted)) {
      return query ? "?" + kept(query) : location.pathname + (kept("") ? "?" + kept("") : "");
    }
    const path = (PS.layout[wanted.language] || {})[wanted.page];
    if (!path) return null;
    return plain(root + path.replace("{id}", wanted.id)) + (query ? "?" + query : "");
  };

  /* Whether a state is shown by another page than this one. */
  PS.leaves = function (wanted) {
    return wanted.page !== page || wanted.language !== language;
  };
  PS.isEmbedded = function () {
    return embedded;
  };

  /* A server that answered for a folder does so again; from a disk, and where files are named, the file has
     to be named. */
  function plain(path) {
    const named = location.protocol === "file:" || !/\/$/.test(location.pathname);
    return named ? path : path.replace(/(^|\/)index\.html$/, "$1") || "./";
  }

  /* What an embedded page's own address says beside the state. */
  function kept(query) {
    if (!embedded) return query;
    const asked = new URLSearchParams(location.search), words = query ? [query] : [];
    if (asked.get("list") === "no") words.push("list=no");
    if (asked.get("revision")) words.push("revision=" + encodeURIComponent(asked.get("revision")));
    return words.join("&");
  }

  function read() {
    const found = S.decode(page, Array.from(new URLSearchParams(location.search)), PS.dataset.known);
    return S.put(found, new URLSearchParams(location.search).has("language") ? {} : { language });
  }

  PS.open = function () {
    app = document.getElementById("pk-app");
    if (!app) return;
    root = app.dataset.root || "";
    page = app.dataset.page || "map";
    language = app.dataset.language;
    embedded = app.dataset.embed === "true";
    state = read();
    if (state.language !== language && elsewhere()) return;
    state = S.put(state, { language });
    const frozen = embedded && PS.frozen.missing(app);
    if (frozen) {
      PS.frozen.draw(app, PS.languages[language], frozen);
      app.dataset.ready = "true";
      return;
    }
    view = PS.view(PS.dataset, state);
    parts.prints = new PS.paper.Prints(app, page);
    build();
    show();
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", () => {
      parts.prints.clear();
    });
    window.addEventListener("popstate", () => {
      state = S.put(read(), { language });
      stopYears();
      show();
    });
    document.addEventListener("click", lead);
    app.dataset.ready = "true";
  };

  function print() {
    parts.prints.fill(view, S.query(state));
  }

  /* The other language is another page. */
  function elsewhere() {
    const to = PS.layout[state.language] && PS.layout[state.language][embedded ? "embed" : page];
    if (to) location.replace(plain(root + to) + "?" + kept(S.query(state)));
    return !!to;
  }

  function lead(event) {
    const link = event.target.closest("a"), wanted = link && D.leads.get(link);
    if (
      !wanted || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey ||
      PS.leaves(wanted)
    ) return;
    event.preventDefault();
    go(wanted);
  }

  /* A new state: into the address, and onto the page. Steps of one movement (typing, dragging) are one step
     back. */
  function go(wanted, within) {
    if (!within) stopYears();
    state = wanted;
    const address = PS.address(state);
    /* Inside another page, "back" belongs to that page. */
    if (embedded || (within && typing)) history.replaceState(null, "", address);
    else if (new URL(address, location.href).href !== location.href) history.pushState(null, "", address);
    typing = !!within;
    show(true);
  }

  function change(values, within) {
    go(S.put(state, { start: 0, ...values }), within);
  }
  function stopYears() {
    if (parts.years && parts.years.timer) parts.years.stop();
  }

  function build() {
    parts.said = h("p", { class: "pk-hidden", role: "status" });
    parts.head = h("div", {});
    const main = h(
      "div",
      { class: "pk-main" },
      parts.head,
      parts.said,
      page === "table" ? buildTable() : buildMap(),
    );
    app.replaceChildren(embedded ? "" : buildFilters(), main, embedded ? buildBack() : "");
    app.className = "pk-app" + (embedded ? " pk-embedded" : "");
    if (parts.map) startMap();
  }

  function buildTable() {
    return (parts.rows = h("div", { class: "pk-rows" }));
  }

  function buildFilters() {
    parts.filters = new PS.Filters(view, change);
    parts.toggle = h("button", {
      type: "button",
      class: "pk-copy pk-filters-toggle",
      "aria-expanded": "false",
      "aria-controls": "pk-filters",
    });
    function turn(open) {
      parts.filters.node.classList.toggle("pk-filters-open", open);
      parts.toggle.setAttribute("aria-expanded", String(open));
    }
    parts.toggle.addEventListener("click", () => {
      turn(parts.toggle.getAttribute("aria-expanded") === "false");
    });
    parts.filters.show.addEventListener("click", () => {
      turn(false);
      parts.toggle.focus();
    });
    return h("div", { class: "pk-side" }, parts.toggle, parts.filters.node);
  }

  function buildMap() {
    const list = app.dataset.list !== "false" &&
      !(embedded && new URLSearchParams(location.search).get("list") === "no");
    parts.map = h("div", { class: "pk-live-map", tabindex: "-1" });
    parts.below = h("div", { class: "pk-below" });
    if (!embedded) parts.years = new PS.around.Years(view, change);
    parts.beside = list ? h("div", { class: "pk-beside" }) : null;
    return h(
      "div",
      { class: "pk-split" + (list ? "" : " pk-split-alone") },
      h("div", { class: "pk-with-map" }, parts.map, parts.years ? parts.years.node : null, parts.below),
      parts.beside,
    );
  }

  /* From an embedded page back to the whole one. */
  function buildBack() {
    parts.back = h("a", { target: "_blank", rel: "noopener" }, view.words.say("browser.full_map"));
    return h("p", { class: "pk-full-map" }, view.words.say("app.name") + " · ", parts.back);
  }

  function startMap() {
    parts.leaflet = L.map(parts.map, {
      center: [30, 20],
      zoom: 2,
      minZoom: 0,
      maxZoom: 10,
      zoomSnap: 0.125,
      zoomDelta: 1,
      attributionControl: false,
    });
    PartnershipMap.start(parts.leaflet, {
      rows: PS.dataset.data,
      world: PS.ground.world,
      sweden: PS.ground.sweden,
    }, (choice) => {
      change({ selection: choice.kind ? choice.kind + ":" + choice.id : "" });
    }, true);
  }

  /* At a change the map and the list come first, in one picture; what is around them follows in the next. */
  function show(again) {
    // A reader further down looks at other cards than the first, and a page that shrinks would lose the place.
    const few = again && !window.scrollY ? Math.ceil(window.innerHeight / LOWEST_CARD) : 0;
    view = PS.view(PS.dataset, state);
    keepingFocus(again, () => {
      if (parts.map) {
        PartnershipMap.show(
          PS.drawing(view, parts.years && parts.years.timer ? PS.around.played(state) : null),
        );
      }
      parts.head.replaceChildren.apply(
        parts.head,
        page === "table"
          ? [PS.around.tableHead(view)]
          : [PS.around.summary(view, embedded), PS.panel.namedAnswers(view)].filter(Boolean),
      );
      if (parts.beside) {
        parts.beside.replaceChildren.apply(
          parts.beside,
          [PS.panel.foundPlaces(view), PS.panel.panel(view, few)].filter(Boolean),
        );
      }
      if (parts.rows) {
        parts.rows.replaceChildren.apply(
          parts.rows,
          view.rows.length
            ? [PS.download.downloads(view, true), PS.table.table(view)]
            : [PS.panel.empty(view)],
        );
      }
      if (parts.years) parts.years.update(view);
      if (parts.filters) parts.filters.follow(view);
      if (again && !(parts.years && parts.years.timer) && parts.said.textContent !== view.sentence) {
        parts.said.textContent = view.sentence;
      }
      around();
    });
    if (again) followLater();
    else follow();
  }

  function follow() {
    keepingFocus(true, () => {
      if (parts.beside) PS.panel.complete(view, parts.beside);
      if (parts.rows && view.rows.length) parts.rows.append(PS.paper.plainTable(view));
      if (parts.below) {
        parts.below.replaceChildren(
          PS.around.unlinked(view) || "",
          embedded || !view.rows.length ? "" : PS.download.downloads(view),
        );
      }
      if (!parts.filters) return;
      parts.filters.draw();
      const n = parts.filters.narrowed(view);
      parts.toggle.textContent = view.words.say("filter.heading") + (n ? " (" + n + ")" : "");
    });
  }

  function keepingFocus(again, draw) {
    const here = again ? /** @type {HTMLElement} */ (document.activeElement) : null,
      key = here && here.dataset ? here.dataset.here : null,
      inside = here && app.contains(here);
    draw();
    if (inside && !here.isConnected) refocus(key);
  }

  /* What a click redrew is no longer there: keyboard and reader go on at its successor, else at what it
     opened. */
  function refocus(key) {
    const all = Array.from(app.querySelectorAll("[data-here]"));
    const node = all.find((e) => e.dataset.here === "selection" && /^row:/.test(key || "")) ||
      all.find((e) => e.dataset.here === key) || document.getElementById("panel") || app.querySelector("h1");
    const folded = node.closest("details:not([open])");
    if (folded) folded.open = true;
    if (!node.hasAttribute("tabindex") && !/^(A|SUMMARY)$/.test(node.nodeName)) node.tabIndex = -1;
    node.focus({ preventScroll: true });
    if (key === "list") node.scrollIntoView();
  }

  /* The links around the application keep up with it. */
  function around() {
    const shared = S.put(state, { start: 0, id: "", answer: "" });
    D.all("a[data-pk-page]").forEach((link) => {
      const target = address(
        S.put(shared, {
          page: link.dataset.pkPage,
          selection: link.dataset.pkPage === "map" ? state.selection : "",
        }),
      );
      if (target) link.href = target;
    });
    D.all("a[data-pk-language]").forEach((link) => {
      const target = address(S.put(state, { language: link.dataset.pkLanguage }));
      if (target) link.href = target;
    });
    if (parts.back) parts.back.href = fullMap();
  }

  function address(wanted) {
    return PS.address(wanted);
  }

  function fullMap() {
    const path = PS.layout[language][page], query = S.query(state);
    return plain(root + path) + (query ? "?" + query : "");
  }
})(PartnershipSite);
