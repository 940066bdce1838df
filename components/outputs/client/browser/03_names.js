// @ts-check
/* The places whose names are like a typed search. Mirrors components/view/search.py. A place has "names",
   its own as they are written, and "also", other spellings; for the order of equals "length" and
   "order.partner" by language. */
(function (PS) {
  "use strict";
  const QUOTES = '"“”„»«″', NAMED = 2, T = PS.text, ready = new WeakMap();

  /* Whether a search is in quotation marks: of texts only. */
  function isText(text) {
    return text.length > 1 && QUOTES.indexOf(text[0]) >= 0 && QUOTES.indexOf(text[text.length - 1]) >= 0;
  }

  /* A search without quotation marks around it, and with them: of texts only. */
  function bare(text) {
    let from = 0;
    let to = text.length;
    while (from < to && QUOTES.indexOf(text[from]) >= 0) from += 1;
    while (to > from && QUOTES.indexOf(text[to - 1]) >= 0) to -= 1;
    return text.slice(from, to);
  }
  function inText(text) {
    return isText(text) ? text : '"' + bare(text) + '"';
  }

  /* The places like a search, the most alike first: [degree, position]. */
  function like(places, text, at) {
    const found = [];
    if (!T.fold(text)) return found;
    degrees(places, text).forEach((degree, i) => {
      if (degree >= 0) found.push([degree, i]);
    });
    return found.sort((a, b) => {
      const p = places[a[1]], q = places[b[1]];
      return a[0] - b[0] || p.length - q.length || p.order.partner[at] - q.order.partner[at] ||
        (p.id < q.id ? -1 : 1);
    });
  }

  /* The positions of the places that a search names: those most alike, where they are what was typed. */
  function named(places, text) {
    if (!text || isText(text) || !T.fold(text)) return [];
    const found = degrees(places, text);
    let best = NAMED + 1;
    const positions = [];
    found.forEach((degree) => {
      if (degree >= 0) best = Math.min(best, degree);
    });
    if (best <= NAMED) {
      found.forEach((degree, i) => {
        if (degree === best) positions.push(i);
      });
    }
    return positions;
  }

  function degrees(places, text) {
    const letters = spelt(text), words = T.fold(text).split(" ").filter(Boolean), key = words.join("");
    return prepared(places).map((x) => {
      if (x.spelt.indexOf(letters) >= 0) return 0;
      if (x.own.indexOf(key) >= 0) return 1;
      if (x.all.indexOf(key) >= 0) return 2;
      if (x.all.some((name) => name.startsWith(key))) return 3;
      return words.every((word) => x.starts.some((start) => x.line.startsWith(word, start))) ? 4 : -1;
    });
  }

  /* Names are made ready to compare at the first search: most visits never search. */
  function prepared(places) {
    let found = ready.get(places);
    if (!found) {
      ready.set(
        places,
        found = places.map((p) => {
          const all = namesOf(p);
          const words = T.fold(all.join(" ")).split(" ");
          const starts = [0];
          let at = 0;
          words.forEach((word) => {
            at += word.length;
            starts.push(at);
          });
          return {
            spelt: p.names.map(spelt),
            own: p.names.map(joined),
            all: all.map(joined),
            line: words.join(""),
            starts,
          };
        }),
      );
    }
    return found;
  }

  function namesOf(place) {
    return place.names.concat(place.also || []);
  }
  function spelt(name) {
    return T.casefold(name.normalize("NFC")).split(/\s+/).filter(Boolean).join(" ");
  }
  function joined(name) {
    return T.fold(name).replace(/ /g, "");
  }

  /* Whether every word of a search is a word of a folded text or begins one. */
  function inWords(text, folded) {
    return T.fold(text).split(" ").filter(Boolean).every((word) => (" " + folded).includes(" " + word));
  }

  PS.names = { like, named, of: namesOf, isText, bare, inText, inWords, NAMED };
})(PartnershipSite);
