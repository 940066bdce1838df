/* The page of articles (components/parts/article_list): quick links to each kind, cards by date, and their own filters. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, A = PS.articles, PAGE_SIZE = 24, FEW = 12;

  function draw(view) {
    const words = view.words,
      shown = PS.pager.part(view.state, view.counts.shown, PAGE_SIZE),
      onPage = view.articles.slice(shown.start, shown.stop);
    return [
      h(
        "div",
        { class: "pk-article-list" },
        h(
          "header",
          { class: "pk-article-head" },
          h("h1", {}, words.say("article_list.heading")),
          h("p", { class: "pk-muted" }, words.say("article_list.intro")),
          h("nav", { class: "pk-kinds", "aria-label": words.say("article_list.kinds") }, kinds(view)),
          h("p", { class: "pk-article-sentence", tabindex: "-1", "data-here": "list" }, view.sentence),
        ),
        onPage.length ? orders(view, shown) : null,
        onPage.length ? sections(view, onPage) : empty(view),
        PS.pager.pager(view, shown, PAGE_SIZE),
      ),
    ];
  }

  /* A quick link for all and for each kind, always in the same order, so that none jumps about. */
  function kinds(view) {
    const words = view.words,
      state = view.state,
      options = view.options.article_kind.slice().sort((a, b) => {
        const order = view.dataset.filters.get("article_kind").ids;
        return order.indexOf(a.value) - order.indexOf(b.value);
      });
    const total = options.reduce((sum, o) => sum + o.count, 0);
    function kind(name, count, chosen) {
      const said = [
        words.say("article_list.kind_" + name) + " ",
        h("span", { class: "pk-kind-n" }, words.number(count)),
      ];
      const current = S.same(state.article_kind, chosen);
      if (!count && !current) return h("span", { class: "pk-kind-none" }, said);
      return D.link(S.put(state, { start: 0, article_kind: chosen }), {
        "data-here": "kind:" + name,
        "aria-current": current && "true",
      }, said);
    }
    return [kind("all", total, [])].concat(options.map((o) => kind(o.value, o.count, [o.value])));
  }

  function orders(view, shown) {
    const words = view.words;
    return h(
      "nav",
      { class: "pk-article-orders", "aria-label": words.say("article_list.order") },
      h("span", { "aria-hidden": "true" }, words.say("article_list.order") + ":"),
      [""].concat(S.ARTICLE_SORTS).map((sort) => order(view, sort)),
      shown.total > PAGE_SIZE
        ? h(
          "span",
          { class: "pk-n" },
          words.say("pager.range", { first: shown.start + 1, last: shown.stop, n: shown.total }),
        )
        : null,
    );
  }

  function order(view, sort) {
    const name = sort || "newest";
    return D.link(S.put(view.state, { start: 0, article_sort: sort }), {
      "data-here": "order:" + name,
      "aria-current": view.state.article_sort === sort && "true",
    }, view.words.say("article_list.order_" + name));
  }

  /* The first and the last year, as two lists to choose from. */
  function years(now, change) {
    const words = now().words,
      lists = ["article_from", "article_to"].map((field) => {
        const list = h("select", { id: "pk-" + field });
        list.addEventListener("change", () => {
          const values = {};
          values[field] = list.value;
          change(values);
        });
        return {
          field,
          list,
          node: h("div", {}, h("label", { for: "pk-" + field }, PS.filterName(words, field)), list),
        };
      });
    const node = h(
      "fieldset",
      { class: "pk-filter pk-years-filter" },
      h("legend", { class: "pk-hidden" }, words.say("article_list.filter_years")),
      lists.map((one) => one.node),
    );
    return {
      node,
      draw() {
        lists.forEach((one) => {
          const chosen = now().state[one.field],
            offered = new Set(now().years.map(String).concat(chosen || []));
          const values = [""].concat(Array.from(offered).sort().reverse());
          if (values.join() !== one.values) {
            one.list.replaceChildren.apply(
              one.list,
              values.map((year) => h("option", { value: year }, year || words.say("article_list.any_year"))),
            );
          }
          one.values = values.join();
          one.list.value = chosen;
        });
      },
    };
  }

  function sections(view, onPage) {
    const words = view.words, visible = new Set(PS.view(view.dataset, view.state).rows.map((r) => r.id));
    function cards(found) {
      return h("div", { class: "pk-articles" }, found.map((a) => PS.cards.article(view, a, visible)));
    }
    function section(heading, note, found) {
      return found.length
        ? h(
          "section",
          {},
          h("h2", { class: note ? null : "pk-hidden" }, heading),
          note ? h("p", { class: "pk-muted" }, note) : null,
          cards(found.slice(0, FEW)),
          found.length > FEW
            ? h(
              "details",
              { class: "pk-fold" },
              h("summary", {}, words.say("article.show_more", { n: found.length - FEW })),
              h("div", {}, cards(found.slice(FEW))),
            )
            : null,
        )
        : null;
    }
    const sort = view.state.article_sort, heading = words.say("article_list." + (sort || "newest"));
    if (sort === "title") return section(heading, "", onPage);
    return [
      section(heading, "", onPage.filter((a) => a.published)),
      section(
        words.say("article_list.undated", { n: view.counts.undated }),
        words.say("article_list.undated_note"),
        onPage.filter((a) => !a.published),
      ),
    ];
  }

  /* Which single filter to loosen, with what each would give. */
  function empty(view) {
    const words = view.words;
    return h(
      "section",
      { class: "pk-empty", id: "panel", tabindex: "-1" },
      h("h2", {}, words.say("article_list.none_heading")),
      h("p", {}, words.say("empty.nothing")),
      PS.panel.waysOut(view, "article_list.loosen", A.reset(view.state)),
    );
  }

  PS.pages.articles = {
    view: A.view,
    draw,
    narrowed: A.narrowed,
    reset: A.reset,
    text: "article_list.text",
    hint: "article_list.text_hint",
    show: "article_list.show",
    groups: [
      "theme",
      years,
      "article_kind",
      "article_publication_type",
      "article_programme",
      "article_language",
      "country",
      "swedish_place",
      "partner_place",
    ],
  };
})(PartnershipSite);
