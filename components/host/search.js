/* Suggestions of places in the application's search fields; page.js loads this file when one is first used.
   */
(function (PS) {
  "use strict";
  const AT = { sv: 0, en: 1 };
  let names = null;

  function code() {
    return document.documentElement.lang === "en" ? "en" : "sv";
  }

  /* A place's page on the list of places; elsewhere what is shown becomes what is known of the place. */
  function choose(item) {
    const url = new URL(location.href), query = url.searchParams;
    if (/\/place$/.test(url.pathname)) {
      const language = query.get("language");
      url.search = (language ? "language=" + encodeURIComponent(language) + "&" : "") + "id=" +
        encodeURIComponent(item.id);
    } else {
      ["start", "selection", "id"].forEach((name) => {
        query.delete(name);
      });
      query.set("text", item.value);
      url.search = query.toString().replace(/\+/g, "%20");
    }
    window.PartnershipPage?.go(url.href);
  }

  PS.searchField = function (input, address) {
    if (input.dataset.suggesting) return;
    input.dataset.suggesting = "true";
    input.enterKeyHint = "search";
    names = names || fetch(address).then((answer) => answer.json());
    names.then((content) => {
      PS.combobox(
        input,
        (text) =>
          PS.suggestions(
            content.places,
            text,
            { code: code(), at: AT[code()] },
            (place) => place.where[code()],
          ),
        choose,
        content.label[code()],
      );
    }, () => {
      names = null;
      delete input.dataset.suggesting;
    });
  };
})(PartnershipSite);
