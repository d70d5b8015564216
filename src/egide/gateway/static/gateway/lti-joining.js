// The tool's window says that it has finished (LTI Dynamic Registration 1.0, section 3.7).
const place = document.getElementById("joining");

window.addEventListener("message", ({ data, origin, source }) => {
  if (origin !== place.dataset.origin || data?.subject !== "org.imsglobal.lti.close") return;
  source?.close();
  window.location.assign(place.dataset.after);
});
