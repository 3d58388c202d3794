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
  const marked = (text, words) => {
    const letters = [...text];
    const starts = [];
    let plain = "";
    letters.forEach((letter, k) => { const one = fold(letter); starts.push(...[...one].map(() => k)); plain += one; });
    const hit = new Set();
    words.forEach((word) => {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        for (let k = at; k < at + word.length; k += 1) { hit.add(starts[k]); }
      }
    });
    const parts = [];
    letters.forEach((letter, k) => {
      if (k && hit.has(k) === hit.has(k - 1)) { parts[parts.length - 1].textContent += letter; }
      else { parts.push(hit.has(k) ? element("mark", letter) : document.createTextNode(letter)); }
    });
    return parts;
  };
  const item = (sentence, words) => {
    const [li, text, origin] = [element("li", "", { className: "quote" }), element("p", ""), element("p", "", { className: "faint" })];
    const said = element("bdi", "", { lang: sentence.language });
    said.append(...marked(sentence.text, words));
    text.append(said);
    origin.append(element("a", sentence.edition, { href: sentence.link }), " · " + sentence.theme + " · " + sentence.origin);
    li.append(text, origin);
    return li;
  };
  const search = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const hits = words.length ? sentences.filter((_, k) => words.every((word) => folded[k].includes(word))) : [];
    found.hidden = words.length === 0;
    list.replaceChildren(...hits.slice(0, 200).map((hit) => item(hit, words)));
    count.textContent = words.length ? hits.length + " " + count.dataset.label : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", search);
})();
