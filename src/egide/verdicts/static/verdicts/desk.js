// The review desk, faster: one-letter shortcuts (each has its button), and the sentence that is
// selected in the text becomes the quote of a correction. Without this file, forms do it all.
"use strict";
(() => {
  const KEPT = "egide.desk.shortcuts";
  const on = () => localStorage.getItem(KEPT) !== "off";
  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select");

  document.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      const first = target.querySelector("input:checked, input:not([type=hidden]), select, textarea");
      if (first) first.focus();
      event.preventDefault();
    }
  });

  const offset = (node, within) => {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!line) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(node, within);
    return Number(line.dataset.start) + before.toString().length;
  };

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const text = document.getElementById("texte");
    if (!text || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    if (start === null) return;
    document.getElementById("phrase").value = range.toString().trim();
    document.getElementById("debut").value = start;
  });

  const arrive = () => {
    const box = document.getElementById("raccourcis");
    if (box) {
      box.checked = on();
      box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
    }
    const passage = document.querySelector("mark.here");
    const pane = document.querySelector(".desk__text");
    if (passage && pane) {
      const gap = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += gap - pane.clientHeight / 3;
    }
  };
  arrive();
})();
