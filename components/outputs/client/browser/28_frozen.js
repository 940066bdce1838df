// @ts-check
/* An embedded map may be frozen at a revision. The site holds one, and says so when another is asked for
   (components/outputs/embed/missing.html says it where there is a server). */
(function (PS) {
  "use strict";
  const h = PS.dom.h;

  /* The revision that an address asks for when the page, which names what it holds, does not hold it; else
     empty. */
  function missing(app) {
    const asked = new URLSearchParams(location.search).getAll("revision").join(","),
      held = (app.dataset.revisions || "").split(" ");
    return asked && held[0] && held.indexOf(asked) < 0 ? asked.slice(0, 40) : "";
  }

  /* What is said instead of the map, with the way to the map that is here. */
  function draw(app, words, asked) {
    const live = new URLSearchParams(location.search);
    live.delete("revision");
    document.title = words.say("embed.missing_title");
    app.replaceChildren(
      h(
        "div",
        { class: "pk-frozen" },
        h("h1", {}, words.say("embed.missing_title")),
        h("p", {}, words.say("browser.frozen", { asked, own: app.dataset.revisions.split(" ")[0] })),
        h(
          "p",
          {},
          h(
            "a",
            { href: location.pathname + (String(live) ? "?" + live : "") },
            words.say("embed.missing_live"),
          ),
        ),
      ),
    );
  }

  PS.frozen = { missing, draw };
})(PartnershipSite);
