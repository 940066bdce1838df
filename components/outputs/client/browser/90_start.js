// @ts-check
/* Takes what the data files hand over, in whatever order they come, and opens the page once it can. */
(function (PS) {
  "use strict";
  const give = {};
  function promised(name) {
    return new Promise((resolve) => {
      give[name] = resolve;
    });
  }
  PS.ground = { world: promised("world"), sweden: promised("sweden") };

  PS.receive = function (data, layout) {
    PS.dataset = new PS.Dataset(data);
    PS.layout = layout;
    PS.open();
  };

  PS.outlines = function (world, sweden) {
    give.world(world);
    give.sweden(sweden);
  };
})(PartnershipSite);
