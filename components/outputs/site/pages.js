/* What the site's pages do beyond what they say: nothing that they say needs this. */
(function () {
  "use strict";

  if (document.getElementById("pk-app")) return; /* the map reads its address itself */
  const asked = new URLSearchParams(location.search);

  /* A link shared from the application names a place in the query; here each place has a page of its own. */
  function place() {
    const id = asked.get("id"), list = document.querySelector("[data-find]");
    if (!id || !list || !/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(id)) return false;
    const chosen = /^partnership:([a-z0-9]+(?:[-_][a-z0-9]+)*)$/.exec(asked.get("selection") || "");
    const known = [].some.call(
      document.querySelectorAll(".pk-index a[href]"),
      (a) => a.getAttribute("href").split("/")[0] === id,
    );
    if (known) location.replace(id + "/index.html" + (chosen ? "#partnership-" + chosen[1] : ""));
    return known;
  }

  /* A link shared in the other language leads to the same page there. */
  function language() {
    const wanted = asked.get("language"), other = document.querySelector("a[data-pk-language]");
    if (!wanted || !other || other.dataset.pkLanguage !== wanted) return false;
    asked.delete("language");
    const rest = asked.toString();
    location.replace(other.getAttribute("href") + (rest ? "?" + rest : "") + location.hash);
    return true;
  }

  /* The list of places has a page for each answer. */
  function answer() {
    const to = asked.get("answer") || "";
    if (
      !/^[a-z_]+$/.test(to) || !document.querySelector("[data-find]") ||
      location.pathname.split("/").pop() !== "index.html"
    ) return false;
    const link = document.querySelector('main a[href="' + to + '.html"]');
    asked.delete("answer");
    if (link) location.replace(to + ".html" + (asked.toString() ? "?" + asked : ""));
    return !!link;
  }

  /* The articles of one kind, or further ones, are a page without filters: a link with some is for the page that has them. */
  function articles() {
    const file = /^([a-z]+)(?:-[0-9]+)?\.html$/.exec(location.pathname.split("/").pop());
    if (!file || !location.search || !document.querySelector(".pk-article-list")) return false;
    if (file[1] !== "index" && !asked.has("article_kind")) asked.set("article_kind", file[1]);
    location.replace("index.html?" + asked);
    return true;
  }

  function find() {
    const box = document.querySelector("[data-find]");
    if (!box) return;
    const input = box.querySelector("input[type=search]"),
      choices = [].slice.call(box.querySelectorAll("input[type=checkbox]")),
      status = box.querySelector("[role=status]");
    const groups = [].map.call(
      document.querySelectorAll(".pk-group"),
      (group) => ({ node: group, items: [].slice.call(group.querySelectorAll("li")) }),
    );
    /* Whether an item has one of the values chosen of a filter, of which it may have several. */
    function among(item, field) {
      const chosen = choices.filter((c) => c.name === field && c.checked),
        own = (item.dataset[field] || "").split(" ");
      return !chosen.length || chosen.some((c) => own.indexOf(c.value) >= 0);
    }
    function show() {
      let count = 0;
      const asking = !!input.value.trim() || choices.some((c) => c.checked);
      groups.forEach((group) => {
        let any = 0;
        group.items.forEach((item) => {
          const found = PartnershipSite.text.matches(input.value, item.dataset.words) &&
            among(item, "country") && among(item, "theme");
          item.hidden = !found;
          any += found ? 1 : 0;
        });
        group.node.hidden = !any;
        const counted = group.node.querySelector("[data-count]");
        if (counted) counted.textContent = any;
        const fold = group.node.querySelector(".pk-fold");
        if (fold) fold.open = asking;
        count += any;
      });
      document.querySelectorAll(".pk-index > section").forEach((part) => {
        part.hidden = !part.querySelector(".pk-group:not([hidden])");
      });
      status.textContent = !asking
        ? ""
        : count
        ? count + " " + (count === 1 ? status.dataset.foundOne : status.dataset.found)
        : status.dataset.nothing;
    }
    box.hidden = false;
    input.value = asked.get("text") || "";
    choices.forEach((c) => {
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
