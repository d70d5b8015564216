// Two comforts; the page does without: a word while a text is read, a button that copies wordings.
"use strict";

for (const form of document.querySelectorAll("[data-trial]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-wait]").hidden = false;
    form.querySelector("button").setAttribute("aria-disabled", "true");
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    const pieces = [...source.children].map((piece) => piece.textContent);
    await navigator.clipboard.writeText(pieces.join("\n\n"));
    button.querySelector("span").textContent = button.dataset.done;
  });
}
