/* What the site's pages do beyond what they say: nothing that they say needs this. */
(function () {
  "use strict";

  if (document.getElementById("pk-app")) return; /* the map reads its address itself */
  var asked = new URLSearchParams(location.search);

  /* A link shared from the application names a place in the query; here each place has a page of its own. */
  function place() {
    var id = asked.get("id"), list = document.querySelector("[data-find]");
    if (!id || !list || !/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(id)) return false;
    var chosen = /^partnership:([a-z0-9]+(?:[-_][a-z0-9]+)*)$/.exec(asked.get("selection") || "");
    var known = [].some.call(document.querySelectorAll(".pk-index a[href]"), function (a) {
      return a.getAttribute("href").split("/")[0] === id;
    });
    if (known) location.replace(id + "/index.html" + (chosen ? "#partnership-" + chosen[1] : ""));
    return known;
  }

  /* A link shared in the other language leads to the same page there. */
  function language() {
    var wanted = asked.get("language"), other = document.querySelector("a[data-pk-language]");
    if (!wanted || !other || other.dataset.pkLanguage !== wanted) return false;
    asked.delete("language");
    var rest = asked.toString();
    location.replace(other.getAttribute("href") + (rest ? "?" + rest : "") + location.hash);
    return true;
  }

  /* The list of places has a page for each answer. */
  function answer() {
    var to = asked.get("answer") || "";
    if (!/^[a-z_]+$/.test(to) || !document.querySelector("[data-find]") || location.pathname.split("/").pop() !== "index.html") return false;
    var link = document.querySelector('main a[href="' + to + '.html"]');
    asked.delete("answer");
    if (link) location.replace(to + ".html" + (asked.toString() ? "?" + asked : ""));
    return !!link;
  }

  /* The articles of one kind, or further ones, are a page without filters: a link with some is for the page that has them. */
  function articles() {
    var file = /^([a-z]+)(?:-[0-9]+)?\.html$/.exec(location.pathname.split("/").pop());
    if (!file || !location.search || !document.querySelector(".pk-article-list")) return false;
    if (file[1] !== "index" && !asked.has("article_kind")) asked.set("article_kind", file[1]);
    location.replace("index.html?" + asked);
    return true;
  }

  function find() {
    var box = document.querySelector("[data-find]");
    if (!box) return;
    var input = box.querySelector("input[type=search]"), choices = [].slice.call(box.querySelectorAll("input[type=checkbox]")), status = box.querySelector("[role=status]");
    var groups = [].map.call(document.querySelectorAll(".pk-group"), function (group) {
      return { node: group, items: [].slice.call(group.querySelectorAll("li")) };
    });
    /* Whether an item has one of the values chosen of a filter, of which it may have several. */
    function among(item, field) {
      var chosen = choices.filter(function (c) { return c.name === field && c.checked; }), own = (item.dataset[field] || "").split(" ");
      return !chosen.length || chosen.some(function (c) { return own.indexOf(c.value) >= 0; });
    }
    function show() {
      var count = 0, asking = !!input.value.trim() || choices.some(function (c) { return c.checked; });
      groups.forEach(function (group) {
        var any = 0;
        group.items.forEach(function (item) {
          var found = PartnershipSite.text.matches(input.value, item.dataset.words) && among(item, "country") && among(item, "theme");
          item.hidden = !found;
          any += found ? 1 : 0;
        });
        group.node.hidden = !any;
        var counted = group.node.querySelector("[data-count]");
        if (counted) counted.textContent = any;
        var fold = group.node.querySelector(".pk-fold");
        if (fold) fold.open = asking;
        count += any;
      });
      document.querySelectorAll(".pk-index > section").forEach(function (part) { part.hidden = !part.querySelector(".pk-group:not([hidden])"); });
      status.textContent = !asking ? "" : count ? count + " " + (count === 1 ? status.dataset.foundOne : status.dataset.found) : status.dataset.nothing;
    }
    box.hidden = false;
    input.value = asked.get("text") || "";
    choices.forEach(function (c) {
      c.checked = (asked.get(c.name) || "").split(",").indexOf(c.value) >= 0;
      if (c.checked) c.closest("details").open = true;
      c.addEventListener("change", show);
    });
    input.addEventListener("input", show);
    show();
  }

  if (language() || place() || answer() || articles()) return;
  find();
})();
