// @ts-check
/* What a search found: the places that it names with their answers, others like it, hits in texts. Mirrors
   components/parts/found_places. */
(function (PS) {
  "use strict";
  const SHOWN = 8;

  /** @param {View} view */
  function found(view) {
    const dataset = view.dataset,
      text = view.state.text,
      near = PS.names.like(dataset.places, text, view.words.at);
    if (!near.length) return null;
    const meant = new Set(PS.names.named(dataset.places, text)), places = near.map((x) => x[1]);
    return {
      answers: places.filter((i) => meant.has(i)).slice(0, SHOWN).map((i) => answer(view, i)),
      places: places.filter((i) => !meant.has(i)).slice(0, SHOWN),
      hits: meant.size ? PS.filter.otherHits(view.index, view.state) : [],
    };
  }

  /* The answer on a place's page; without any partnership there is but one. */
  /** @param {View} view @param {number} i */
  function answer(view, i) {
    const place = view.dataset.places[i], told = place.answer, code = view.words.code;
    return {
      place: i,
      kind: told ? told.kind : "none",
      sentence: told ? told[code] : view.words.say("answer.none", { place: place.name[code] }),
    };
  }

  PS.found = found;
})(PartnershipSite);
