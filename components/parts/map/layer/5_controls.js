/* Words, buttons and the text at the pointer. All text enters through textContent. */
(function (PM) {
  "use strict";
  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all);
  }

  function Words(scene) {
    this.scene = scene;
    this.rules = {};
  }
  Words.prototype.get = function (key, values) {
    const language = this.scene.state.language;
    let found = (this.scene.data.strings[language] || {})[key] || "";
    if (typeof found === "object") {
      // Made once for a language: making one takes as long as a thousand answers.
      const rules = this.rules[language] = this.rules[language] || new Intl.PluralRules(language),
        form = rules.select(values.n);
      found = found[form] || found.other;
    }
    return fill(found, values || {});
  };
  Words.prototype.place = function (index) {
    const p = this.scene.data.places[index];
    return p.name[this.scene.state.language];
  };
  Words.prototype.short = function (index) {
    return this.scene.data.places[index].short[this.scene.state.language];
  };
  Words.prototype.country = function (index) {
    const iso = this.scene.data.places[index].country;
    return (this.scene.data.countries[iso] || {})[this.scene.state.language] || iso;
  };
  Words.prototype.partnership = function (row) {
    const words = this, p = this.scene.data.partnerships[row];
    let own = words.place(p.swedish);
    const others = p.others.map(words.short, words);
    if (others.length) own = words.get("with_swedish", { place: own, others: others.join(", ") });
    const unnamed = p.unnamed.length || !p.partners.length ? [words.get("unnamed_partner")] : [];
    return own + " – " + p.partners.map((i) => words.place(i)).concat(unnamed).join(", ");
  };

  /* Quick views, fit, full screen and zoom as one row of real buttons, in the language of the moment, and the way to what
     lies outside the picture. "show" is told what to show. */
  function Buttons(map, words, show) {
    const bar = element("div", "pm-buttons leaflet-bar");
    const buttons = {};
    const rest = element("button", "pm-outside");
    let missing = 0;
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.disableClickPropagation(rest);
    rest.type = "button";
    rest.hidden = true;
    rest.addEventListener("click", () => {
      show("all");
      map.getContainer().focus(); // the button goes when all is in sight
    });
    function add(key, action) {
      const button = buttons[key] = element("button", "pm-button pm-" + key);
      button.type = "button";
      button.addEventListener("click", action);
      bar.appendChild(button);
    }
    Object.keys(PM.VIEWS).concat("fit").forEach((key) => {
      add(key, () => {
        show(key);
      });
    });
    if (document.fullscreenEnabled) {
      add("fullscreen", () => {
        if (document.fullscreenElement) document.exitFullscreen();
        else map.getContainer().requestFullscreen();
      });
    }
    map.getContainer().append(bar, rest);
    /* Returns whether the button came or went. */
    this.outside = function (n) {
      const was = rest.hidden;
      missing = n;
      rest.hidden = !n;
      rest.textContent = words.get("outside", { n });
      return was !== rest.hidden;
    };
    this.translate = function () {
      this.outside(missing);
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", words.get("views"));
      Object.keys(buttons).forEach((key) => {
        buttons[key].textContent = words.get("view_" + key);
      });
      map.getContainer().querySelectorAll(".leaflet-control-zoom a").forEach((a) => {
        const name = words.get(a.classList.contains("leaflet-control-zoom-in") ? "zoom_in" : "zoom_out");
        a.title = name;
        a.setAttribute("aria-label", name);
      });
    };
  }

  /* The text that follows the pointer. */
  function Hover(map, scene, words) {
    const box = element("div", "pm-hover");
    box.hidden = true;
    map.getContainer().appendChild(box);
    this.show = function (target, point) {
      box.hidden = !target;
      if (!target) return;
      box.replaceChildren.apply(box, lines(target));
      const size = map.getSize();
      let left = point.x + 14;
      let top = point.y + 14;
      if (left + box.offsetWidth > size.x) left = Math.max(4, point.x - box.offsetWidth - 14);
      if (top + box.offsetHeight > size.y) top = Math.max(4, point.y - box.offsetHeight - 14);
      box.style.transform = "translate(" + left + "px," + top + "px)";
    };
    function lines(target) {
      if (target[0] === "partnership") {
        const status = PM.marks.STATUS[scene.rowCode(target[1]) & 7];
        return [
          element("strong", "", words.partnership(target[1])),
          element("span", "", status ? words.get("status_" + status.name) : ""),
        ];
      }
      let mark = scene.shown().filter((m) => scene.same(m.place, target[1]))[0];
      if (mark && mark.hollow) mark = null;
      const p = scene.data.places[target[1]];
      return [
        element("strong", "", words.place(target[1])),
        element("span", "", p.country === "SE" ? "" : words.country(target[1])),
        element("span", "", mark ? words.get("partnerships", { n: mark.n }) : words.get("none")),
      ];
    }
  }

  PM.element = element;
  PM.controls = { Words, Buttons, Hover };
})(PartnershipMap);
