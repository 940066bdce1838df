/* Work that may wait until the browser has painted. */
(function (PM) {
  "use strict";
  const LONGEST_WAIT_MS = 300;

  /* A function that calls `work` once after the next paint, with the arguments of its last call. */
  PM.afterPaint = function (work) {
    let last = null;
    let timer = 0;
    function run() {
      clearTimeout(timer);
      if (!last) return;
      const values = last;
      last = null;
      work(...values);
    }
    return function (...values) {
      const isWaiting = last;
      last = values;
      if (isWaiting) return;
      // The second frame begins when the first is painted. A hidden page has no frames.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
      timer = setTimeout(run, LONGEST_WAIT_MS);
    };
  };
})(PartnershipMap);
