/* Suggestions of places in the application's search fields; page.js asks for this file when one is first used. */
(function (PS) {
  "use strict";
  var AT = { sv: 0, en: 1 }, names = null;

  function code() { return document.documentElement.lang === "en" ? "en" : "sv"; }

  /* A place's page on the list of places; elsewhere what is shown becomes what is known of the place. */
  function choose(item) {
    var url = new URL(location.href), query = url.searchParams;
    if (/\/place$/.test(url.pathname)) {
      var language = query.get("language");
      url.search = (language ? "language=" + encodeURIComponent(language) + "&" : "") + "id=" + encodeURIComponent(item.id);
    } else {
      ["start", "selection", "id"].forEach(function (name) { query.delete(name); });
      query.set("text", item.value);
      url.search = query.toString().replace(/\+/g, "%20");
    }
    window.PartnershipPage.go(url.href);
  }

  PS.searchField = function (input, address) {
    if (input.dataset.suggesting) return;
    input.dataset.suggesting = "true";
    input.enterKeyHint = "search";
    names = names || fetch(address).then(function (answer) { return answer.json(); });
    names.then(function (told) {
      PS.combobox(input, function (text) {
        return PS.suggestions(told.places, text, { code: code(), at: AT[code()] }, function (place) { return place.where[code()]; });
      }, choose, told.label[code()]);
    }, function () { names = null; delete input.dataset.suggesting; });
  };
})(PartnershipSite);
