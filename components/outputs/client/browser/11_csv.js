// @ts-check
/* CSV as spreadsheets read it in Sweden: a BOM, semicolons, and no cell that could be a formula
   (components/outputs/export/csv_file.py). Which characters no text may hold, Python tells. */
(function (PS) {
  "use strict";
  const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;

  /** @param {View} view @returns {string} */
  function csv(view) {
    const unfit = new RegExp(view.dataset.data.unfit, "gu"),
      rows = [PS.cells.headings(view.words), ...PS.cells.of(view)];
    return "\ufeff" + rows.map((row) => row.map((value) => cell(value, unfit)).join(";") + "\r\n").join("");
  }

  /** @param {string | number | null} value @param {RegExp} unfit @returns {string} */
  function cell(value, unfit) {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const fit = value.replace(unfit, "\ufffd"), text = FORMULA.test(fit) ? "'" + fit : fit;
    return /[;"\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  PS.csv = csv;
})(PartnershipSite);
