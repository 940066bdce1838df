// @ts-check
/* Suggestions below a search field, as the WAI-ARIA pattern of a combobox with a listbox has them. The field
   stays a field: who chooses nothing searches for what is typed. The application and the site without a
   server have the same file. */
(function (PS) {
  "use strict";
  let made = 0;

  /* suggest(text) gives [{label, note}], at most a handful; choose(item) is called with one of them; "name"
     is what they are. */
  PS.combobox = function (input, suggest, choose, name) {
    const list = document.createElement("ul");
    const box = document.createElement("div");
    let items = [];
    let at = -1;
    list.id = "pk-suggest-" + (made += 1);
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", name);
    box.className = "pk pk-suggest";
    box.hidden = true;
    box.append(list);
    attributes({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      autocomplete: "off",
    });

    function attributes(values) {
      Object.keys(values).forEach((key) => {
        input.setAttribute(key, values[key]);
      });
    }

    function open() {
      items = input.value.trim() ? suggest(input.value) : [];
      at = -1;
      input.removeAttribute("aria-activedescendant");
      if (!items.length || document.activeElement !== input) return close();
      list.replaceChildren.apply(list, items.map(option));
      if (!box.isConnected) document.body.append(box);
      box.hidden = false;
      place();
      input.setAttribute("aria-expanded", "true");
    }

    function option(item, i) {
      const node = document.createElement("li"), note = document.createElement("span");
      node.id = list.id + "-" + i;
      node.setAttribute("role", "option");
      node.setAttribute("aria-selected", "false");
      note.className = "pk-muted";
      note.textContent = item.note;
      node.append(item.label, " ", note);
      // The pointer must not take the focus from the field before the click has come.
      node.addEventListener("mousedown", (event) => {
        event.preventDefault();
      });
      node.addEventListener("click", () => {
        take(item);
      });
      return node;
    }

    function close() {
      box.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    /* The list lies over the page, below its field: a drawer that scrolls would cut it. */
    function place() {
      if (box.hidden) return;
      const field = input.getBoundingClientRect();
      box.style.left = field.left + "px";
      box.style.top = field.bottom + 2 + "px";
      box.style.minWidth = field.width + "px";
      box.style.maxWidth = Math.max(field.width, document.documentElement.clientWidth - field.left - 8) +
        "px";
      box.style.maxHeight = Math.max(120, window.innerHeight - field.bottom - 12) + "px";
    }

    function move(to) {
      const nodes = list.children;
      if (at >= 0) nodes[at].setAttribute("aria-selected", "false");
      // One step beyond either end is the field itself.
      at = to < -1 ? nodes.length - 1 : to >= nodes.length ? -1 : to;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      nodes[at].setAttribute("aria-selected", "true");
      nodes[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", nodes[at].id);
    }

    function take(item) {
      close();
      choose(item);
    }

    function ours(event) {
      event.preventDefault();
      event.stopPropagation();
    }

    input.addEventListener("input", open);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const down = event.key === "ArrowDown", up = event.key === "ArrowUp";
      if ((down || up) && !event.altKey) {
        if (box.hidden) open();
        if (box.hidden) return;
        ours(event);
        move(down ? at + 1 : at - 1);
      } else if (event.key === "Enter") {
        if (!box.hidden && at >= 0) {
          ours(event);
          take(items[at]);
        } else close();
      } else if (event.key === "Escape" && !box.hidden) {
        ours(event);
        close();
      }
    });
    window.addEventListener("resize", place);
    document.addEventListener("scroll", place, true);
    if (document.activeElement === input) open();
    return { close };
  };

  /* The first places like a text, as suggestions: [{label, note, value, id}]. "value" is a name that is the
     place's own. */
  PS.suggestions = function (places, text, words, told) {
    return PS.names.like(places, text, words.at).slice(0, 8).map((found) => {
      const place = places[found[1]];
      return { label: place.name[words.code], note: told(place), value: place.names[0], id: place.id };
    });
  };
})(PartnershipSite);
