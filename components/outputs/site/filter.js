// @ts-check
/* Filters a list in the page by the data attributes of its items; the choices are in the address.

   The list's element has data-find, and says in data-items and data-groups which elements it filters and
   which it hides when they are empty, in data-fields which query parameters are its own, and in data-one,
   data-other and data-none how many items there are. An item has its folded text in data-words, and the
   values of a field, separated by spaces, in an attribute of the field's name. Controls are named after
   their field: checkboxes, a search field ("text"), lists with data-of and data-bound for the first or last
   year, and links with data-set="field=value". */
PartnershipSite.find = function () {
  "use strict";
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-find]"));
  if (!root) return;
  const box = root, fields = (box.dataset.fields || "").split(" ");
  const items = elements(box.dataset.items || ""), groups = elements(box.dataset.groups || "");
  const checkboxes = /** @type {HTMLInputElement[]} */ (elements("input[type=checkbox]"));
  const selects = /** @type {HTMLSelectElement[]} */ (elements("select[name]"));
  const text = /** @type {HTMLInputElement} */ (elements("input[name=text]")[0]);
  const links = /** @type {HTMLAnchorElement[]} */ (elements("a[data-set]"));
  const lists = fields.filter((f) => f !== "text" && !selects.some((s) => s.name === f));
  const reset = elements("[data-reset]")[0], status = elements("[data-status]")[0];
  const complete = status.textContent;
  let query = new URLSearchParams(location.search);

  /** @param {string} selector @param {Element} [within] @returns {HTMLElement[]} */
  function elements(selector, within) {
    return Array.from((within || box).querySelectorAll(selector));
  }

  /** @param {string} field @returns {string} */
  function value(field) {
    return query.get(field) || "";
  }

  /** @param {string} field @returns {string[]} */
  function values(field) {
    return value(field).split(",").filter((v) => v && v !== "all");
  }

  /** @param {HTMLElement} item @param {string} field @returns {string[]} */
  function own(item, field) {
    return (item.dataset[field] || "").split(" ");
  }

  /* The items that pass every filter but the one of a field. */
  /** @param {HTMLElement[]} some @param {string} [without] */
  function passing(some, without) {
    const chosen = lists.filter((f) => f !== without && values(f).length).map((f) => ({ f, v: values(f) }));
    const bounds = selects.filter((s) => value(s.name));
    return some.filter((item) =>
      chosen.every(({ f, v }) => own(item, f).some((x) => v.includes(x))) &&
      bounds.every((s) => {
        const at = Number(item.dataset[s.dataset.of || ""]), bound = Number(value(s.name));
        return at && (s.dataset.bound === "from" ? at >= bound : at <= bound);
      })
    );
  }

  /** @param {HTMLElement} element @param {number} n @returns {string} */
  function counted(element, n) {
    const { one, other } = element.dataset;
    return ((n === 1 ? one : other) || "").replace("{n}", String(n));
  }

  function draw() {
    const filtering = fields.some(value);
    const matching = items.filter((i) => PartnershipSite.text.matches(value("text"), i.dataset.words || ""));
    const visible = passing(matching), n = visible.length, set = new Set(visible);
    items.forEach((item) => {
      item.hidden = !set.has(item);
    });
    arrange();
    groups.forEach((group) => {
      const inside = elements(box.dataset.items || "", group).filter((i) => set.has(i)).length;
      const count = elements("[data-count]", group)[0];
      group.hidden = !inside;
      if (count) count.textContent = String(inside);
      elements("h2[data-one]", group).forEach((heading) => {
        heading.textContent = counted(heading, inside);
      });
      elements("details.pk-fold", group).forEach((fold) => fold.toggleAttribute("open", filtering));
    });
    status.textContent = !filtering ? complete : n ? counted(box, n) : box.dataset.none || "";
    if (reset) reset.hidden = !filtering;
    elements(".pk-show-found").forEach((button) => {
      button.textContent = counted(button, n);
    });
    lists.forEach((field) => {
      const counts = tally(passing(matching, field), field);
      drawChoices(field, counts);
      drawLinks(field, counts);
    });
    drawLinks("article_sort");
    selects.forEach((s) => {
      s.value = value(s.name);
    });
    PartnershipSite.carry(query);
  }

  /* How many of some items have each value of a field. */
  /** @param {HTMLElement[]} some @param {string} field @returns {Map<string, number>} */
  function tally(some, field) {
    const counts = new Map([["", some.length]]);
    some.forEach((item) => own(item, field).forEach((v) => v && counts.set(v, (counts.get(v) || 0) + 1)));
    return counts;
  }

  /** @param {string} field @param {Map<string, number>} counts */
  function drawChoices(field, counts) {
    const chosen = values(field), labels = /** @type {string[]} */ ([]);
    const choices = checkboxes.filter((c) => c.name === field);
    choices.forEach((c) => {
      const n = counts.get(c.value) || 0, label = /** @type {HTMLElement} */ (c.nextElementSibling);
      c.checked = chosen.includes(c.value);
      if (c.checked) labels.push(label.dataset.label || "");
      if (!label.dataset.option) return;
      label.textContent = label.dataset.option.replace("{n}", String(n));
      label.parentElement?.classList.toggle("pk-choice-none", !n && !c.checked);
    });
    const summary = choices[0]?.closest("details")?.querySelector("[data-chosen]");
    if (!(summary instanceof HTMLElement)) return;
    summary.dataset.empty = summary.dataset.empty || summary.textContent || "";
    summary.textContent = labels.join(", ") || summary.dataset.empty;
    summary.classList.toggle("pk-muted", !labels.length);
  }

  /* The links that set a field to one value. */
  /** @param {string} field @param {Map<string, number>} [counts] */
  function drawLinks(field, counts) {
    links.forEach((link) => {
      const [name, v] = (link.dataset.set || "").split("=");
      if (name !== field) return;
      const count = elements(".pk-kind-n", link)[0];
      if (count && counts) {
        count.textContent = String(counts.get(v) || 0);
        link.classList.toggle("pk-kind-none", !counts.get(v));
      }
      link.href = address(changed(name, v));
      if (value(field) === v) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  /* Newest first is the order of the page; what has no date comes last in each order. */
  /** @param {HTMLElement[]} some @returns {HTMLElement[]} */
  function sorted(some) {
    const sort = value("article_sort"), compare = new Intl.Collator(document.documentElement.lang).compare;
    /** @param {HTMLElement} item */
    const title = (item) => item.querySelector("h3")?.textContent || "";
    /** @param {HTMLElement} item */
    const date = (item) => item.querySelector("time")?.dateTime || "";
    if (sort === "title") return some.toSorted((a, b) => compare(title(a), title(b)));
    if (sort !== "oldest" || !some.every(date)) return some;
    return some.toSorted((a, b) => date(a).localeCompare(date(b)) || compare(title(a), title(b)));
  }

  /* The cards in sight on a phone and those behind its line keep their number: what is visible comes
     first. */
  const slots = groups.map((group) => {
    const here = items.filter((i) => group.contains(i));
    return { here, places: here.map((i) => i.parentElement) };
  });
  function arrange() {
    if (!links.length) return;
    slots.forEach(({ here, places }) => {
      const order = sorted(here);
      [...order.filter((i) => !i.hidden), ...order.filter((i) => i.hidden)]
        .forEach((item, i) => places[i]?.append(item));
    });
  }

  /** @param {string} field @param {string} v */
  function changed(field, v) {
    const next = new URLSearchParams(query);
    if (v) next.set(field, v);
    else next.delete(field);
    return next;
  }

  /** @param {URLSearchParams} to */
  function address(to) {
    return String(to) ? "?" + PartnershipSite.queryText(to) : location.pathname;
  }

  /* Steps of typing are one step back. */
  /** @param {URLSearchParams} to @param {boolean} [typing] */
  function go(to, typing) {
    query = to;
    if (typing) history.replaceState(null, "", address(to));
    else history.pushState(null, "", address(to));
    draw();
  }

  checkboxes.forEach((c) =>
    c.addEventListener("change", () => {
      const others = values(c.name).filter((v) => v !== c.value);
      go(changed(c.name, (c.checked ? others.concat(c.value) : others).join(",")));
    })
  );
  selects.forEach((s) => s.addEventListener("change", () => go(changed(s.name, s.value))));
  links.forEach((link) =>
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const [field, v] = (link.dataset.set || "").split("=");
      go(changed(field, v));
    })
  );
  text.addEventListener("input", () => go(changed("text", text.value.trim()), true));
  reset?.addEventListener("click", () => {
    const next = new URLSearchParams(query);
    fields.forEach((f) => next.delete(f));
    text.value = "";
    go(next);
    text.focus();
  });
  elements("input[data-narrow]").forEach((narrow) => {
    const input = /** @type {HTMLInputElement} */ (narrow);
    const choices = elements("label", input.parentElement || box);
    input.addEventListener("input", () =>
      choices.forEach((label) => {
        const folded = PartnershipSite.text.fold(elements("[data-label]", label)[0].dataset.label || "");
        label.hidden = !PartnershipSite.text.matches(input.value, folded);
      }));
  });
  const toggle = elements(".pk-filters-toggle")[0];
  /** @param {boolean} open */
  function fold(open) {
    toggle.setAttribute("aria-expanded", String(open));
    elements(".pk-filters")[0].classList.toggle("pk-filters-open", open);
  }
  toggle?.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") === "false"));
  elements(".pk-show-found").forEach((button) =>
    button.addEventListener("click", () => {
      fold(false);
      toggle.focus();
    })
  );

  function read() {
    query = new URLSearchParams(location.search);
    text.value = value("text");
    draw();
  }
  addEventListener("popstate", read);
  read();
  checkboxes.filter((c) => c.checked && !c.closest(".pk-chooser")).forEach((c) => {
    c.closest("details")?.setAttribute("open", "");
  });
};
