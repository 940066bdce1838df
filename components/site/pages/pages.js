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

  /* Lists that have a page for each choice. */
  function choice() {
    var answer = asked.get("answer"), kind = asked.get("article_kind"), to = "";
    if (answer && document.querySelector("[data-find]")) to = answer;
    if (kind && document.querySelector(".pk-article-list")) to = kind;
    if (!/^[a-z]+$/.test(to) || location.pathname.split("/").pop() !== "index.html") return false;
    var link = document.querySelector('main a[href="' + to + '.html"]');
    if (link) location.replace(to + ".html");
    return !!link;
  }

  /* A page that shows everything says so to whoever asked for less. */
  function unread() {
    var note = document.querySelector("[data-unread]"), rest = new URLSearchParams(asked);
    ["language", "id", "answer", "article_kind", "start", "selection", "area", "panel", "sort"].forEach(function (name) { rest.delete(name); });
    if (!note || !rest.toString()) return;
    note.querySelector("a").search = rest.toString();
    note.hidden = false;
  }

  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ø/g, "o").replace(/æ/g, "ae")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function matches(query, words) {
    return fold(query).split(" ").every(function (wanted) {
      return words.some(function (word, i) { return words.slice(i).join("").indexOf(wanted) === 0; });
    });
  }

  function find() {
    var box = document.querySelector("[data-find]");
    if (!box) return;
    var input = box.querySelector("input"), status = box.querySelector("[role=status]");
    var groups = [].map.call(document.querySelectorAll(".pk-group"), function (group) {
      var heading = group.querySelector("h3").firstChild.textContent;
      return { node: group, items: [].map.call(group.querySelectorAll("li"), function (item) {
        var link = item.querySelector("a");
        return { node: item, words: fold(link.textContent + " " + link.getAttribute("href").split("/")[0] + " " + heading).split(" ") };
      }) };
    });
    function show() {
      var count = 0;
      groups.forEach(function (group) {
        var any = 0;
        group.items.forEach(function (item) {
          var found = matches(input.value, item.words);
          item.node.hidden = !found;
          any += found ? 1 : 0;
        });
        group.node.hidden = !any;
        count += any;
      });
      document.querySelectorAll(".pk-index > section").forEach(function (part) { part.hidden = !part.querySelector(".pk-group:not([hidden])"); });
      status.textContent = !input.value.trim() ? "" : count ? count + " " + status.dataset.found : status.dataset.nothing;
    }
    box.hidden = false;
    input.value = asked.get("text") || "";
    input.addEventListener("input", show);
    show();
  }

  if (language() || place() || choice()) return;
  unread();
  find();
})();
