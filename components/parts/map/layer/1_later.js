/* Work that may wait until the browser has shown what was drawn before it. */
(function (PM) {
  "use strict";
  const PATIENCE_MS = 300;

  /* A function that has the work done soon, once, with what it was last given. */
  PM.later = function (work) {
    let given = null;
    let timer = 0;
    function run() {
      clearTimeout(timer);
      if (!given) return;
      const last = given;
      given = null;
      work.apply(null, last);
    }
    return function () {
      const waits = given;
      given = arguments;
      if (waits) return;
      // The second frame begins when the first is handed over. A page that nobody sees has no frames.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          setTimeout(run);
        });
      });
      timer = setTimeout(run, PATIENCE_MS);
    };
  };
})(PartnershipMap);
