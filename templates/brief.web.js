"use strict";
(() => {
  const form = document.querySelector(".filters");
  const open = (id) => {
    const quote = id && document.getElementById(id);
    const details = quote && quote.matches(".quote") && quote.querySelector("details");
    if (details) { details.open = true; }
  };
  addEventListener("hashchange", () => open(decodeURIComponent(location.hash.slice(1))));
  open(decodeURIComponent(location.hash.slice(1)));
  const folds = [...document.querySelectorAll("details")];
  let before = [];
  addEventListener("beforeprint", () => {
    before = folds.map((fold) => fold.open);
    folds.forEach((fold) => { fold.open = fold.matches(".group"); });
  });
  addEventListener("afterprint", () => before.forEach((open, k) => { folds[k].open = open; }));
  if (!form) { return; }
  const [theme, fresh, contexts, count] = ["theme", "new", "open", "count"].map((n) => document.getElementById("filter-" + n));
  const apply = () => {
    let shown = 0;
    document.querySelectorAll("section.theme").forEach((section) => {
      const wanted = !theme.value || section.id === theme.value;
      let left = 0;
      section.querySelectorAll(".quote").forEach((quote) => {
        quote.hidden = fresh.checked && quote.dataset.novelty === "repeat";
        left += quote.hidden ? 0 : 1;
      });
      section.hidden = !wanted || (fresh.checked && left === 0);
      shown += section.hidden ? 0 : left;
    });
    count.textContent = shown + " " + count.dataset.label;
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  [theme, fresh].forEach((control) => control.addEventListener("change", apply));
  contexts.addEventListener("change", () => document.querySelectorAll(".quote details").forEach((d) => { d.open = contexts.checked; }));
  apply();
})();
