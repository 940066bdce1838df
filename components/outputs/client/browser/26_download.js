// @ts-check
/* The rows as a CSV file, written in the browser: it needs no server, and works in a page opened from a
   folder. */
(function (PS) {
  "use strict";
  const D = PS.dom, h = D.h, S = PS.state, URL_LIFETIME = 60000;

  /* The CSV file of a state's rows as {name, text}, in the order of the table. */
  /** @param {State} state @returns {{ name: string, text: string }} */
  function csvFile(state) {
    const view = PS.view(PS.dataset, PS.rowsOnly(state));
    return { name: PS.fileName(view) + ".csv", text: PS.csv(view) };
  }

  /** @param {{ name: string, text: string }} file */
  function save(file) {
    const address = URL.createObjectURL(new Blob([file.text], { type: "text/csv;charset=utf-8" }));
    const link = h("a", { href: address, download: file.name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads it after the click, when it has asked where to put it.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, URL_LIFETIME);
  }

  /* The button for CSV; with "note", what is in the files and where others are. */
  /** @param {View} view @param {boolean} [note] */
  function downloads(view, note) {
    const words = view.words,
      csv = h("button", { type: "button", "data-kind": "csv" }, words.say("export.csv")),
      whole = D.link(
        S.put(S.DEFAULT, { page: "downloads", language: words.code }),
        {},
        words.say("browser.download_more"),
      );
    csv.addEventListener("click", () => {
      save(csvFile(view.state));
    });
    return h(
      "section",
      { class: "pk-downloads", "aria-label": words.say("export.heading") },
      h(
        "p",
        { class: "pk-download-links" },
        h("span", { class: "pk-download-head" }, words.say("export.heading") + ":"),
        " ",
        csv,
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

  PS.download = { downloads, csvFile };
})(PartnershipSite);
