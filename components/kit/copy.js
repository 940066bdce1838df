/* "Copy": puts on the clipboard the address that a button names (data-copy; empty: the page's own), or the text of the
   element that it names (data-copy-from). The application and the site without a server have the same file. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy], [data-copy-from]");
    if (button) copy(button);
  }, true);

  function copy(button) {
    var from = document.getElementById(button.dataset.copyFrom || "");
    var text = from ? from.textContent : new URL(button.dataset.copy || location.href, location.href).href;
    (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject()).catch(function () {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }).then(function () {
      var label = button.querySelector("[data-label]") || button, before = button.dataset.before || label.textContent;
      button.dataset.before = before;
      label.textContent = button.dataset.done;
      button.dataset.copied = "";
      setTimeout(function () { label.textContent = before; delete button.dataset.copied; }, 2000);
    });
  }
})();
