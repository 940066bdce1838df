/* "Copy link": puts the page's own address, or the one that a button names, on the clipboard. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  function copy(button) {
    var text = new URL(button.dataset.copy || location.href, location.href).href;
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
      setTimeout(function () { label.textContent = before; }, 2000);
    });
  }
})();
