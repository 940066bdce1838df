/* A language: its sentences, and how it writes numbers, dates and lists. Mirrors components/language. */
var PartnershipSite = { languages: {} };

(function (PS) {
  "use strict";

  function Words(document) {
    this.code = document.code;
    this.document = document;
    this.at = document.code === "sv" ? 0 : 1; // where this language stands in lists of both
    this.rules = new Intl.PluralRules(document.locale);
  }

  /* The sentence of a key, its plural form chosen by n; whole numbers are written as the language does. */
  Words.prototype.say = function (key, values) {
    const texts = this.document.texts, words = this;
    if (!Object.prototype.hasOwnProperty.call(texts, key)) throw new Error("no sentence " + key);
    let found = texts[key];
    if (typeof found === "object") found = found[this.rules.select(values.n)] || found.other;
    return found.replace(/\{(\w+)\}/g, (all, name) => {
      const value = values[name];
      return typeof value === "number" ? words.number(value) : value;
    });
  };

  Words.prototype.has = function (key) {
    return Object.prototype.hasOwnProperty.call(this.document.texts, key);
  };

  Words.prototype.number = function (n) {
    return String(n).replace(/\B(?=(\d{3})+$)/g, this.document.group);
  };

  /* A day, month or year as exact as it is known, from ISO text: "3 juni 2019", "juni 2019", "2019". */
  Words.prototype.date = function (text) {
    const parts = text.split("-"),
      month = this.document.months[Number(parts[1]) - 1],
      year = String(Number(parts[0]));
    if (parts.length === 1) return text;
    return (parts.length === 3 ? Number(parts[2]) + " " : "") + month + " " + year;
  };

  /* "a, b och c". */
  Words.prototype.listing = function (items) {
    return joined(this.document.lists.standard, items);
  };

  /* "a, b eller c". */
  Words.prototype.choice = function (items) {
    return joined(this.document.lists.or, items);
  };

  function joined(lists, items) {
    const n = items.length;
    function put(pattern, first, second) {
      return pattern.replace(/\{([01])\}/g, (all, which) => which === "0" ? first : second);
    }
    if (n < 2) return items[0] || "";
    if (n === 2) return put(lists["2"], items[0], items[1]);
    let text = put(lists.start, items[0], items[1]);
    for (let i = 2; i < n - 1; i++) text = put(lists.middle, text, items[i]);
    return put(lists.end, text, items[n - 1]);
  }

  Words.prototype.own = function (texts) {
    return texts ? texts[this.code] : "";
  };

  PS.Words = Words;
  PS.speak = function (document) {
    PS.languages[document.code] = new Words(document);
  };
})(PartnershipSite);
