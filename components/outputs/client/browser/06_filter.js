/* Which rows a state shows, and what each further choice would give. Mirrors components/view/filter.py. */
(function (PS) {
  "use strict";
  const S = PS.state, EMPTY = new Uint32Array(0);

  function count(a, b) {
    let n = 0;
    for (let i = 0; i < a.length; i++) {
      let v = b ? a[i] & b[i] : a[i];
      v -= (v >>> 1) & 0x55555555;
      v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
      n += (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
    }
    return n;
  }

  function and(into, other) {
    for (let i = 0; i < into.length; i++) into[i] &= other[i];
  }

  /* An option's bits: once a status is chosen, a theme or goal counts in projects of that status only. */
  function having(index, state, name, value) {
    return ((state.status.length && index.current[name]) || index.bits[name]).get(value) || EMPTY;
  }

  function fieldBits(index, state, name) {
    const found = PS.bitset(index.rows.length);
    state[name].forEach((value) => {
      const own = having(index, state, name, value);
      for (let i = 0; i < own.length && i < found.length; i++) found[i] |= own[i];
    });
    return found;
  }

  /* The bits of the rows that pass every filter, "without" one of them. */
  function bits(index, state, without) {
    const found = index.everything.slice();
    S.FILTERS.forEach((name) => {
      if (name !== without && state[name].length) and(found, fieldBits(index, state, name));
    });
    if (without !== "text" && state.text) and(found, index.searchBits(state.text, state.language));
    return found;
  }

  function rows(index, found) {
    return index.rows.filter((_, i) => found[i >>> 5] & (1 << (i & 31)));
  }

  /* Every filter's options with the rows that each would give under all the others. */
  function options(index, state) {
    const found = {};
    S.FILTERS.forEach((name) => {
      const asked = name === "status" ? S.put(state, { status: PS.STATUSES }) : state,
        others = bits(index, asked, name);
      const values = new Set(state[name]);
      for (const value of index.bits[name].keys()) values.add(value);
      found[name] = Array.from(values, (value) => {
        const own = having(index, state, name, value);
        return { value, count: own.length ? count(others, own) : 0, chosen: state[name].indexOf(value) >= 0 };
      });
    });
    return found;
  }

  /* The single filters whose removal would show something, the most rows first. */
  function loosenings(index, state) {
    const found = [];
    S.FILTERS.concat(["text"]).forEach((name) => {
      if (!state[name].length) return;
      const change = {};
      change[name] = name === "text" ? "" : [];
      const n = count(bits(index, S.put(state, change)));
      if (n) found.push({ field: name, count: n });
    });
    return found.sort((a, b) => b.count - a.count);
  }

  /* The rows with a search's words in their text, beside those of the places that it names. */
  function otherHits(index, state) {
    const found = bits(index, state, "text"), own = index.searchBits(state.text, state.language);
    and(found, index.textBits(state.text, state.language));
    for (let i = 0; i < found.length; i++) found[i] &= ~own[i];
    return rows(index, found);
  }

  PS.filter = { otherHits, bits, rows, options, loosenings, count };
})(PartnershipSite);
