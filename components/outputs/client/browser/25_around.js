// @ts-check
/* Around the map: the sentence with its date, the ready-made maps, the years. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, SECONDS_A_YEAR = 1.4, SHOWN_UNLINKED = 8;
  const PRESETS = [
    ["preset_now", {}],
    ["preset_today", { date: S.TODAY, status: ["active", "planned", "unverified"] }],
    ["preset_kommun", { kind: ["kommun"], area: "sweden" }],
    ["preset_region", { kind: ["region"], area: "sweden" }],
    ["preset_all", { status: [] }],
  ];

  /* What is shown in a sentence with its date, and links to the ready-made maps. */
  function summary(view, embedded) {
    const words = view.words, state = view.state;
    const own = S.query(
      S.put(state, {
        language: "sv",
        selection: "",
        start: 0,
        sort: "",
        panel: S.DEFAULT.panel,
        columns: [],
      }),
    );
    return h(
      "div",
      { class: "pk-summary" },
      h("h1", {}, view.sentence),
      asOf(view),
      embedded ? null : h(
        "nav",
        { class: "pk-presets", "aria-label": words.say("map.presets") },
        presets(view).map((preset) =>
          D.link(S.put(S.put(S.DEFAULT, preset[1]), { language: state.language }), {
            "data-here": preset[0],
            "aria-current": presetQuery(preset) === own && "true",
          }, words.say("map." + preset[0]))
        ),
      ),
      embedded || presets(view).some((p) => presetQuery(p) === own) ? null : chosen(view),
      embedded ? null : h("a", { class: "pk-skip", href: "#panel" }, words.say("map.to_list")),
    );
  }

  function presetQuery(preset) {
    return S.query(S.put(S.DEFAULT, preset[1]));
  }

  /* Each value that the filters have, as a link to the state without it. */
  function chosen(view) {
    const words = view.words, state = view.state, links = [];
    function removal(change, label) {
      links.push(
        D.link(
          S.put(S.put(state, { start: 0 }), change),
          { "data-here": "chosen:" + label },
          h("span", { class: "pk-hidden" }, words.say("filter.remove") + " "),
          label,
          h("span", { "aria-hidden": "true" }, " ×"),
        ),
      );
    }
    S.narrowed(state).forEach((field) => {
      if (field === "text" || field === "date") return;
      state[field].forEach((value) => {
        const change = {};
        change[field] = state[field].filter((v) => v !== value);
        removal(change, PS.optionLabel(view.dataset, words, field, value));
      });
    });
    if (state.text) removal({ text: "" }, words.say("filter.said_text", { values: state.text }));
    if (!links.length) return null;
    links.push(
      D.link(S.reset(state), { class: "pk-clear", "data-here": "reset" }, words.say("filter.reset")),
    );
    return h(
      "ul",
      { class: "pk-chosen", "aria-label": words.say("filter.chosen") },
      links.map((link) => h("li", {}, link)),
    );
  }

  /* Once the programme has ended, what it was at its end and what is known today are two maps. */
  function presets(view) {
    if (!view.dataset.data.programme_end) return PRESETS.filter((preset) => preset[0] !== "preset_today");
    return [["preset_end", {}]].concat(PRESETS.slice(1));
  }

  function asOf(view) {
    return h("p", { class: "pk-asof" }, view.dataset.data.as_of[view.words.code]);
  }

  /* The head of the table's page: the same sentence, and the way back to today. */
  function tableHead(view) {
    return h(
      "header",
      { class: "pk-table-head" },
      h("h1", {}, view.sentence),
      h(
        "p",
        { class: "pk-muted" },
        view.dataset.data.as_of[view.words.code],
        view.state.date
          ? [
            " ",
            D.link(S.put(view.state, { date: "", start: 0 }), {
              class: "pk-back-today",
              "data-here": "today",
            }, view.words.say(view.dataset.data.programme_end ? "year.back_end" : "year.back")),
          ]
          : null,
      ),
    );
  }

  /* How many of the rows have no known partner, and so no line on the map, with links to them. */
  function unlinked(view) {
    const words = view.words, rows = view.rows.filter((r) => !r.partners.length);
    if (!rows.length) return null;
    const links = rows.slice(0, SHOWN_UNLINKED).map((r) =>
      D.link(
        PS.cards.onMap(view.state, r.id),
        { "data-here": "unlinked:" + r.id },
        PS.cards.swedishEnd(view, r.partnership, "short"),
      )
    );
    // In the order of partners those without a known one come last: the table begins with their page.
    if (rows.length > links.length) {
      links.push(D.link(
        S.put(view.state, {
          page: "table",
          selection: "",
          sort: "partner",
          start: view.rows.length - rows.length,
        }),
        { "data-here": "unlinked" },
        words.say("legend.unlinked_more", { n: rows.length - links.length }),
      ));
    }
    return h(
      "p",
      { class: "pk-unlinked" },
      words.say("legend.unlinked", { n: rows.length }) + " ",
      links.map((link, i) => i ? [", ", link] : link),
    );
  }

  /* All that the years can show which are being played (components/app_pages/years.py). */
  function played(state) {
    return PS.view(PS.dataset, S.put(state, { status: [], date: "", selection: "" }));
  }

  /* The years by hand, on to the last known end, or played from the first to the usual day. */
  class Years {
    constructor(view, change) {
      const words = view.words, steps = this.steps = view.dataset.data.steps;
      this.words = words;
      this.change = change;
      this.slider = h("input", {
        type: "range",
        id: "pk-year",
        min: "0",
        max: String(steps.length - 1),
        step: "1",
      });
      this.said = h("output", { for: "pk-year" });
      this.button = h("button", { type: "button", class: "pk-copy" }, words.say("year.play"));
      this.node = h(
        "div",
        { class: "pk-years" },
        h("label", { for: "pk-year" }, words.say("year.label")),
        this.said,
        this.slider,
        this.button,
      );
      this.slider.addEventListener("input", () => {
        this.stop();
        change({ date: steps[this.slider.value] }, true);
      });
      this.button.addEventListener("click", () => {
        if (this.timer) this.halt();
        else this.play();
      });
    }
    update(view) {
      const text = view.state.date;
      let at = this.steps.indexOf(text);
      if (at < 0) at = this.steps.indexOf(text.slice(0, 4));
      if (at < 0) at = this.steps.indexOf("");
      const said = text === this.steps[at] ? label(view, text) : view.words.date(text);
      this.at = at;
      this.slider.value = String(at);
      this.slider.setAttribute("aria-valuetext", said);
      this.said.textContent = said;
    }
    play() {
      const last = this.steps.indexOf("");
      const step = (at) => this.change({ date: this.steps[at] }, true);
      this.button.textContent = this.words.say("year.stop");
      this.timer = setInterval(() => {
        const next = Math.min(this.at + 1, last);
        if (next === last) this.stop();
        step(next);
      }, SECONDS_A_YEAR * 1000);
      step(this.at >= last - 1 ? 0 : this.at);
    }
    stop() {
      clearInterval(this.timer);
      this.timer = 0;
      this.button.textContent = this.words.say("year.play");
    }

    /* Stopped by hand: the map shows the year as its address does. */
    halt() {
      this.stop();
      this.change({ date: this.steps[this.at] }, true);
    }
  }

  /* What the slider says at a step (components/app_pages/years.py). */
  function label(view, step) {
    const words = view.words, data = view.dataset.data;
    if (step === S.TODAY || (!step && !data.programme_end)) return words.say("year.today");
    if (!step) return words.say("year.programme_end");
    return PS.period(step).first > data.today ? words.say("year.ahead", { year: step }) : step;
  }

  PS.around = { summary, tableHead, unlinked, played, Years };
})(PartnershipSite);
