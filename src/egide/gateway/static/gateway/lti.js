// What a tool without cookies keeps here while it opens (1EdTech, LTI Client Side postMessages and
// Platform Storage). Each origin of the tool has its own shelf; it lasts as long as this page.
const MOST_KEYS = 50;
const LONGEST = 8000;
const SUBJECTS = ["lti.capabilities", "lti.put_data", "lti.get_data"];
const shelves = new Map();
const allowed = (document.getElementById("launch")?.dataset.origins ?? "").split(" ");

function shelf(origin) {
  if (!shelves.has(origin)) shelves.set(origin, new Map());
  return shelves.get(origin);
}

function text(value) {
  return typeof value === "string" && value.length > 0 && value.length <= LONGEST;
}

function failed(code, message) {
  return { error: { code, message } };
}

function put(kept, { key, value }) {
  if (value === null || value === undefined) {
    kept.delete(key);
    return { key, value: null };
  }
  if (!text(value)) return failed("bad_request", "a value is a text, of 8000 signs at most");
  if (!kept.has(key) && kept.size >= MOST_KEYS) return failed("storage_exhaustion", "50 keys at most");
  kept.set(key, value);
  return { key, value };
}

function answered(message, origin) {
  if (message.subject === "lti.capabilities") {
    return { supported_messages: SUBJECTS.map((subject) => ({ subject })) };
  }
  if (!text(message.key)) return failed("bad_request", "a key is a text");
  const kept = shelf(origin);
  if (message.subject === "lti.put_data") return put(kept, message);
  return { key: message.key, value: kept.get(message.key) ?? null };
}

window.addEventListener("message", ({ data, origin, source }) => {
  // A page that is not the tool's hears nothing, not even that there is something here.
  if (!allowed.includes(origin) || !source || !SUBJECTS.includes(data?.subject)) return;
  const said = text(data.message_id)
    ? answered(data, origin)
    : failed("bad_request", "message_id is missing");
  source.postMessage(
    { subject: `${data.subject}.response`, message_id: data.message_id, ...said },
    origin,
  );
});
