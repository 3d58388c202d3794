"use strict";
(() => {
  const form = document.querySelector(".search");
  if (!form) { return; }
  const [input, count, found] = ["search", "search-count", "found"].map((id) => document.getElementById(id));
  const list = found.querySelector("ol");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u2019/g, "'").toLowerCase();
  const sentences = JSON.parse(document.getElementById("sentences").textContent);
  const folded = sentences.map((sentence) => fold(sentence.text + " " + sentence.origin + " " + sentence.theme));
  const element = (name, text, properties) => Object.assign(document.createElement(name), { textContent: text }, properties);
  const item = (sentence) => {
    const [li, text, origin] = [element("li", "", { className: "quote" }), element("p", ""), element("p", "", { className: "faint" })];
    text.append(element("bdi", sentence.text, { lang: sentence.language }));
    origin.append(element("a", sentence.edition, { href: sentence.link }), " · " + sentence.theme + " · " + sentence.origin);
    li.append(text, origin);
    return li;
  };
  const search = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const hits = words.length ? sentences.filter((_, k) => words.every((word) => folded[k].includes(word))) : [];
    found.hidden = words.length === 0;
    list.replaceChildren(...hits.slice(0, 200).map(item));
    count.textContent = words.length ? hits.length + " " + count.dataset.label : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", search);
})();
