// @ts-check
/* The filters of a state as phrases of a sentence. Mirrors components/view/phrases.py. */
(function (PS) {
  "use strict";
  const S = PS.state;
  /* The filters that are part of what is counted ("partnerships on climate"), see 07_wording.js. */
  const IN_THE_SUBJECT = ["theme", "goal"];

  function partnerships(words, state, n) {
    return words.say("phrase.partnership" + (state.funding.join() === "yes" ? "_funded" : ""), { n });
  }

  /* The fields of a state that can be said in a phrase of their own. */
  function fields() {
    return S.FILTERS.filter((f) => IN_THE_SUBJECT.indexOf(f) < 0).concat("text");
  }

  /* A phrase for each field that has something chosen, but those of "told". */
  function phrases(dataset, words, state, told) {
    return fields().filter((f) => told.indexOf(f) < 0 && isSaid(state, f))
      .map((f) => phrase(dataset, words, state, f));
  }

  function isSaid(state, field) {
    if (field === "funding") return !S.same(state.funding, S.DEFAULT.funding);
    return field === "status" ? state.status.length > 1 : state[field].length > 0;
  }

  function phrase(dataset, words, state, field) {
    if (field === "text") {
      return words.say("phrase.text", { values: searchWords(dataset, words, state.text) });
    }
    if (field === "funding") {
      if (!state.funding.length) return words.say("phrase.any_funding");
      return words.choice(state.funding.map((f) => words.say("phrase.funding_" + f)));
    }
    const labels = state[field].map((v) => {
      if (field === "kind") return words.say("kind_many." + v);
      const label = optionLabel(dataset, words, field, v);
      if (field === "basis") return words.say("numbers.quoted", { text: label });
      return field === "status" ? lowered(label) : label;
    });
    return words.say("phrase." + field, { values: words.choice(labels) });
  }

  /* What is to be said of the period shown, nothing where it is today. */
  function period(data, words, state) {
    const end = data.programme_end;
    if (!state.date) return end ? [words.say("phrase.programme_end", { date: words.date(end) })] : [];
    if (state.date === S.TODAY) {
      return end ? [words.say("phrase.known_today", { date: words.date(PS.iso(data.today)) })] : [];
    }
    const exact = ["year", "month", "day"][state.date.split("-").length - 1];
    const told = words.say("phrase." + exact, { date: words.date(state.date) });
    return PS.period(state.date).first > data.today ? [told, words.say("phrase.ahead")] : [told];
  }

  function optionLabel(dataset, words, field, value) {
    const filter = dataset.filters.get(field);
    if (filter.names) return filter.names[value][words.code];
    switch (filter.label) {
      case "place":
        return dataset.places[dataset.place.get(value)].name[words.code];
      case "country":
        return dataset.country.has(value) ? dataset.country.get(value)[words.code] : value;
      case "language":
        return dataset.data.languages[value][words.code];
      case "goal":
        return value + " " + words.say("goal." + value);
      default:
        return words.say(field + "." + value);
    }
  }

  /* A search in words: the places that it names, else the words that it looks for. */
  function searchWords(dataset, words, text) {
    const places = PS.names.named(dataset.places, text);
    if (places.length) {
      return words.say("filter.said_named", {
        values: words.listing(Array.from(new Set(places.map((i) => dataset.places[i].name[words.code])))),
      });
    }
    return PS.names.isText(text)
      ? words.say("filter.said_in_text", { values: PS.names.bare(text) })
      : words.say("filter.said_text", { values: text });
  }

  function lowered(label) {
    return label.charAt(0).toLowerCase() + label.slice(1);
  }

  PS.phrases = { fields, partnerships, phrases, period };
  PS.optionLabel = optionLabel;
  PS.searchWords = searchWords;
})(PartnershipSite);
