/* The rows shown as files, made in the browser: no server is asked, and a page opened from a folder can do it too. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, KEPT = 60000;
  const KINDS = [["csv", "text/csv;charset=utf-8"], ["geojson", "application/geo+json"]];

  /* The file of a kind for a state as a promise of {name, type, text}: the rows of the table in their order. */
  function made(state, kind) {
    const view = PS.view(PS.dataset, PS.about.rowsOnly(state)), name = PS.about.fileName(view) + "." + kind;
    function file(text) {
      return { name, text };
    }
    if (kind === "csv") return Promise.resolve(file(PS.csv(view)));
    return PS.ground.sweden.then((sweden) => file(PS.geojson(view, sweden, where(view.state))));
  }

  /* The address that shows the same rows. One in a folder would tell of somebody's disk, so there it begins at the site's root. */
  function where(state) {
    const query = S.query(state);
    let path = PS.layout[state.language].table;
    const app = document.getElementById("pk-app");
    if (/^https?:$/.test(location.protocol)) {
      path = new URL((app && app.dataset.root || "") + path, location.href).href;
    }
    return path + (query ? "?" + query : "");
  }

  function save(file, type) {
    const address = URL.createObjectURL(new Blob([file.text], { type }));
    const link = h("a", { href: address, download: file.name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads it after the click, when it has asked where to put it.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, KEPT);
  }

  /* The buttons; with "note", what is in the files and where others are. */
  function downloads(view, note) {
    const words = view.words,
      whole = D.link(
        S.put(S.DEFAULT, { page: "downloads", language: words.code }),
        {},
        words.say("browser.download_more"),
      );
    return h(
      "section",
      { class: "pk-downloads", "aria-label": words.say("export.heading") },
      h(
        "p",
        { class: "pk-download-links" },
        h("span", { class: "pk-download-head" }, words.say("export.heading") + ":"),
        " ",
        KINDS.map((kind) => {
          const button = h(
            "button",
            { type: "button", "data-kind": kind[0] },
            words.say("export." + kind[0]),
          );
          button.addEventListener("click", () => {
            made(view.state, kind[0]).then((file) => {
              save(file, kind[1]);
            });
          });
          return button;
        }),
        // The plain table that it copies stands on the page of the table alone.
        note
          ? h("button", {
            type: "button",
            "data-copy-table": "pk-plain-table",
            "data-done": words.say("table.copied"),
          }, h("span", { "data-label": true, "aria-live": "polite" }, words.say("table.copy")))
          : null,
      ),
      note
        ? h(
          "p",
          { class: "pk-muted" },
          words.say("browser.download_note", { n: view.rows.length }),
          " ",
          PS.layout[words.code].downloads ? whole : null,
        )
        : null,
    );
  }

  PS.download = { downloads, made };
})(PartnershipSite);
