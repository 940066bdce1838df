// @ts-check
/* CSV as spreadsheets read it in Sweden: a BOM, semicolons, and no cell that could be a formula
   (components/outputs/export/csv_file.py). */
(function (PS) {
  "use strict";
  const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

  /** @param {View} view @returns {string} */
  function csv(view) {
    return "\ufeff" +
      [PS.cells.headings(view.words)].concat(PS.cells.of(view)).map((row) => row.map(cell).join(";") + "\r\n")
        .join("");
  }

  /** @param {string | number | null} value @returns {string} */
  function cell(value) {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const text = FORMULA.test(value) ? "'" + value : value;
    return /[;"\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  PS.csv = csv;
})(PartnershipSite);
