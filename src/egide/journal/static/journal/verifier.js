// The page: takes a receipt (file, drop, paste, or a button that names its address), shows the end.

import { Malformed, toBase64 } from "./bytes.js";
import { verify } from "./verifying.js";

const form = document.querySelector("[data-verifier]");
const result = document.querySelector("[data-result]");
const one = (selector, within = result) => within.querySelector(selector);
const show = (element, shown) => element && (element.hidden = !shown);

async function run(given) {
  result.setAttribute("aria-busy", "true");
  try {
    showReport(await verify(given));
  } catch (wrong) {
    if (!(wrong instanceof Malformed)) throw wrong;
    showOnly("[data-end]", "end", "unreadable");
    show(one("[data-details]"), false);
  } finally {
    result.hidden = false;
    result.removeAttribute("aria-busy");
    result.focus();
  }
}

// Of all the elements of a kind, the one whose word this is.
function showOnly(selector, name, word, within = result) {
  for (const element of within.querySelectorAll(selector)) show(element, element.dataset[name] === word);
}

function showReport(report) {
  const { receipt, steps } = report;
  showOnly("[data-end]", "end", report.conclusion);
  show(one("[data-details]"), true);
  for (const row of result.querySelectorAll("[data-step]")) showStep(row, steps);
  showOnly("[data-from]", "from", report.keys.from);
  show(one("[data-first]"), report.first && report.conclusion === "met");
  fill("index", number(receipt.index));
  fill("size", report.today ? number(report.today.size) : "");
  fill("hashes", number(receipt.proof.length + steps.reduce((sum, s) => sum + (s.hashes ?? 0), 0)));
  fill("witnesses", number(steps.find((step) => step.count)?.count ?? 0));
  fill("service", receipt.line.service);
  fill("attributes", receipt.line.attributes.join(", ") || "–");
  fill("at", moment(receipt.line.at));
  fill("agreement", hex(receipt.line.agreement));
  fill("origin", receipt.checkpoint.origin);
  fill("root", toBase64((report.today ?? receipt.checkpoint).root));
  offer(report);
}

function showStep(row, steps) {
  const step = steps.filter((each) => each.name === row.dataset.step).sort(worstFirst)[0];
  show(row, step !== undefined);
  if (step === undefined) return;
  showOnly("[data-mark]", "mark", step.state, row);
  const said = [...row.querySelectorAll("[data-say]")];
  const exact = said.some((each) => each.dataset.say === step.why) ? step.why : step.state;
  showOnly("[data-say]", "say", exact, row);
}

const GRAVITY = ["not", "silent", "met"];
const worstFirst = (a, b) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state);

function fill(name, text) {
  for (const place of result.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
}

// The checkpoint of today as a file: kept elsewhere, it makes another browser as suspicious.
function offer(report) {
  const link = one("[data-save]");
  show(link, report.conclusion === "met");
  if (link === null || report.conclusion !== "met") return;
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([report.today.note.whole], { type: "text/plain" }));
}

const language = document.documentElement.lang;
const number = (value) => value.toLocaleString(language);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function moment(seconds) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const style = { dateStyle: "full", timeStyle: "medium", timeZone: "Europe/Paris" };
  return date.toLocaleString(language, style);
}

async function given(file) {
  return {
    receipt: file ? await file.text() : form.elements.pasted.value,
    key: form.elements.key.value,
    checkpoint: form.elements.checkpoint.value,
  };
}

function listen() {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pasted = form.elements.pasted.value.trim() !== "";
    await run(await given(pasted ? undefined : form.elements.receipt.files[0]));
  });
  form.elements.receipt.addEventListener("change", async (event) => {
    if (event.target.files[0]) await run(await given(event.target.files[0]));
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) await run(await given(event.dataTransfer.files[0]));
  });
}

if (form) listen();

// Elsewhere in the house: <button data-verify="/address/of/receipt.json">, beside parts/result.html.
for (const button of document.querySelectorAll("[data-verify]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const answer = await fetch(button.dataset.verify, { credentials: "same-origin" });
    await run({ receipt: answer.ok ? await answer.text() : "", key: "", checkpoint: "" });
  });
}
