/* Decides what the browser draws first on a page with a map. The map's rows and outlines are fetched while
   Streamlit's files load. What the server sends after the map and the list (slider, forty buttons of filters)
   reaches Streamlit when these are painted: a browser that gets everything at once draws everything at once.
   */
(function () {
  "use strict";
  const HOST = PartnershipHost;
  /* The longest hold: with the map's frame to load, and with the map on the page. */
  const AT_FIRST_MS = 2000, AT_A_CHANGE_MS = 1000;

  const fetches = {};
  const ahead = document.currentScript?.dataset.ahead || "";
  ahead.split(" ").filter(Boolean).forEach((address) => {
    const url = new URL(address, location.href).href;
    fetches[url] = fetch(url, { priority: "low" }).then((answer) => answer.ok ? answer.json() : null)
      .catch(() => null);
  });

  const messages = [];
  const text = new TextDecoder();
  let map = null;
  let hold = null;

  /* Streamlit's connection. Its messages wait while there is a hold and keep their order. */
  class HeldSocket extends WebSocket {
    /** @override */
    addEventListener(type, listener, options) {
      if (type !== HOST.message) return super.addEventListener(type, listener, options);
      super.addEventListener(type, (event) => {
        messages.push({ data: event.data, deliver: () => listener.call(this, event) });
        if (!hold) deliver();
      }, options);
    }
  }
  window.WebSocket = HeldSocket;

  function deliver() {
    while (messages.length && !hold) {
      const message = messages.shift();
      message.deliver();
      const run = first(message.data);
      if (run) begin(run);
    }
  }

  /* The number of the run in a message with first_paint.html, else undefined. */
  function first(data) {
    if (!(data instanceof ArrayBuffer) || data.byteLength > 1000) return "";
    return (/data-first-paint="(\d+)"/.exec(text.decode(data)) || [])[1];
  }

  function begin(run) {
    hold = { run, painting: false, timer: setTimeout(end, mapIsThere() ? AT_A_CHANGE_MS : AT_FIRST_MS) };
    look();
  }

  function end() {
    clearTimeout(hold.timer);
    hold = null;
    deliver();
  }

  function mapIsThere() {
    return map && !map.closed;
  }

  /* The element of this run is on the page when everything before it is. The second frame begins when that is
     painted. */
  function look() {
    if (!hold || hold.painting || !mapIsThere()) return;
    if (!document.querySelector('[data-first-paint="' + hold.run + '"]')) return;
    const painted = hold;
    hold.painting = true;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => hold === painted && end())));
  }

  new MutationObserver(look).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-first-paint"],
  });

  /* With what page.js adds. */
  window.PartnershipPage = Object.assign({ join() {}, go() {} }, {
    fetched: (url) => fetches[url],
    /* Loads the scripts of what follows the map. */
    drawn(frame) {
      map = frame;
      const after = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#pk-later"));
      if (after) document.head.append(after.content);
      after?.remove();
      look();
    },
  });
})();
