// @ts-check
/* Long lists are pages of rows (components/parts/pager). */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state;

  /* A whole page of "size" rows, the last one when the state asks for more. */
  /** @param {State} state @param {number} total @param {number} size */
  function part(state, total, size) {
    const last = Math.floor(Math.max(0, total - 1) / size),
      start = Math.min(Math.floor(state.start / size), last) * size;
    return { start, stop: Math.min(start + size, total), total };
  }

  function pager(view, shown, size) {
    const words = view.words;
    if (shown.total <= size) return null;
    function arrow(text) {
      return h("span", { "aria-hidden": "true" }, text);
    }
    return h(
      "nav",
      { class: "pk-pager", "aria-label": words.say("pager.label") },
      shown.start
        ? D.link(
          S.put(view.state, { start: shown.start - size }),
          { rel: "prev", "data-here": "list" },
          arrow("← "),
          words.say("pager.previous"),
        )
        : null,
      h(
        "span",
        { class: "pk-n" },
        words.say("pager.range", { first: shown.start + 1, last: shown.stop, n: shown.total }),
      ),
      shown.stop < shown.total
        ? D.link(
          S.put(view.state, { start: shown.stop }),
          { rel: "next", "data-here": "list" },
          words.say("pager.next"),
          arrow(" →"),
        )
        : null,
    );
  }

  PS.pager = { part, pager };
})(PartnershipSite);
