// @ts-check
/* The filters: the application's groups in its order, as native controls, each choice with its count. They
   are made once and updated with the view, so that keyboard and pointer keep their element. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state;
  const MANY = 12;

  class Filters {
    /* "change(values)" is called with what the viewer changed; typing passes true beside it. */
    constructor(view, change) {
      const words = view.words;
      const named = (...panels) =>
        view.dataset.data.filters.filter((filter) => panels.includes(filter.panel)).map(({ name }) => name);
      const now = () => this.view;
      const group = (field, changed) =>
        (view.dataset.filters.get(field).widget === "chooser" ? chooser : pills)(now, field, changed);
      this.view = view;
      this.input = h("input", {
        type: "search",
        id: "pk-text",
        placeholder: words.say("filter.text_hint"),
        autocomplete: "off",
        maxlength: "120",
      });
      this.reset = h("p", { class: "pk-filter-reset" });
      this.groups = named("in_sight").map((field) => group(field, change));
      this.groups.push(more(now, named("more", "linked"), group, change));
      this.show = h("button", { type: "button", class: "pk-show-found" });
      this.node = h(
        "section",
        { class: "pk-filters", id: "pk-filters", "aria-label": words.say("filter.heading") },
        h("div", { class: "pk-filter-head" }, h("h2", {}, words.say("filter.heading")), this.reset),
        h(
          "div",
          { class: "pk-filter-text" },
          h("label", { for: "pk-text" }, words.say("filter.text")),
          this.input,
        ),
        this.groups.map(({ node }) => node),
        this.show,
      );
      let waiting;
      this.input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => change({ text: PS.text.clean(this.input.value) }, true), 150);
      });
      const country = (place) =>
        place.country === "SE" ? "" : this.view.dataset.country.get(place.country)[words.code];
      PS.combobox(
        this.input,
        (text) => PS.suggestions(this.view.dataset.places, text, words, country),
        (item) => {
          clearTimeout(waiting);
          this.input.value = item.value;
          change({ text: item.value, selection: "" });
        },
        words.say("filter.suggestions"),
      );
    }

    /* From now on choices are added to those of this view, though it may be drawn later. */
    follow(view) {
      this.view = view;
    }

    draw() {
      const { state, words, rows } = this.view;
      if (document.activeElement !== this.input) this.input.value = state.text;
      this.reset.replaceChildren();
      if (this.narrowed(this.view)) {
        this.reset.append(
          D.link(S.reset(state), { "data-here": "clear-filters" }, words.say("filter.reset")),
        );
      }
      this.groups.forEach((group) => group.draw());
      this.show.textContent = words.say("filter.show", { n: rows.length });
    }

    /* How many filters are in use. */
    narrowed(view) {
      return S.narrowed(view.state).length;
    }
  }

  /* The filters that are seldom asked for, behind one line that says how many of them are in use. It opens
     when one comes into use, and closes when none is any more, but never under the hand of who has just used
     them. */
  function more(now, fields, group, change) {
    let before = 0;
    let here = false;
    const summary = h("summary", {});
    const groups = fields.map((field) =>
      group(field, (values, typing) => {
        here = true;
        change(values, typing);
      })
    );
    const node = h(
      "details",
      { class: "pk-further" },
      summary,
      h("div", { class: "pk-further-box" }, groups.map((g) => g.node)),
    );
    return {
      node,
      draw() {
        const view = now(), n = S.narrowed(view.state).filter((name) => fields.indexOf(name) >= 0).length;
        summary.textContent = view.words.say(n ? "filter.more_used" : "filter.more", { n });
        if (!n !== !before && !here) node.open = n > 0;
        before = n;
        here = false;
        groups.forEach((g) => {
          g.draw();
        });
      },
    };
  }

  /* Options as they are listed: in their own order, else by the alphabet, those that give nothing last. */
  function listed(view, field) {
    const filter = view.dataset.filters.get(field), options = view.options[field].slice();
    const ranks = filter.order && filter.order[view.words.code];
    const at = new Map(filter.ids.map((id, i) => [id, ranks ? ranks[i] : i]));
    return options.sort((a, b) =>
      (ranks ? Number(!(a.count || a.chosen)) - Number(!(b.count || b.chosen)) : 0) ||
      at.get(a.value) - at.get(b.value)
    );
  }

  /* A choice: a checkbox with its label and count. */
  function Choice(view, field, value, change) {
    const id = "pk-" + field + "-" + value;
    this.value = value;
    this.label = PS.optionLabel(view.dataset, view.words, field, value);
    this.box = h("input", { type: "checkbox", id });
    this.text = h("span", {});
    this.node = h("label", { class: "pk-choice", for: id }, this.box, this.text);
    this.box.addEventListener("change", function () {
      change(field, value, this.checked);
    });
  }
  Choice.prototype.update = function (view, option) {
    const text = view.words.say("filter.option", { label: this.label, count: option.count });
    if (text !== this.text.textContent) this.text.textContent = text;
    this.box.checked = option.chosen;
    this.node.classList.toggle("pk-choice-none", !option.count && !option.chosen);
  };

  function toggle(state, field, value, on) {
    const change = {}, others = state[field].filter((v) => v !== value);
    change[field] = on ? others.concat(value) : others;
    return change;
  }

  /* A filter with few options: all of them in sight. "now()" is the view that is shown. */
  function pills(now, field, change) {
    const choices = new Map(), box = h("div", { class: "pk-pills" });
    const filter = now().dataset.filters.get(field);
    function chosen(name, value, on) {
      change(toggle(now().state, name, value, on));
    }
    const node = h(
      "fieldset",
      { class: "pk-filter" },
      h("legend", {}, PS.filterName(now().words, field)),
      box,
    );
    return {
      node,
      draw() {
        const options = listed(now(), field);
        node.hidden = !now().state[field].length && filter.panel === "linked";
        place(now(), field, choices, box, chosen, options);
      },
    };
  }

  /* Puts the choices of these options into a box, in this order; those that are there already stay the same
     elements. */
  function place(view, field, choices, box, chosen, options) {
    const nodes = options.map((option) => {
      let choice = choices.get(option.value);
      if (!choice) choices.set(option.value, choice = new Choice(view, field, option.value, chosen));
      choice.update(view, option);
      return choice.node;
    });
    const same = nodes.length === box.children.length && nodes.every((node, i) => box.children[i] === node);
    if (!same) box.replaceChildren.apply(box, nodes);
  }

  /* A filter with many options: what is chosen in its head, the options behind it, with a field to find
     one. */
  function chooser(now, field, change) {
    const words = now().words;
    const choices = new Map(), filter = now().dataset.filters.get(field);
    let shown = null;
    const id = "pk-find-" + field;
    const name = PS.filterName(words, field), head = h("span", { class: "pk-chosen" });
    const find = h("input", {
      type: "search",
      id,
      autocomplete: "off",
      placeholder: words.say("browser.find"),
    });
    const box = h("div", { class: "pk-options", role: "group", "aria-label": name }),
      none = h("p", { class: "pk-muted", role: "status" });
    const node = h(
      "details",
      { class: "pk-filter pk-chooser" },
      h("summary", {}, h("span", { class: "pk-filter-name" }, name), " ", head),
      h(
        "div",
        { class: "pk-chooser-box" },
        h("label", { class: "pk-hidden", for: id }, words.say("browser.find_in", { filter: name })),
        find,
        none,
        box,
      ),
    );
    function chosen(which, value, on) {
      change(toggle(now().state, which, value, on));
    }

    /* The order stays while the list is open: nothing moves away under the pointer. */
    function options(reorder) {
      if (!node.open) return;
      const latest = now(), found = new Map(latest.options[field].map((o) => [o.value, o]));
      if (reorder || !shown) shown = listed(latest, field).map((o) => o.value);
      found.forEach((_, value) => {
        if (shown.indexOf(value) < 0) shown.push(value);
      });
      const wanted = PS.text.clean(find.value),
        few = shown.filter((value) => {
          if (!found.has(value)) return false;
          return !wanted ||
            PS.text.matches(
              wanted,
              latest.dataset.folded(
                field + ":" + value + ":" + words.code,
                () =>
                  PS.optionLabel(latest.dataset, words, field, value) +
                  (filter.label === "place"
                    ? " " + PS.names.of(latest.dataset.places[latest.dataset.place.get(value)]).join(" ")
                    : ""),
              ),
            );
        });
      find.hidden = shown.length <= MANY;
      none.textContent = few.length ? "" : words.say("browser.none_found");
      place(latest, field, choices, box, chosen, few.map((value) => found.get(value)));
    }

    node.addEventListener("toggle", () => {
      if (node.open) options(true);
      else find.value = "";
    });
    find.addEventListener("input", () => {
      options(false);
    });
    return {
      node,
      draw() {
        const values = now().state[field];
        head.textContent = values.length
          ? words.listing(values.map((v) => PS.optionLabel(now().dataset, words, field, v)))
          : words.say("filter.choose");
        head.classList.toggle("pk-muted", !values.length);
        options(false);
      },
    };
  }

  PS.filterName = (words, field) => words.say("filter." + field);
  PS.listed = listed;
  PS.Filters = Filters;
})(PartnershipSite);
