// Says what htmx does not: a decision that could not be saved, for instance because the review was ended.
// Brings a sentence into view in its article.
(() => {
  const place = () => document.getElementById("unsaved");
  const tell = () => { place().textContent = place().dataset.message; };
  document.addEventListener("htmx:sendError", tell);
  document.addEventListener("htmx:responseError", tell);
  document.addEventListener("htmx:afterSwap", (event) => {
    place().textContent = "";
    const mark = event.target.querySelector("blockquote > mark");
    if (mark) mark.parentElement.scrollTop = mark.offsetTop - mark.parentElement.offsetTop - 60;
  });
})();
