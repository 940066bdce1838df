/* The places on the map as a list of buttons, invisible until it has the focus. It is one stop of the Tab
   key; arrows, Home, End and letters move within it. All text enters through textContent. */
(function (PM) {
  "use strict";
  const element = PM.element, LIMIT = 300, NAMED = 3;

  PM.PlaceList = function (map, scene, words, choose, look) {
    const box = element("div", "pm-list");
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    map.getContainer().appendChild(box);
    box.addEventListener("keydown", walk);

    function buttons() {
      return Array.from(box.querySelectorAll("button"));
    }

    /* Sweden's places first, then those abroad by country. */
    this.fill = function () {
      const order = new Intl.Collator(scene.state.language).compare, partners = partnersOf(scene);
      const marks = scene.shown().filter((m) => !m.hollow).sort((a, b) =>
        b.swedish - a.swedish || order(words.country(a.place), words.country(b.place)) ||
        order(words.place(a.place), words.place(b.place))
      );
      const focused = box.querySelector(":focus")?.dataset.place;
      const list = [];
      let country = "";
      let ul = null;
      marks.slice(0, LIMIT).forEach((mark) => {
        if (!ul || words.country(mark.place) !== country) {
          country = words.country(mark.place);
          ul = element("ul");
          ul.setAttribute("aria-label", country);
          list.push(element("div", "pm-sub", country), ul);
        }
        ul.appendChild(element("li")).appendChild(button(mark, partners[mark.place]));
      });
      box.replaceChildren(
        element("h2", "", words.get("list", { n: marks.length })),
        element("p", "", words.get("list_keys")),
        ...list,
      );
      if (marks.length > LIMIT) {
        box.appendChild(element("p", "", words.get("list_more", { n: marks.length - LIMIT })));
      }
      const all = buttons(), at = all.find((b) => b.dataset.place === focused);
      stop(at || all.find((b) => b.hasAttribute("aria-current")) || all[0]);
      if (at) at.focus({ preventScroll: true });
    };

    function button(mark, partners) {
      const node = element(
        "button",
        "",
        words.place(mark.place) + ", " + words.get("partnerships", { n: mark.n }),
      );
      node.type = "button";
      node.dataset.place = scene.data.places[mark.place].id;
      if (mark.chosen) node.setAttribute("aria-current", "true");
      if (partners.length) {
        node.append(
          " ",
          element(
            "span",
            "",
            words.get(partners.length > NAMED ? "list_with_more" : "list_with", {
              places: partners.slice(0, NAMED).map((i) => words.short(i)).join(", "),
              n: partners.length - NAMED,
            }),
          ),
        );
      }
      node.addEventListener("click", () => {
        choose(["place", mark.place]);
      });
      node.addEventListener("focus", () => {
        stop(node);
        look(mark);
      });
      return node;
    }

    /* Makes a button the one that Tab reaches. */
    function stop(node) {
      buttons().forEach((b) => {
        b.tabIndex = b === node ? 0 : -1;
      });
    }

    function walk(event) {
      const all = buttons();
      const at = all.indexOf(document.activeElement);
      let to;
      if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown") to = Math.min(at + 1, all.length - 1);
      else if (event.key === "ArrowUp") to = Math.max(at - 1, 0);
      else if (event.key === "Home") to = 0;
      else if (event.key === "End") to = all.length - 1;
      else if (event.key.length === 1 && event.key !== " ") to = lettered(all, at, event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (to >= 0) all[to].focus();
    }

    /* The next button after `at` that begins with a letter, from the start again after the last; -1 without
       one. */
    function lettered(all, at, letter) {
      const same = new Intl.Collator(scene.state.language, { sensitivity: "base" }).compare;
      for (let i = 1; i <= all.length; i++) {
        const next = (at + i) % all.length;
        if (!same(Array.from(all[next].textContent)[0], letter)) return next;
      }
      return -1;
    }
  };

  /* The partners of each place in the visible rows. */
  function partnersOf(scene) {
    const partners = scene.data.places.map(() => []);
    scene.data.partnerships.forEach((p, row) => {
      if (scene.rowCode(row)) {
        PM.swedishEnds(p).forEach((own) => {
          p.partners.forEach((partner) => {
            add(own, partner);
            add(partner, own);
          });
        });
      }
    });
    function add(a, b) {
      if (!partners[a].includes(b)) partners[a].push(b);
    }
    return partners;
  }
})(PartnershipMap);
