/* While the server cannot be reached: a line in the page's language, instead of a dialog that covers the
   page. */
(function () {
  "use strict";
  const HOST = PartnershipHost, AFTER_MS = 1500;
  let watched = null;
  let line = null;
  let waiting = 0;
  let lost = false;

  function connected() {
    return watched.dataset[HOST.connectionState] === HOST.connected;
  }

  function look() {
    const app = document.querySelector(HOST.app);
    if (app && app !== watched) {
      watched = app;
      new MutationObserver(changed).observe(app, { attributes: true });
    }
    if (!lost) return;
    document.querySelectorAll(HOST.dialogClose).forEach((button) => {
      button.click();
    });
  }

  function changed() {
    if (connected()) {
      clearTimeout(waiting);
      waiting = 0;
      if (lost) back();
    } else if (!waiting && !lost && started()) {
      lost = true;
      waiting = setTimeout(tell, AFTER_MS);
    }
  }

  /* Before the first run there is nothing yet that could be lost. */
  function started() {
    return document.querySelector("[data-language]") !== null;
  }

  function tell() {
    const texts = document.getElementById("pk-lost");
    line = document.createElement("p");
    line.className = "pk-lost";
    line.setAttribute("role", "status");
    document.body.append(line);
    line.textContent = texts?.dataset[document.documentElement.lang] || "";
  }

  /* A server that was restarted knows nothing of this page. It draws the page that the address means
     before anything is pressed: what is pressed in the old one would mean nothing to it. */
  function back() {
    lost = false;
    if (line) line.remove();
    line = null;
    window.dispatchEvent(new PopStateEvent(HOST.navigated));
  }

  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
})();
