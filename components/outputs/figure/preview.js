/* The figure on the page Report: while a new one is drawn, the one before it stays, dimmed, with a word on
   what goes on. */
(function () {
  "use strict";
  let before = "";

  function follow() {
    const picture = document.querySelector(".pk-figure img");
    if (!picture) return;
    const figure = picture.closest(".pk-figure"), pending = !picture.complete;
    if (!pending && picture.naturalWidth) before = picture.src;
    if (pending && before && figure.dataset.before !== before) {
      figure.dataset.before = before;
      figure.style.backgroundImage = "url(" + JSON.stringify(before) + ")";
    }
    if (figure.classList.contains("pk-figure-pending") !== pending) {
      figure.classList.toggle("pk-figure-pending", pending);
      figure.setAttribute("aria-busy", String(pending));
    }
  }

  function settled(event) {
    if (event.target.matches && event.target.matches(".pk-figure img")) follow();
  }

  document.addEventListener("load", settled, true);
  document.addEventListener("error", settled, true);
  new MutationObserver(follow).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["src"],
  });
})();
