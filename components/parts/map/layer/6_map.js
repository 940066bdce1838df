/* Starts the layer in a Leaflet map, draws what it is told to, and tells what was chosen. */
(function (PM) {
  "use strict";
  let scene;
  let sheets = [];
  let map;
  let words;
  let buttons;
  let list;
  let legend;
  let where;
  let fillLater;
  let hover;
  let waiting = null;
  let ready = false;
  let first = true;
  let choices = 0;
  let report = null;
  let areas = "";
  let alone = true;
  let around = null;
  let forced;
  const HIDERS = [".leaflet-control-zoom", ".pm-buttons", ".pm-legend", ".pm-outside"];

  /* ``sources``: rows, world and sweden, each an address of JSON, or what is in it, or a promise of that.
     ``tell`` receives {kind, id, n} at each choice. ``within``: the map is part of a page that has its own title
     and language, and calls ``show``; otherwise the page around the map's frame says what to draw. */
  function start(leafletMap, sources, tell, within) {
    map = PM.map = leafletMap;
    forced = matchMedia("(forced-colors: active)");
    report = tell;
    alone = !within;
    scene = PM.scene = new PM.Scene();
    words = new PM.controls.Words(scene);
    sheets = [PM.sheet.land(scene), PM.sheet.areas(scene), PM.sheet.links(scene)];
    around = !within && window.parent.PartnershipPage || null;
    buttons = new PM.controls.Buttons(map, words, (area) => {
      where.show(area);
    });
    where = new PM.Where(map, scene, HIDERS, buttons.outside, () => {
      sheets[2].redraw();
    }, (wide) => {
      legend.shape(wide);
    });
    hover = new PM.controls.Hover(map, scene, words);
    // The page around lives longer than the frame.
    legend = new PM.Legend(map, scene, words, around || PM, refit);
    list = new PM.PlaceList(map, scene, words, choose, look);
    fillLater = PM.later(list.fill);
    listen();
    if (around) around.join(window, show);
    return Promise.all([sources.rows, sources.world, sources.sweden].map(load).concat(styled())).then(
      (files) => {
        PM.pen.colours(forced.matches, files[0].colours);
        scene.load(files[0], files[1], files[2]);
        ready = true;
        if (waiting) show(waiting);
      },
    );
  }

  /* How much room the map and its buttons take is said by the style, which the frame does not wait for. */
  function styled() {
    const link = document.querySelector('link[href$="/map.css"]');
    if (!link || link.sheet) return null;
    return new Promise((resolve) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", resolve);
    });
  }

  function load(source) {
    if (typeof source !== "string") return source;
    const url = new URL(source, location.href).href;
    return Promise.resolve(around && around.fetched(url)).then((content) =>
      content || fetch(url).then((answer) => {
        if (!answer.ok) throw new Error(url + ": " + answer.status);
        return answer.json();
      })
    );
  }

  /* Draws a payload: base64 of JSON, so that no text of a table is ever part of a script; or the value itself. */
  function show(payload) {
    if (!ready) {
      waiting = payload;
      return;
    }
    const wanted = typeof payload === "string" ? JSON.parse(atob(payload)) : payload,
      language = scene.state.language;
    scene.set(wanted);
    if (first || wanted.language !== language) translate();
    if (first) map.invalidateSize(); // the style that gives the box its height may have come after the map was made
    legend.fill();
    const drawn = where.follow(first);
    /* Sheets draw when they are put on the map, so that is done once it lies where it shall; and when it moves. */
    if (first) {
      sheets.forEach((sheet) => {
        sheet.addTo(map);
      });
    } else draw(drawn);
    /* Nobody sees the list until the keyboard reaches it. */
    if (first) list.fill();
    else fillLater();
    if (first && around) PM.later(around.drawn)();
    first = false;
    map.getContainer().dataset.drawn = String(Number(map.getContainer().dataset.drawn || 0) + 1);
  }

  /* The land never changes, and the areas not with every filter: they are drawn anew only when the map moves, which
     draws all. */
  function draw(drawn) {
    const now = scene.areasFingerprint();
    if (!drawn && now !== areas) sheets[1].redraw();
    areas = now;
    if (!drawn) sheets[2].redraw();
  }

  function refit() {
    where.refit();
    if (!first) sheets[2].redraw(); // names keep clear of what lies on the map
  }

  function translate() {
    if (alone) {
      document.documentElement.lang = scene.state.language;
      document.title = words.get("title");
    }
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", words.get("title"));
    buttons.translate();
  }

  function recolour() {
    scene.select(scene.state.selection);
    legend.fill();
    sheets.forEach((sheet) => {
      sheet.redraw();
    });
  }

  function choose(target) {
    const ids = target && (target[0] === "place" ? scene.data.places : scene.data.partnerships);
    scene.select(target);
    draw();
    report({ kind: target ? target[0] : "", id: target ? ids[target[1]].id : "", n: ++choices });
  }

  function look(mark) {
    const at = L.latLng(scene.data.places[mark.place].lat, scene.data.places[mark.place].lon);
    if (!map.getBounds().contains(at)) map.panTo(at, { animate: false });
    hover.show(["place", mark.place], map.latLngToContainerPoint(at));
  }

  function target(event) {
    const scale = Math.pow(2, map.getZoom()), at = map.project(event.latlng, map.getZoom());
    return scene.under(at.x / scale, at.y / scale, scale);
  }

  function listen() {
    const box = map.getContainer();
    let hint = null;
    const touch = matchMedia("(pointer: coarse)").matches;
    map.on("mousemove", (event) => {
      if (!ready) return;
      const found = target(event);
      box.style.cursor = found ? "pointer" : "";
      hover.show(found, event.containerPoint);
    });
    map.on("mouseout movestart", () => {
      hover.show(null);
    });
    map.on("click", (event) => {
      if (ready) choose(target(event));
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      hover.show(null);
      if (scene.hasSelection()) choose(null);
      box.focus();
    });
    /* The page scrolls past the map: zooming asks for Ctrl, moving by touch for two fingers; in full screen neither. */
    if (touch) map.dragging.disable();
    map.scrollWheelZoom.disable();
    document.addEventListener("fullscreenchange", () => {
      const full = !!document.fullscreenElement;
      box.classList.toggle("pm-full", full);
      map.scrollWheelZoom[full ? "enable" : "disable"]();
      map.dragging[full || !touch ? "enable" : "disable"]();
    });
    box.addEventListener("wheel", (event) => {
      if (document.fullscreenElement) return;
      map.scrollWheelZoom[event.ctrlKey || event.metaKey ? "enable" : "disable"]();
      if (!event.ctrlKey && !event.metaKey) say(words.get("hint_wheel"));
    }, { capture: true, passive: true });
    box.addEventListener("touchmove", (event) => {
      if (touch && event.touches.length === 1 && !document.fullscreenElement) say(words.get("hint_touch"));
    }, { passive: true });
    function say(text) {
      if (!hint) {
        hint = PM.element("div", "pm-hint");
        hint.setAttribute("aria-hidden", "true");
        box.appendChild(hint);
      }
      hint.textContent = text;
      hint.classList.add("pm-hint-on");
      clearTimeout(say.timer);
      say.timer = setTimeout(() => {
        hint.classList.remove("pm-hint-on");
      }, 1200);
    }
    new ResizeObserver(resized).observe(box);
    forced.addEventListener("change", () => {
      if (!ready) return;
      PM.pen.colours(forced.matches, scene.data.colours);
      if (!first) recolour();
    });
  }

  /* Leaflet hears of windows that change, not of a box that its style makes taller. */
  function resized() {
    map.invalidateSize();
    legend.suit();
    where.refit();
  }

  /* What is drawn, by id: for tests and for whoever looks from the console. */
  PM.drawn = function () {
    return {
      partnerships: scene.data.partnerships.filter((p, i) => scene.rowCode(i)).map((p) => p.id),
      places: scene.shown().filter((m) => !m.hollow).map((m) => scene.data.places[m.place].id),
    };
  };
  PM.start = start;
  PM.show = show;
})(PartnershipMap);
