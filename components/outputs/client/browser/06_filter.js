/* Which rows a state shows, and what each further choice would give. Mirrors components/view/filter.py. */
(function (PS) {
  "use strict";
  var S = PS.state, EMPTY = new Uint32Array(0);

  function count(a, b) {
    var n = 0;
    for (var i = 0; i < a.length; i++) {
      var v = b ? a[i] & b[i] : a[i];
      v -= (v >>> 1) & 0x55555555;
      v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
      n += (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
    }
    return n;
  }

  function and(into, other) { for (var i = 0; i < into.length; i++) into[i] &= other[i]; }

  /* An option's bits: once a status is chosen, a theme or goal counts in projects of that status only. */
  function having(index, state, name, value) {
    return ((state.status.length && index.current[name]) || index.bits[name]).get(value) || EMPTY;
  }

  function fieldBits(index, state, name) {
    var found = PS.bitset(index.rows.length);
    state[name].forEach(function (value) {
      var own = having(index, state, name, value);
      for (var i = 0; i < own.length && i < found.length; i++) found[i] |= own[i];
    });
    return found;
  }

  /* The bits of the rows that pass every filter, "without" one of them. */
  function bits(index, state, without) {
    var found = index.everything.slice();
    S.FILTERS.forEach(function (name) {
      if (name !== without && state[name].length) and(found, fieldBits(index, state, name));
    });
    if (without !== "text" && state.text) and(found, index.searchBits(state.text, state.language));
    return found;
  }

  function rows(index, found) {
    return index.rows.filter(function (r, i) { return found[i >>> 5] & (1 << (i & 31)); });
  }

  /* Every filter's options with the rows that each would give under all the others. */
  function options(index, state) {
    var found = {};
    S.FILTERS.forEach(function (name) {
      var asked = name === "status" ? S.put(state, { status: PS.STATUSES }) : state, others = bits(index, asked, name);
      var values = new Set(state[name]);
      index.bits[name].forEach(function (own, value) { values.add(value); });
      found[name] = Array.from(values, function (value) {
        var own = having(index, state, name, value);
        return { value: value, count: own.length ? count(others, own) : 0, chosen: state[name].indexOf(value) >= 0 };
      });
    });
    return found;
  }

  /* The single filters whose removal would show something, the most rows first. */
  function loosenings(index, state) {
    var found = [];
    S.FILTERS.concat(["text"]).forEach(function (name) {
      if (!state[name].length) return;
      var change = {};
      change[name] = name === "text" ? "" : [];
      var n = count(bits(index, S.put(state, change)));
      if (n) found.push({ field: name, count: n });
    });
    return found.sort(function (a, b) { return b.count - a.count; });
  }

  /* The rows with a search's words in their text, beside those of the places that it names. */
  function otherHits(index, state) {
    var found = bits(index, state, "text"), own = index.searchBits(state.text, state.language);
    and(found, index.textBits(state.text, state.language));
    for (var i = 0; i < found.length; i++) found[i] &= ~own[i];
    return rows(index, found);
  }

  PS.filter = { otherHits: otherHits, bits: bits, rows: rows, options: options, loosenings: loosenings, count: count };
})(PartnershipSite);
