/* Words, buttons and the text at the pointer. All text enters through textContent. */
(function (PM) {
  "use strict";
  /** An element with a class and a text, if there are any.
   * @param {string} name @param {string} [className] @param {string} [text]
   * @returns {any} */
  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (all, key) => key in values ? values[key] : all);
  }

  /* Texts in the current language. */
  class Words {
    constructor(scene) {
      this.scene = scene;
      /** @type {Record<string, Intl.PluralRules>} */
      this.rules = {};
    }
    get language() {
      return this.scene.state.language;
    }
    /** @param {string} key @param {Record<string, any>} [values] */
    get(key, values) {
      const language = this.language;
      let text = (this.scene.data.strings[language] || {})[key] || "";
      if (typeof text === "object") {
        // Cached: making one takes as long as a thousand uses.
        const rules = this.rules[language] ??= new Intl.PluralRules(language);
        text = text[rules.select(values?.n)] || text.other;
      }
      return fill(text, values || {});
    }
    /** @param {number} index */
    place(index) {
      return this.scene.data.places[index].name[this.language];
    }
    /** @param {number} index */
    short(index) {
      return this.scene.data.places[index].short[this.language];
    }
    /** @param {number} index */
    country(index) {
      const iso = this.scene.data.places[index].country;
      return (this.scene.data.countries[iso] || {})[this.language] || iso;
    }
    /** @param {number} row */
    partnership(row) {
      const p = this.scene.data.partnerships[row], others = p.others.map((i) => this.short(i)).join(", ");
      const own = others
        ? this.get("with_swedish", { place: this.place(p.swedish), others })
        : this.place(p.swedish);
      const unnamed = p.unnamed.length || !p.partners.length ? [this.get("unnamed_partner")] : [];
      return own + " – " + [...p.partners.map((i) => this.place(i)), ...unnamed].join(", ");
    }
    /** A target's name, and further lines about it.
     * @param {Target} target */
    describe([kind, index]) {
      if (kind === "partnership") {
        const status = PM.symbols.STATUS[this.scene.rowCode(index) & 7];
        return [this.partnership(index), status ? this.get("status_" + status.name) : ""];
      }
      const mark = this.scene.markOf(index);
      return [
        this.place(index),
        this.scene.data.places[index].country === "SE" ? "" : this.country(index),
        mark ? this.get("partnerships", { n: mark.n }) : this.get("none"),
      ];
    }
  }

  /* Buttons for parts of the world, fitting and full screen, one for what lies outside the picture, and the
     labels of Leaflet's zoom buttons. */
  class Buttons {
    /** @param {(area: string) => void} show shows a part of the world */
    constructor(map, words, show) {
      const box = map.getContainer(), bar = element("div", "pm-buttons leaflet-bar");
      const rest = element("button", "pm-outside");
      this.map = map;
      this.words = words;
      this.bar = bar;
      this.rest = rest;
      this.missing = 0;
      /** @type {Record<string, HTMLElement>} */
      this.buttons = {};
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.disableClickPropagation(rest);
      rest.type = "button";
      rest.hidden = true;
      rest.addEventListener("click", () => {
        show("all");
        box.focus(); // the button disappears when everything is visible
      });
      [...Object.keys(PM.VIEWS), "fit"].forEach((key) => this.add(key, () => show(key)));
      if (document.fullscreenEnabled) {
        this.add(
          "fullscreen",
          () => document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen(),
        );
      }
      box.append(bar, rest);
    }
    /** @param {string} key @param {() => void} action */
    add(key, action) {
      const button = this.buttons[key] = element("button", "pm-button pm-" + key);
      button.type = "button";
      button.addEventListener("click", action);
      this.bar.append(button);
    }
    /** Shows how many partnerships lie outside; returns whether the button appeared or disappeared.
     * @param {number} n */
    outside(n) {
      const { rest } = this, was = rest.hidden;
      this.missing = n;
      rest.hidden = !n;
      rest.textContent = this.words.get("outside", { n });
      return was !== rest.hidden;
    }
    translate() {
      const { words, bar } = this;
      this.outside(this.missing);
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", words.get("views"));
      Object.entries(this.buttons).forEach(([key, button]) => {
        button.textContent = words.get("view_" + key);
      });
      this.map.getContainer().querySelectorAll(".leaflet-control-zoom a").forEach((a) => {
        const name = words.get(a.classList.contains("leaflet-control-zoom-in") ? "zoom_in" : "zoom_out");
        a.title = name;
        a.setAttribute("aria-label", name);
      });
    }
  }

  /* The text beside the pointer, or beside the place that has the keyboard's focus. */
  class Hover {
    constructor(map, words) {
      this.map = map;
      this.words = words;
      this.box = map.getContainer().appendChild(element("div", "pm-hover"));
      this.box.hidden = true;
    }
    /** @param {Target | null} target @param {{x: number, y: number}} [point] */
    show(target, point) {
      const { box } = this, size = this.map.getSize();
      box.hidden = !target;
      if (!target || !point) return;
      const [name, ...rest] = this.words.describe(target);
      box.replaceChildren(element("strong", "", name), ...rest.map((text) => element("span", "", text)));
      let left = point.x + 14;
      let top = point.y + 14;
      if (left + box.offsetWidth > size.x) left = Math.max(4, point.x - box.offsetWidth - 14);
      if (top + box.offsetHeight > size.y) top = Math.max(4, point.y - box.offsetHeight - 14);
      box.style.transform = "translate(" + left + "px," + top + "px)";
    }
  }

  PM.element = element;
  PM.controls = { Words, Buttons, Hover };
})(PartnershipMap);
