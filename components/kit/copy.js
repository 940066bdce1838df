// @ts-check
/* "Copy": puts on the clipboard the address that a button names (data-copy; empty: the page's own), the text
   of the element that it names (data-copy-from), or the table that it names (data-copy-table) without any of
   its looks. The application and the site without a server have the same file. */
(function () {
  "use strict";

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = target.closest("[data-copy], [data-copy-from], [data-copy-table]");
    if (button) copy(button);
  }, true);

  function copy(button) {
    const table = document.getElementById(button.dataset.copyTable || "");
    (table ? copyTable(table) : copyText(button)).then(() => {
      const label = button.querySelector("[data-label]") || button,
        before = button.dataset.before || label.textContent;
      button.dataset.before = before;
      label.textContent = button.dataset.done;
      button.dataset.copied = "";
      setTimeout(() => {
        label.textContent = before;
        delete button.dataset.copied;
      }, 2000);
    });
  }

  function copyText(button) {
    const from = document.getElementById(button.dataset.copyFrom || "");
    const text = from ? from.textContent : new URL(button.dataset.copy || location.href, location.href).href;
    return (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject()).catch(() => {
      byEvent({ "text/plain": text });
    });
  }

  /* As HTML for a document, as text with tabs for a sheet; built of text alone, so nothing else comes
     along. */
  function copyTable(table) {
    const plain = document.createElement("table"), lines = [];
    plain.setAttribute("border", "1");
    plain.style.borderCollapse = "collapse";
    Array.from(table.rows).forEach((row) => {
      const head = row.parentNode.nodeName === "THEAD",
        to = (head ? plain.createTHead() : plain.tBodies[0] || plain.createTBody()).insertRow();
      lines.push(
        Array.from(row.cells).map((cell) => {
          const text = cell.textContent.replace(/\s+/g, " ").trim();
          to.appendChild(document.createElement(cell.nodeName)).textContent = text;
          return text;
        }).join("\t"),
      );
    });
    const given = { "text/html": plain.outerHTML, "text/plain": lines.join("\r\n") };
    if (!navigator.clipboard || !window.ClipboardItem) return Promise.resolve(byEvent(given));
    const blobs = /** @type {Record<string, Blob>} */ ({});
    Object.keys(given).forEach((type) => {
      blobs[type] = new Blob([given[type]], { type });
    });
    return navigator.clipboard.write([new ClipboardItem(blobs)]).catch(() => {
      byEvent(given);
    });
  }

  /* For pages that may not write to the clipboard themselves: from a folder, or without https. */
  function byEvent(given) {
    const area = document.createElement("textarea");
    area.value = given["text/plain"];
    document.body.appendChild(area);
    area.select();
    document.addEventListener("copy", (event) => {
      Object.keys(given).forEach((type) => {
        event.clipboardData.setData(type, given[type]);
      });
      event.preventDefault();
      event.stopPropagation();
    }, { once: true, capture: true });
    document.execCommand("copy");
    area.remove();
  }
})();
