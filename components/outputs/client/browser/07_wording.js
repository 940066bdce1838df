// @ts-check
/* What the filters choose, as part of a sentence. Mirrors components/view/wording.py. */
(function (PS) {
  "use strict";
  const MOST = 3;

  function about(dataset, words, state) {
    const n = state.theme.length;
    if (!n) return "";
    if (n > MOST) return words.say("wording.themes", { n });
    return words.say("wording.theme", {
      values: listed(words, state.theme.map((t) => lower(PS.optionLabel(dataset, words, "theme", t)))),
    });
  }

  function toward(words, state) {
    const goals = state.goal;
    if (!goals.length) return "";
    if (goals.length === 1) {
      return words.say("wording.goal", { n: goals[0], name: words.say("goal." + goals[0]) });
    }
    return words.say("wording.goals", { values: words.listing(goals) });
  }

  function where(dataset, words, state) {
    if (state.country.length > MOST) return words.say("wording.countries", { n: state.country.length });
    return inside(dataset, words, state.country.length ? state.country : state.world_region);
  }

  /* "på Filippinerna och i Vietnam" for countries (two capitals) or parts of the world. */
  function inside(dataset, words, places) {
    const special = words.say("wording.in_special_of").split(" ");
    const prefixes = places.map((p) =>
      words.say(special.indexOf(p) >= 0 ? "wording.in_special" : "wording.in")
    );
    const names = places.map((p) =>
      p === p.toUpperCase() ? PS.optionLabel(dataset, words, "country", p) : words.say("world_region." + p)
    );
    if (new Set(prefixes).size === 1) return prefixes[0] + " " + words.listing(names);
    return words.listing(names.map((name, i) => prefixes[i] + " " + name));
  }

  /* "a, b och c"; where an item has an "och" of its own, "a, b samt c". */
  function listed(words, items) {
    const inner = " " + words.say("wording.and") + " ";
    if (items.length < 2 || !items.some((item) => item.indexOf(inner) >= 0)) return words.listing(items);
    return words.say("wording.and_also", {
      first: items.slice(0, -1).join(", "),
      last: items[items.length - 1],
    });
  }

  function lower(text) {
    return /^.[A-ZÅÄÖ]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
  }

  PS.wording = { about, toward, where, inside };
})(PartnershipSite);
