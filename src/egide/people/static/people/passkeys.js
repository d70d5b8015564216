// Passkeys: asks the house a question, has the browser answer it, brings the answer back.
"use strict";

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const ask = async (form, address, body) => {
  const answer = await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "Accept": "application/json",
      "Content-Type": "application/json",
      "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${said.what} ${said.way_out}`);
  return said;
};

const readable = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

const prove = (asked) =>
  navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: readable(asked.allowCredentials),
    },
  });

const make = (asked) =>
  navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: readable(asked.excludeCredentials),
    },
  });

const written = (credential) => {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = Object.fromEntries(
    parts.filter((part) => response[part]).map((part) => [part, text(response[part])]),
  );
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: said,
  };
};

const answer = async (form) => {
  const asked = await ask(form, form.dataset.question, {});
  const credential = await (form.dataset.passkey === "make" ? make(asked) : prove(asked));
  const { name, next } = form.elements;
  const body = { credential: written(credential), name: name?.value, next: next?.value };
  location.assign((await ask(form, form.dataset.answer, body)).next);
};

// The browser names its own failures; their words are ours.
const reason = (form, error) =>
  ({ InvalidStateError: form.dataset.known, NotAllowedError: form.dataset.cancelled })[error.name] ||
  (error instanceof DOMException || error instanceof TypeError ? form.dataset.failed : error.message);

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  form.hidden = false;
  if (!window.PublicKeyCredential) {
    button.disabled = true;
    status.textContent = form.dataset.unsupported;
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = "";
    button.disabled = true;
    try {
      await answer(form);
    } catch (error) {
      status.textContent = reason(form, error);
      button.disabled = false;
      button.focus();
    }
  });
}
