/* Scrolling the page passes over the map: zooming needs Ctrl, moving by touch two fingers; in full screen
   neither. */
(function (PM) {
  "use strict";
  const HINT_MS = 1200;

  PM.gestures = function (map, words) {
    const box = map.getContainer(), touch = matchMedia("(pointer: coarse)").matches;
    const hint = PM.element("div", "pm-hint");
    let timer = 0;
    hint.setAttribute("aria-hidden", "true");
    if (touch) map.dragging.disable();
    map.scrollWheelZoom.disable();
    document.addEventListener("fullscreenchange", () => {
      const full = !!document.fullscreenElement;
      box.classList.toggle("pm-full", full);
      map.scrollWheelZoom[full ? "enable" : "disable"]();
      map.dragging[full || !touch ? "enable" : "disable"]();
    });
    box.addEventListener("wheel", (event) => {
      if (document.fullscreenElement) return;
      map.scrollWheelZoom[event.ctrlKey || event.metaKey ? "enable" : "disable"]();
      if (!event.ctrlKey && !event.metaKey) show(words.get("hint_wheel"));
    }, { capture: true, passive: true });
    box.addEventListener("touchmove", (event) => {
      if (touch && event.touches.length === 1 && !document.fullscreenElement) show(words.get("hint_touch"));
    }, { passive: true });

    function show(text) {
      if (!hint.isConnected) box.append(hint);
      hint.textContent = text;
      hint.classList.add("pm-hint-on");
      clearTimeout(timer);
      timer = setTimeout(() => {
        hint.classList.remove("pm-hint-on");
      }, HINT_MS);
    }
  };
})(PartnershipMap);
