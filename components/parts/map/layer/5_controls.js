/* Buttons, hover text and the list of places for the keyboard. All text enters through textContent. */
(function (PM) {
  "use strict";
  var VIEWS = { world: [[-50, -115], [72, 140]], europe: [[36, -9], [70, 42]], africa: [[-35, -18], [36, 52]], sweden: [[55, 10], [69.2, 24.4]] };

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }

  function Words(scene) { this.scene = scene; this.rules = {}; }
  Words.prototype.get = function (key, values) {
    var language = this.scene.state.language, found = (this.scene.data.strings[language] || {})[key] || "";
    if (typeof found === "object") {
      // Made once for a language: making one takes as long as a thousand answers.
      var rules = this.rules[language] = this.rules[language] || new Intl.PluralRules(language), form = rules.select(values.n);
      found = found[form] || found.other;
    }
    return fill(found, values || {});
  };
  Words.prototype.place = function (index) {
    var p = this.scene.data.places[index];
    return p.name[this.scene.state.language];
  };
  Words.prototype.country = function (index) {
    var iso = this.scene.data.places[index].country;
    return (this.scene.data.countries[iso] || {})[this.scene.state.language] || iso;
  };
  Words.prototype.partnership = function (row) {
    var words = this, p = this.scene.data.partnerships[row];
    var own = words.place(p.swedish), others = p.others.map(function (i) { return words.scene.data.places[i].short[words.scene.state.language]; });
    if (others.length) own = words.get("with_swedish", { place: own, others: others.join(", ") });
    var unnamed = p.unnamed.length || !p.partners.length ? [words.get("unnamed_partner")] : [];
    return own + " – " + p.partners.map(function (i) { return words.place(i); }).concat(unnamed).join(", ");
  };

  /* Quick views, fit, full screen and zoom as one column of real buttons, in the language of the moment. */
  function Buttons(map, scene, words) {
    var bar = element("div", "pm-buttons leaflet-bar"), buttons = {};
    L.DomEvent.disableClickPropagation(bar);
    function add(key, action) {
      var button = buttons[key] = element("button", "pm-button pm-" + key);
      button.type = "button";
      button.addEventListener("click", action);
      bar.appendChild(button);
    }
    Object.keys(VIEWS).forEach(function (key) { add(key, function () { show(map, scene, key); }); });
    add("fit", function () { show(map, scene, "fit"); });
    if (document.fullscreenEnabled) add("fullscreen", function () {
      if (document.fullscreenElement) document.exitFullscreen(); else map.getContainer().requestFullscreen();
    });
    map.getContainer().appendChild(bar);
    this.translate = function () {
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", words.get("views"));
      Object.keys(buttons).forEach(function (key) {
        buttons[key].textContent = words.get("view_" + key);
      });
      map.getContainer().querySelectorAll(".leaflet-control-zoom a").forEach(function (a) {
        var name = words.get(a.classList.contains("leaflet-control-zoom-in") ? "zoom_in" : "zoom_out");
        a.title = name;
        a.setAttribute("aria-label", name);
      });
    };
  }

  /* Shows an area ("fit" is what is shown, or the selection), and returns its bounds. */
  function show(map, scene, area, still) {
    var bounds = area === "fit" ? scene.bounds(scene.fades()) || VIEWS.world : VIEWS[area] || VIEWS.world;
    fit(map, bounds, still);
    return bounds;
  }

  function fit(map, bounds, still) {
    var low = map.getSize().x <= 560; // where the style puts the buttons below
    // Places are points, but Sweden goes on to the north of them: its outline is to clear the buttons too.
    map.fitBounds(bounds, { paddingTopLeft: [36, low ? 52 : 84], paddingBottomRight: [36, low ? 70 : 28], maxZoom: 8, animate: !still && !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }

  /* The text that follows the pointer. */
  function Hover(map, scene, words) {
    var box = element("div", "pm-hover");
    box.hidden = true;
    map.getContainer().appendChild(box);
    this.show = function (target, point) {
      box.hidden = !target;
      if (!target) return;
      box.replaceChildren.apply(box, lines(target));
      var size = map.getSize(), left = point.x + 14, top = point.y + 14;
      if (left + box.offsetWidth > size.x) left = Math.max(4, point.x - box.offsetWidth - 14);
      if (top + box.offsetHeight > size.y) top = Math.max(4, point.y - box.offsetHeight - 14);
      box.style.transform = "translate(" + left + "px," + top + "px)";
    };
    function lines(target) {
      if (target[0] === "partnership") {
        var status = PM.marks.STATUS[scene.rowCode(target[1]) & 7];
        return [element("strong", "", words.partnership(target[1])), element("span", "", status ? words.get("status_" + status.name) : "")];
      }
      var mark = scene.shown().filter(function (m) { return scene.same(m.place, target[1]); })[0];
      if (mark && mark.hollow) mark = null;
      var p = scene.data.places[target[1]];
      return [element("strong", "", words.place(target[1])),
        element("span", "", p.country === "SE" ? "" : words.country(target[1])),
        element("span", "", mark ? words.get("partnerships", { n: mark.n }) : words.get("none"))];
    }
  }

  /* Everything on the map as a list of buttons: invisible until the keyboard reaches it. */
  function PlaceList(map, scene, words, choose, look) {
    var box = element("div", "pm-list"), limit = 300;
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    map.getContainer().appendChild(box);
    this.fill = function () {
      var order = new Intl.Collator(scene.state.language).compare;
      var marks = scene.shown().filter(function (m) { return !m.hollow; }).sort(function (a, b) {
        return order(words.place(a.place), words.place(b.place));
      });
      var list = element("ul");
      marks.slice(0, limit).forEach(function (mark) {
        var button = element("button", "", words.place(mark.place) + ", " + words.get("partnerships", { n: mark.n }));
        button.type = "button";
        button.dataset.place = scene.data.places[mark.place].id;
        if (mark.chosen) button.setAttribute("aria-current", "true");
        button.addEventListener("click", function () { choose(["place", mark.place]); });
        button.addEventListener("focus", function () { look(mark); });
        list.appendChild(element("li")).appendChild(button);
      });
      var kept = box.contains(document.activeElement) && document.activeElement.dataset.place;
      box.replaceChildren(element("h2", "", words.get("list", { n: marks.length })), list);
      if (marks.length > limit) box.appendChild(element("p", "", words.get("list_more", { n: marks.length - limit })));
      if (kept) Array.prototype.some.call(list.querySelectorAll("button"), function (b) {
        if (b.dataset.place === kept) { b.focus({ preventScroll: true }); return true; }
      });
    };
  }

  PM.controls = { element: element, Words: Words, Buttons: Buttons, Hover: Hover, PlaceList: PlaceList, show: show, fit: fit, VIEWS: VIEWS };
})(PartnershipMap);
