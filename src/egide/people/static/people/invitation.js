// An invitation: its secret stands after the "#", which is sent to nobody; a form hands it over.
"use strict";

const form = document.querySelector("form[data-invitation]");
const empty = document.querySelector("[data-empty]");

const read = () => {
  const secret = location.hash.slice(1);
  if (secret) form.elements.secret.value = secret;
  history.replaceState(null, "", location.pathname);
  form.hidden = !form.elements.secret.value;
  empty.hidden = !form.hidden;
};

read();
addEventListener("hashchange", read);
