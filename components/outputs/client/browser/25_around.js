/* Around the map: the sentence with its date, the ready-made maps, the legend, the years. */
(function (PS) {
  "use strict";
  var D = PS.dom, h = D.h, S = PS.state, SECONDS_A_YEAR = 1.4, SHOWN_UNLINKED = 8;
  var PRESETS = [["preset_now", {}], ["preset_kommun", { kind: ["kommun"], area: "sweden" }], ["preset_region", { kind: ["region"], area: "sweden" }],
    ["preset_all", { status: [] }]];

  /* What is shown in a sentence with its date, and links to the ready-made maps. */
  function summary(view, embedded) {
    var words = view.words, state = view.state;
    var own = S.query(S.put(state, { language: "sv", selection: "", start: 0, sort: "", panel: S.DEFAULT.panel }));
    return h("div", { class: "pk-summary" }, h("h1", {}, view.sentence), asOf(view),
      embedded ? null : h("nav", { class: "pk-presets", "aria-label": words.say("map.presets") }, PRESETS.map(function (preset) {
        var target = S.put(S.DEFAULT, preset[1]);
        return D.link(S.put(target, { language: state.language }),
          { "data-here": preset[0], "aria-current": S.query(target) === own && "true" }, words.say("map." + preset[0]));
      })),
      embedded ? null : h("a", { class: "pk-skip", href: "#panel" }, words.say("map.to_list")));
  }

  function asOf(view) {
    return h("p", { class: "pk-asof" }, view.words.say("sentence.as_of", { date: view.words.date(view.dataset.data.data_date) }));
  }

  /* The head of the table's page: the same sentence, and the way back to today. */
  function tableHead(view) {
    return h("header", { class: "pk-table-head" }, h("h1", {}, view.sentence), h("p", { class: "pk-muted" },
      view.words.say("sentence.as_of", { date: view.words.date(view.dataset.data.data_date) }),
      view.state.date ? [" ", D.link(S.put(view.state, { date: "", start: 0 }), { class: "pk-back-today", "data-here": "today" }, view.words.say("year.back"))] : null));
  }

  /* How many of the rows have no known partner, and so no line on the map, with links to them. */
  function unlinked(view) {
    var words = view.words, rows = view.rows.filter(function (r) { return !r.partners.length; });
    if (!rows.length) return null;
    var links = rows.slice(0, SHOWN_UNLINKED).map(function (r) {
      return D.link(PS.cards.onMap(view.state, r.id), { "data-here": "unlinked:" + r.id }, PS.cards.swedishEnd(view, r.partnership, "short"));
    });
    // In the order of partners those without a known one come last: the table begins with their page.
    if (rows.length > links.length) links.push(D.link(
      S.put(view.state, { page: "table", selection: "", sort: "partner", start: view.rows.length - rows.length }),
      { "data-here": "unlinked" }, words.say("legend.unlinked_more", { n: rows.length - links.length })));
    return h("p", { class: "pk-unlinked" }, words.say("legend.unlinked", { n: rows.length }) + " ",
      links.map(function (link, i) { return i ? [", ", link] : link; }));
  }

  function legend(view) {
    var words = view.words, dataset = view.dataset;
    function entry() { return h.apply(null, ["li", {}].concat(Array.prototype.slice.call(arguments))); }
    function n(count) { return [" ", h("span", { class: "pk-n" }, words.number(count))]; }
    return h("section", { class: "pk-legend", "aria-label": words.say("legend.heading") }, unlinked(view),
      h("div", {}, h("h2", {}, words.say("legend.themes")), h("ul", {}, view.legend.map(function (found) {
        var group = dataset.data.groups[dataset.group.get(found.group)];
        return group ? entry(D.shape(group.shape, group.colour), group.label[words.code], n(found.count))
          : entry(D.shape("circle", D.GREY), words.say("legend.none"), n(found.count));
      }), entry(h("span", { class: "pk-area", "aria-hidden": "true" }), words.say("legend.swedish")),
        entry(h("span", { class: "pk-area pk-lan", "aria-hidden": "true" }), words.say("legend.swedish_region")))),
      h("div", {}, h("h2", {}, words.say("legend.lines")), h("ul", {}, view.counts.by_status.map(function (count, i) {
        var name = PS.STATUSES[i];
        return count ? entry(h("span", { class: "pk-line pk-line-" + name, "aria-hidden": "true" }), words.say("status." + name), n(count)) : null;
      }))));
  }

  /* The years by hand or played from the first to today; the last step is today. */
  function Years(view, change) {
    var words = view.words, years = this, steps = this.steps = [];
    for (var y = S.FIRST_YEAR; y <= S.LAST_YEAR; y++) steps.push(String(y));
    steps.push("");
    this.words = words;
    this.change = change;
    this.slider = h("input", { type: "range", id: "pk-year", min: "0", max: String(steps.length - 1), step: "1" });
    this.said = h("output", { for: "pk-year" });
    this.button = h("button", { type: "button", class: "pk-copy" }, words.say("year.play"));
    this.node = h("div", { class: "pk-years" }, h("label", { for: "pk-year" }, words.say("year.label")), this.said, this.slider, this.button);
    this.slider.addEventListener("input", function () { years.stop(); change({ date: steps[this.value] }, true); });
    this.button.addEventListener("click", function () { if (years.timer) years.stop(); else years.play(); });
  }
  Years.prototype.update = function (view) {
    var at = this.steps.indexOf(view.state.date.slice(0, 4));
    if (at < 0) at = this.steps.length - 1;
    var said = view.state.date.length > 4 ? view.words.date(view.state.date) : this.steps[at] || view.words.say("year.today");
    this.at = at;
    this.slider.value = String(at);
    this.slider.setAttribute("aria-valuetext", said);
    this.said.textContent = said;
  };
  Years.prototype.play = function () {
    var years = this, last = this.steps.length - 1;
    function step(at) { years.change({ date: years.steps[at] }, true); }
    this.button.textContent = this.words.say("year.stop");
    if (this.at >= last - 1) step(0);
    this.timer = setInterval(function () {
      step(Math.min(years.at + 1, last));
      if (years.at === last) years.stop();
    }, SECONDS_A_YEAR * 1000);
  };
  Years.prototype.stop = function () {
    clearInterval(this.timer);
    this.timer = 0;
    this.button.textContent = this.words.say("year.play");
  };

  PS.around = { summary: summary, tableHead: tableHead, legend: legend, Years: Years };
})(PartnershipSite);
