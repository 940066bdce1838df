/* Accessibility that Streamlit's page lacks: the filters' drawer on a narrow screen, the new count as a
   status message, and its English words in the page's language. */
(function () {
  "use strict";
  const HOST = PartnershipHost;
  const narrow = matchMedia("(max-width: " + HOST.drawer + "px)");

  /* On a narrow screen the filters cover the page, so every page opens without them. */
  let path;
  let untouched = 0;
  let wasOpen = false;
  function shut() {
    if (location.pathname === path) return;
    path = location.pathname;
    untouched = Date.now() + 3000;
    if (!narrow.matches) return;
    try {
      Object.keys(localStorage).forEach((key) => {
        if (key.indexOf(HOST.sidebarStored) === 0) localStorage.removeItem(key);
      });
    } catch { /* Storage is refused, so nothing is stored. */ }
  }

  function press(selector) {
    const button = document.querySelector(selector);
    if (button) button.click();
  }

  /* When the button with the focus disappears, the focus moves to the button that undoes its step. */
  function drawer() {
    shut();
    const open = !!document.querySelector(HOST.open);
    if (open && narrow.matches && Date.now() < untouched) return press(HOST.closer);
    if (open === wasOpen) return;
    const next = document.querySelector(open ? HOST.closer : ".pk-filter-button");
    if (!next) return;
    wasOpen = open;
    const at = document.activeElement;
    if (!at || at === document.body || at.closest(open ? ".pk-filter-button" : HOST.sidebar)) next.focus();
  }

  document.addEventListener("click", (event) => {
    const at = /** @type {Element} */ (event.target);
    if (at.closest(".pk-filter-button")) {
      untouched = 0;
      press(HOST.opener);
    }
    if (at.closest(".pk-show-found")) press(HOST.closer);
  });
  document.addEventListener("keydown", (event) => {
    /* An open list uses the key itself. */
    const at = /** @type {Element} */ (event.target),
      list = at.matches("[role=combobox][aria-expanded=true]");
    if (event.key === "Escape" && narrow.matches && !list && at.closest(HOST.open)) {
      press(HOST.closer);
    }
  });

  /* The page's sentence is announced when it changes. Another page (another data-said) is announced by its
     heading. */
  const region = document.createElement("div");
  let before = {};
  let waiting;
  region.className = "pk-hidden";
  region.setAttribute("role", "status");
  function say() {
    /* A page without a sentence has the filters' button with the number of results. */
    const node = document.querySelector("[data-said]:not(button)") || document.querySelector("[data-said]");
    if (!node || document.querySelector(HOST.playing)) return;
    const now = { of: node.dataset.said, text: node.textContent };
    if (now.text === before.text && now.of === before.of) return;
    clearTimeout(waiting);
    if (now.of !== before.of) region.textContent = "";
    else {waiting = setTimeout(() => {
        region.textContent = now.text;
      }, 400);}
    before = now;
  }

  /* Translations of Streamlit's English words are in the header. The original text is stored, since the
     language can change while the element stays. */
  const first = new WeakMap();
  let current = "";
  let words = [];
  function speak() {
    const mark = document.querySelector("[data-language]");
    if (!mark) return;
    if (current !== mark.dataset.language) {
      current = mark.dataset.language || "";
      words = Object.entries(JSON.parse(mark.dataset.foreign || "{}"));
    }
    document.querySelectorAll("[aria-label], [placeholder]").forEach((node) => {
      if (node.closest(".pk")) return;
      ["aria-label", "placeholder"].forEach((name) => {
        if (node.hasAttribute(name)) {
          put(node, name, node.getAttribute(name), (text) => {
            node.setAttribute(name, text);
          });
        }
      });
    });
    document.querySelectorAll(HOST.texts).forEach((node) => {
      const text = node.firstChild;
      if (text && text.nodeType === 3) {
        put(text, "text", text.data, (own) => {
          text.data = own;
        });
      }
    });
    /* Streamlit names the slider twice: by its group and by itself. */
    document.querySelectorAll(HOST.slider + "[aria-labelledby]").forEach((node) => {
      node.removeAttribute("aria-labelledby");
    });
  }

  function put(node, name, now, write) {
    const known = first.get(node) || {};
    if (!known[name] || known[name].ours !== now) known[name] = { theirs: now };
    const ours = known[name].ours = translated(known[name].theirs);
    first.set(node, known);
    if (ours !== now) write(ours);
  }

  /* Braces stand for a value: "Remove {}". */
  function translated(text) {
    for (let i = 0; i < words.length; i++) {
      const ends = words[i][0].split("{}");
      if (
        ends.length < 2
          ? text === ends[0]
          : text.length > words[i][0].length - 2 && text.indexOf(ends[0]) === 0 && text.endsWith(ends[1])
      ) {
        return words[i][1].replace("{}", () => text.slice(ends[0].length, text.length - ends[1].length));
      }
    }
    return text;
  }

  function follow() {
    drawer();
    say();
    speak();
  }
  shut();
  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(region);
  });
  new MutationObserver(follow).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: [
      "data-language",
      "data-collapsed",
      "data-said",
      "aria-label",
      "aria-labelledby",
      "placeholder",
    ],
  });
})();
