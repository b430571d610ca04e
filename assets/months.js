/* The months: two lists on the page, one value [first, last] for the rest of the program. */
(() => {
  "use strict";
  const shown = (id, value) => {
    const list = document.getElementById(id);
    if (list && list.value !== value) window.dash_clientside.set_props(id, { value });
  };

  /* The reader moved a list: the other one follows where the two would cross. */
  const months = (first, last, now) => {
    if (!first || !last) return;
    const why = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id);
    let ends = [Number(first), Number(last)];
    if (ends[0] > ends[1]) {
      const moved = why.includes("last-month.value") ? ends[1] : ends[0];
      ends = [moved, moved];
    }
    if (JSON.stringify(ends) === JSON.stringify(now)) return;
    window.dash_clientside.set_props("months-filter", { value: ends });
  };
  /* The value changed, by the lists or by the address: the lists show it. */
  const monthLists = (ends) => {
    if (!Array.isArray(ends)) return;
    shown("first-month", String(ends[0]));
    shown("last-month", String(ends[1]));
  };

  window.dash_clientside = Object.assign(window.dash_clientside || {}, {
    trade: Object.assign((window.dash_clientside || {}).trade || {}, { months, monthLists }),
  });
})();
