// @ts-check
/* What the map gets for a view: one byte per partnership and place, and what is selected
   (components/parts/map/payload.py). */
(function (PS) {
  "use strict";
  const MOST_GROUPS = 31, OUTLINES = { kommun: "kommun", region: "region" };

  /* "room", if given, is the view whose rows the map makes room for instead. */
  function drawing(view, room) {
    const dataset = view.dataset,
      rows = new Uint8Array(dataset.partnerships.length),
      places = new Uint8Array(dataset.places.length);
    const newest = new Float64Array(dataset.places.length).fill(-1);
    // A place takes the group of its newest partnership.
    function put(i, code, year) {
      if (year >= newest[i]) {
        places[i] = 1 | code;
        newest[i] = year;
      }
    }
    view.rows.forEach((r) => {
      const at = dataset.group.get(view.groups[r.position]),
        code = (at < MOST_GROUPS ? at + 1 : 0) << 3,
        year = r.start ? Number(r.start.slice(0, 4)) : 0;
      rows[r.at] = (r.status + 1) | code;
      PS.ends(r).forEach((i) => {
        put(i, code, year);
      });
    });
    const drawn = {
      language: view.state.language,
      rows,
      places,
      selection: selection(dataset, view.state.selection),
      outlines: view.state.kind.length === 1 ? OUTLINES[view.state.kind[0]] || "" : "",
      area: view.state.area,
    };
    if (room) {
      drawn.fit = new Uint8Array(dataset.partnerships.length);
      room.rows.forEach((r) => {
        drawn.fit[r.at] = 1;
      });
    }
    return drawn;
  }

  function selection(dataset, text) {
    const chosen = PS.state.selected(text),
      at = (chosen.kind === "place" ? dataset.place : dataset.partnership).get(chosen.id);
    return at === undefined ? null : [chosen.kind, at];
  }

  PS.drawing = drawing;
})(PartnershipSite);
