/* Takes what the data files hand over, and opens the page once all of it is there. */
(function (PS) {
  "use strict";

  PS.receive = function (data, layout) {
    PS.dataset = new PS.Dataset(data);
    PS.layout = layout;
    if (PS.open) PS.open();
  };
})(PartnershipSite);
