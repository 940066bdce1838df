/* What each chart shows, said in words: the chart's heading (components/parts/numbers/findings.py). */
(function (PS) {
  "use strict";
  const NAMED = 3;

  function first(bars) {
    return bars.filter((b) => b.partnerships === bars[0].partnerships);
  }
  function labels(bars) {
    return bars.map((b) => b.label);
  }

  function themes(words, found) {
    const best = first(found.themes), count = found.themes[0].partnerships;
    if (best.length === 1) {
      return words.say("numbers.themes_one", { theme: best[0].label, count, n: found.partnerships });
    }
    if (best.length > NAMED) return words.say("numbers.themes_many", { themes: best.length, n: count });
    const names = labels(best).map((label) => words.say("numbers.quoted", { text: label }));
    return words.say("numbers.themes_few", { themes: words.listing(names), n: count });
  }

  function countries(words, found) {
    const best = first(found.countries), count = found.countries[0].partnerships;
    if (found.countries.length === 1 && count === found.partnerships) {
      return words.say("numbers.countries_only", { country: best[0].label, n: count });
    }
    if (best.length === 1) {
      return words.say("numbers.countries_one", { country: best[0].label, count, n: found.partnerships });
    }
    if (best.length > NAMED) return words.say("numbers.countries_many", { countries: best.length, n: count });
    return words.say("numbers.countries_few", { countries: words.listing(labels(best)), n: count });
  }

  function years(words, found) {
    // A year ahead has not been: it cannot have been the best.
    const begun = found.years.filter((y) => !y.ahead);
    const most = Math.max.apply(null, begun.map((y) => y.partnerships));
    if (!most) return words.say("numbers.years_none");
    const best = begun.filter((y) => y.partnerships === most);
    const named = words.listing(best.map((y) => String(y.year)));
    if (best.length === 1) {
      return words.say("numbers.years_one", {
        year: named,
        n: most,
        projects: words.say("numbers.projects", { n: best[0].projects }),
      });
    }
    if (best.length <= NAMED) return words.say("numbers.years_few", { years: named, n: most });
    return words.say("numbers.years_many", {
      years: best[0].year + "–" + best[best.length - 1].year,
      n: most,
    });
  }

  function kinds(words, found) {
    const parts = found.kinds.map((b) =>
      words.say("numbers.kinds_" + b.id, { n: found.partnerships, count: b.partnerships })
    );
    return words.say("numbers.kinds", { parts: words.listing(parts), n: found.partnerships });
  }

  PS.findings = { themes, countries, years, kinds };
})(PartnershipSite);
