// @ts-check
/* A language: its sentences, and how it writes numbers, dates and lists. Mirrors components/language. */
globalThis.PartnershipSite = /** @type {Namespace} */ ({ languages: {} });

(function (PS) {
  "use strict";

  class Language {
    /** @param {WordsDocument} document */
    constructor(document) {
      this.code = document.code;
      this.document = document;
      /** @type {0 | 1} */
      this.at = document.code === "sv" ? 0 : 1; // where this language stands in lists of both
      this.rules = new Intl.PluralRules(document.locale);
    }

    /* The sentence of a key, its plural form chosen by n; whole numbers are written as the language does. */
    /** @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
    say(key, values) {
      const texts = this.document.texts;
      if (!Object.prototype.hasOwnProperty.call(texts, key)) throw new Error("no sentence " + key);
      let text = texts[key];
      if (typeof text === "object") text = text[this.rules.select(Number(values.n))] || text.other;
      return text.replace(/\{(\w+)\}/g, (_all, name) => {
        const value = values[name];
        return typeof value === "number" ? this.number(value) : value;
      });
    }

    has(key) {
      return Object.prototype.hasOwnProperty.call(this.document.texts, key);
    }

    /** @param {number} n */
    number(n) {
      return String(n).replace(/\B(?=(\d{3})+$)/g, this.document.group);
    }

    /* A day, month or year as exact as it is known, from ISO text: "3 juni 2019", "juni 2019", "2019". */
    /** @param {string} text */
    date(text) {
      const parts = text.split("-"),
        month = this.document.months[Number(parts[1]) - 1],
        year = String(Number(parts[0]));
      if (parts.length === 1) return text;
      return (parts.length === 3 ? Number(parts[2]) + " " : "") + month + " " + year;
    }

    /* "a, b och c". */
    /** @param {string[]} items */
    listing(items) {
      return joined(this.document.lists.standard, items);
    }

    /* "a, b eller c". */
    /** @param {string[]} items */
    choice(items) {
      return joined(this.document.lists.or, items);
    }

    /** @param {Own | undefined} texts */
    own(texts) {
      return texts ? texts[this.code] : "";
    }
  }

  /** @param {Record<string, string>} lists @param {string[]} items @returns {string} */
  function joined(lists, items) {
    const n = items.length;
    function put(pattern, first, second) {
      return pattern.replace(/\{([01])\}/g, (_all, which) => which === "0" ? first : second);
    }
    if (n < 2) return items[0] || "";
    if (n === 2) return put(lists["2"], items[0], items[1]);
    let text = put(lists.start, items[0], items[1]);
    for (let i = 2; i < n - 1; i++) text = put(lists.middle, text, items[i]);
    return put(lists.end, text, items[n - 1]);
  }

  PS.speak = function (document) {
    PS.languages[document.code] = new Language(document);
  };
})(PartnershipSite);
