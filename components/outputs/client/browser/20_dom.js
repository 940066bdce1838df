// @ts-check
/* Elements. All text enters through textContent, so whatever stands in a table stays text. */
(function (PS) {
  "use strict";
  const leads = /** @type {WeakMap<Element, State>} */ (new WeakMap());

  /* An element; attributes that are null, undefined or false are left out. "style" takes custom
     properties. */
  /** @param {string} name @param {Record<string, unknown>} [attributes] @param {...Child} children
      @returns {HTMLElement} */
  function h(name, attributes, ...children) {
    const node = document.createElement(name), given = attributes || {};
    Object.keys(given).forEach((key) => {
      const value = given[key];
      if (value === null || value === undefined || value === false) return;
      if (key === "style") {
        Object.keys(value).forEach((property) => {
          node.style.setProperty(property, value[property]);
        });
      } else node.setAttribute(key, value === true ? "" : String(value));
    });
    append(node, children);
    return node;
  }

  function append(node, children) {
    children.forEach((child) => {
      if (Array.isArray(child)) append(node, child);
      else if (child !== null && child !== undefined && child !== "" && child !== false) node.append(child);
    });
  }

  /* A link to a state: an ordinary address, and the state itself for a page that can show it without
     loading. */
  /** @param {State} state @param {Record<string, unknown>} [attributes] @param {...Child} children */
  function link(state, attributes, ...children) {
    const target = PS.address(state);
    if (target === null) return h("span", {}, ...children);
    // What is embedded in somebody's page does not put another page into its place there.
    const outside = PS.isEmbedded() && PS.leaves(state) ? { target: "_blank", rel: "noopener" } : {};
    const node = h("a", { href: target, ...outside, ...attributes }, ...children);
    leads.set(node, state);
    return node;
  }

  /* The links of the document that a selector matches. */
  /** @param {string} selector @returns {HTMLAnchorElement[]} */
  function all(selector) {
    return Array.from(document.querySelectorAll(selector));
  }

  /* A link out of the site; the page says once what the sign means (#pk-new-tab). */
  function out(url, label, className) {
    return h("a", {
      href: url,
      rel: "noopener noreferrer",
      target: "_blank",
      class: className ? "pk-out " + className : "pk-out",
      "aria-describedby": "pk-new-tab",
    }, label);
  }

  function shape(name, colour) {
    return h("span", { class: "pk-shape pk-" + name, style: { "--colour": colour }, "aria-hidden": "true" });
  }

  /* The themes of a row or article with their groups' colours and shapes; "marks" where the names may be out
     of sight. */
  function themes(dataset, words, ids, marks) {
    return ids.filter((id) => dataset.theme.has(id)).map((id, i, all) => {
      const theme = dataset.theme.get(id), group = dataset.data.groups[dataset.group.get(theme.group)];
      return [
        h("span", {
          class: "pk-chip pk-chip-" + (group ? group.shape : "circle"),
          style: { "--colour": group ? group.colour : dataset.data.colours.grey },
          title: marks ? theme.label[words.code] : null,
        }, theme.label[words.code]),
        marks && i < all.length - 1 ? h("span", { class: "pk-hidden" }, ", ") : null,
      ];
    });
  }

  function status(words, name) {
    return h("span", { class: "pk-status pk-status-" + name }, words.say("status." + name));
  }

  /* Where to tell of an error in what stands here: an e-mail or a form with subject, address and revision
     filled in (components/kit/reports.py); nothing without an address to report to. */
  function report(view, about, state) {
    const to = view.dataset.data.report_to, words = view.words;
    if (!to) return null;
    const where = new URL(PS.address(state) || "", location.href).href;
    const revision = view.dataset.data.revision;
    const subject = words.say("report_error.subject", { about });
    const page = words.say("report_error.page", { address: where }) + "\n" +
      words.say("report_error.revision", { revision });
    const body = [words.say("report_error.wrong"), words.say("report_error.right"), page].join("\n\n\n");
    const href = /^mailto:/.test(to) ? to + "?" + query({ subject, body }) : to.replace(
      /(#.*)?$/,
      (to.indexOf("?") < 0 ? "?" : "&") + query({ subject, address: where, revision }) + "$1",
    );
    return h(
      "a",
      { class: "pk-report", href },
      words.say("report_error.link"),
      h("span", { class: "pk-hidden" }, ": " + about),
    );
  }

  function query(values) {
    return Object.keys(values).map((name) => name + "=" + encodeURIComponent(values[name])).join("&");
  }

  PS.dom = { h, link, all, out, shape, themes, status, report, leads };
})(PartnershipSite);
