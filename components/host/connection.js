/* While the server cannot be reached, is slow, or never answers: a line in the page's language, and nothing
   over the page. */
(function () {
  "use strict";
  const HOST = PartnershipHost, AFTER_MS = 1500, SLOW_MS = 3000, NEVER_MS = 15000;
  let watched = null;
  let line = null;
  let lost = false;
  let announced = "";
  let lostTimer = 0;
  let slowTimer = 0;
  /* Whether something was sent to the server and nothing has come back since. */
  let awaiting = false;
  /* The socket that is listened to, and the link that was followed while no server answered. */
  let heard = null;
  let sought = "";

  function state(name) {
    return watched?.dataset[name] || "";
  }

  function connected() {
    return state(HOST.connectionState) === HOST.connected;
  }

  function look() {
    const app = document.querySelector(HOST.app);
    if (app && app !== watched) {
      watched = app;
      new MutationObserver(changed).observe(app, { attributes: true });
    }
    if (lost || finished()) {
      document.querySelectorAll(HOST.dialogClose).forEach((button) => {
        button.click();
      });
    }
  }

  function changed() {
    if (connected()) {
      clearTimeout(lostTimer);
      if (lost) back();
    } else if (!lost && started()) {
      lost = true;
      clearTimeout(slowTimer);
      if (announced === "slow") announce("");
      lostTimer = setTimeout(() => announce("lost"), AFTER_MS);
    }
    if (!lost && rested()) {
      answered();
    }
    if (!lost && !rested()) waits();
  }

  /* Before the first run there is nothing yet that could be lost. */
  function started() {
    return document.querySelector(HOST.app + " [data-language]") !== null;
  }

  /* The finished page that Streamlit has not taken over. */
  function finished() {
    return document.getElementById(HOST.finished) !== null && document.documentElement.dataset.live !== "yes";
  }

  function rested() {
    return connected() && !awaiting && state(HOST.scriptState) === HOST.notRunning;
  }

  function announce(what) {
    if (what === announced) return;
    announced = what;
    line?.remove();
    line = null;
    if (!what) return;
    const texts = document.getElementById("pk-" + what);
    line = document.createElement("p");
    line.className = "pk-lost";
    line.setAttribute("role", "status");
    document.body.append(line);
    line.textContent = texts?.dataset[document.documentElement.lang] || "";
  }

  /* A server that was restarted knows nothing of this page. It draws the page that the address means, with
     what Streamlit's program holds of the widgets (session.py takes what differs). */
  function back() {
    lost = false;
    awaiting = true;
    announce("");
    if (sought) location.assign(sought);
    else window.dispatchEvent(new PopStateEvent(HOST.navigated));
  }

  /* A press or a run that has no answer after a time. */
  function waits() {
    if (slowTimer || !started()) return;
    slowTimer = setTimeout(() => {
      if (!lost && !announced) announce("slow");
    }, SLOW_MS);
  }

  function answered() {
    clearTimeout(slowTimer);
    slowTimer = 0;
    if (announced === "slow") announce("");
  }

  /* Without a connection a link of ours is followed by loading its page, once a server answers. */
  window.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (event.target).closest("a[href]")
    );
    if (!lost || !link || link.origin !== location.origin) return;
    event.stopImmediatePropagation();
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    fetch(link.href, { method: "HEAD", cache: "no-store" }).then(() => {
      location.assign(link.href);
    }, () => {
      sought = link.href;
      announce("kept");
    });
  }, true);

  /* Streamlit's program sends with this; it tells of no message that is not answered. */
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    send.call(this, data);
    awaiting = true;
    waits();
    if (heard === this) return;
    heard = this;
    EventTarget.prototype.addEventListener.call(this, "message", () => {
      awaiting = false;
      changed();
    });
  };

  setTimeout(() => {
    if (finished()) announce("never");
  }, NEVER_MS);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      if (announced === "never" && !finished()) announce("");
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-live"] });
  });
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
})();
