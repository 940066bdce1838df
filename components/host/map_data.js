/* The map's rows and outlines are fetched while Streamlit's files load; the map's frame takes them from here. */
(function () {
  "use strict";
  const fetches = {};
  const ahead = document.currentScript?.dataset.ahead || "";
  ahead.split(" ").filter(Boolean).forEach((address) => {
    const url = new URL(address, location.href).href;
    fetches[url] = fetch(url, { priority: "low" }).then((answer) => answer.ok ? answer.json() : null)
      .catch(() => null);
  });

  /* With what page.js and take_over.js add. */
  window.PartnershipPage = Object.assign({ join() {}, go() {}, drawn() {} }, {
    fetched: (url) => fetches[url],
  });
})();
