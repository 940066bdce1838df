// @ts-check
/* What the site's pages do beyond what they say: nothing that they say needs this. */
(function () {
  "use strict";

  if (document.getElementById("pk-app")) return; /* the map reads its address itself */
  const query = new URLSearchParams(location.search);
  const READ_QUERY = ["map", "table", "articles", "numbers"];

  /* A query as addresses have it: values of a list are separated by plain commas. */
  /** @param {URLSearchParams} query */
  PartnershipSite.queryText = (query) => String(query).replace(/%2C/g, ",").replace(/%3A/g, ":");

  /* A link shared from the application names a place in the query; here each place has a page of its own. */
  function place() {
    const id = query.get("id"), list = document.querySelector(".pk-index");
    if (!id || !list || !/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(id)) return false;
    const chosen = /^partnership:([a-z0-9]+(?:[-_][a-z0-9]+)*)$/.exec(query.get("selection") || "");
    const known = Array.from(document.querySelectorAll(".pk-index a[href]")).some((a) =>
      (a.getAttribute("href") || "").split("/")[0] === id
    );
    if (known) location.replace(id + "/index.html" + (chosen ? "#partnership-" + chosen[1] : ""));
    return known;
  }

  /* A link shared in the other language leads to the same page there. */
  function language() {
    const wanted = query.get("language");
    const other = /** @type {HTMLElement | null} */ (document.querySelector("a[data-pk-language]"));
    if (!wanted || !other || other.dataset.pkLanguage !== wanted) return false;
    query.delete("language");
    const rest = query.toString();
    location.replace(other.getAttribute("href") + (rest ? "?" + rest : "") + location.hash);
    return true;
  }

  /* The list of places has a page for each answer. */
  function answer() {
    const to = query.get("answer") || "";
    if (
      !/^[a-z_]+$/.test(to) || !document.querySelector(".pk-index") ||
      location.pathname.split("/").pop() !== "index.html"
    ) return false;
    const link = document.querySelector('main a[href="' + to + '.html"]');
    query.delete("answer");
    if (link) location.replace(to + ".html" + (query.toString() ? "?" + query : ""));
    return !!link;
  }

  /* The articles of one kind are a page without filters: with scripts, the page of all shows them. */
  function articles() {
    const file = (location.pathname.split("/").pop() || "").replace(/\.html$/, "");
    if (!document.querySelector(".pk-article-list") || document.querySelector("[data-find]")) return false;
    if (!query.has("article_kind")) query.set("article_kind", file);
    location.replace("index.html?" + PartnershipSite.queryText(query));
    return true;
  }

  /* The links to pages that read the query, and to the other language, keep it. */
  /** @param {URLSearchParams} query */
  PartnershipSite.carry = function (query) {
    const carried = new URLSearchParams(query);
    carried.delete("language");
    const text = PartnershipSite.queryText(carried);
    document.querySelectorAll("a[data-pk-language], a[data-pk-page]").forEach((link) => {
      const page = /** @type {HTMLElement} */ (link).dataset.pkPage;
      if (page && !READ_QUERY.includes(page)) return;
      const path = (link.getAttribute("href") || "").split("?")[0];
      link.setAttribute("href", path + (text ? "?" + text : ""));
    });
  };

  /* The page of numbers is the same for every query: where the address has filters, it says so. */
  function unfiltered() {
    const note = /** @type {HTMLElement | null} */ (document.querySelector("[data-unfiltered]"));
    if (!note) return;
    note.hidden = !(note.dataset.unfiltered || "").split(" ").some((field) => query.has(field));
    PartnershipSite.carry(query);
  }

  if (language() || place() || answer() || articles()) return;
  unfiltered();
  PartnershipSite.find();
})();
