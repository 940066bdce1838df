// @ts-check
/* Text to search by, as geo/naming/fold.py makes it: base letters and digits in lower case, words parted by
   a space. */
(function (PS) {
  "use strict";
  const LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ŧ": "t",
    "ʻ": " ",
    "ʼ": " ",
  };
  const KEPT = /[\p{L}\p{N}]/u, GONE = /[\p{M}\p{Cf}]/u;
  const LIMIT = 120;
  const CONTROL =
    /(?:(?![\x80-\x84\x86-\x9f])\p{Cc}|[\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000 \ud800-\udfff])+/gu;
  const kept = new Map(), folding = new Map();

  function casefold(text) {
    return Array.from(text, (c) => folding.has(c) ? folding.get(c) : c.toLowerCase()).join("");
  }

  /* What one character becomes. Casefolding can make new marks and decomposing new capitals: both are done
     twice. */
  function character(c) {
    let found = kept.get(c);
    if (found === undefined) {
      found = casefold(casefold(c.normalize("NFKD")).normalize("NFKD"));
      found = Array.from(found, (x) => LETTERS[x] || x).join("").normalize("NFKD");
      found = Array.from(found, (x) => KEPT.test(x) ? x : GONE.test(x) ? "" : " ").join("");
      kept.set(c, found);
    }
    return found;
  }

  function fold(text) {
    return Array.from(text, character).join("").split(" ").filter(Boolean).join(" ");
  }

  /* Whether every word of the query begins some word of a folded text, or runs on over its spaces. */
  function matches(query, folded) {
    const words = folded.split(" ").filter(Boolean);
    const joined = words.join("");
    const starts = [0];
    let at = 0;
    words.forEach((word) => {
      at += word.length;
      starts.push(at);
    });
    return fold(query).split(" ").filter(Boolean).every((word) =>
      starts.some((start) => joined.startsWith(word, start))
    );
  }

  /* Free text as the state keeps it: one line, no control characters, bounded. */
  function clean(text) {
    const line = text.replace(CONTROL, " ").replace(/^ +| +$/g, "");
    return Array.from(line).slice(0, LIMIT).join("").replace(/ +$/, "");
  }

  /* Letters whose folded case is not their small letter ("ß" is "ss"): pairs, told by Python. */
  PS.foldings = function (pairs) {
    pairs.forEach((pair) => {
      folding.set(pair[0], pair[1]);
    });
  };
  PS.text = { fold, casefold, matches, clean };
})(PartnershipSite);
