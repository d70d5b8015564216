// C2SP signed notes and checkpoints. Ed25519 is the browser's own; an old browser lacks it.

import { Malformed, Unproved, bytesOf, fromBase64, fromDecimal, same, sha256 } from "./bytes.js";

const LONGEST = 256 * 1024;
const MOST = 64;
const ED25519 = 1;
const COSIGNATURE = 4;
const DASH = "— ";
const goodName = (name) => /^[^\s+\u0000-\u001f]+$/u.test(name);

export async function canCheckSignatures() {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

export async function readKey(string) {
  const [, name, id, packed] = string.match(/^([^+]*)\+([0-9a-f]{8})\+(.*)$/s) ?? [];
  if (name === undefined || !goodName(name)) throw new Malformed("not a key");
  const data = fromBase64(packed);
  if (data.length !== 33 || ![ED25519, COSIGNATURE].includes(data[0])) {
    throw new Malformed("a key of another kind");
  }
  const digest = await sha256(bytesOf(`${name}\n`), data);
  const hex = Array.from(digest.slice(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== id) throw new Malformed("the id is not the key's");
  return { name, kind: data[0], id: digest.slice(0, 4), public: data.slice(1) };
}

// The keys of logs and witnesses in a policy file, or bare keys, one a line.
export async function readKeys(string) {
  const lines = string.split("\n").map((line) => line.trim());
  const found = lines.filter((line) => line.includes("+") && !/^(#|group|quorum)/.test(line));
  const bare = found.map((line) => line.replace(/^(log|witness\s+\S+)\s+/, "").split(/\s/)[0]);
  return Promise.all(bare.map(readKey));
}

export function readNote(string) {
  const cut = string.lastIndexOf("\n\n");
  if (string.length > LONGEST || cut < 0 || !string.endsWith("\n")) throw new Malformed("not a note");
  if (/[\u0000-\u0009\u000b-\u001f]/.test(string)) throw new Malformed("a control character");
  const lines = string.slice(cut + 2, -1).split("\n");
  if (lines.length > MOST) throw new Malformed("too many signatures");
  return { text: string.slice(0, cut + 1), signatures: lines.map(readSignature), whole: string };
}

function readSignature(line) {
  const [name, packed, more] = line.startsWith(DASH) ? line.slice(DASH.length).split(" ") : [];
  if (packed === undefined || more !== undefined || !goodName(name)) {
    throw new Malformed("not a signature");
  }
  const data = fromBase64(packed);
  if (data.length <= 4) throw new Malformed("not a signature");
  return { name, id: data.slice(0, 4), payload: data.slice(4) };
}

export function readCheckpoint(note) {
  const lines = note.text.split("\n");
  if (lines.pop() !== "" || lines.length < 3 || lines.includes("")) throw new Malformed("no checkpoint");
  const [origin, size, root] = lines;
  return { origin, size: fromDecimal(size), root: fromBase64(root, 32), note };
}

// Whether a key of this log signed; one false signature of a known key spoils the note.
export async function checkSigned(checkpoint, keys) {
  const known = keys.filter((key) => key.kind === ED25519 && key.name === checkpoint.origin);
  const message = bytesOf(checkpoint.note.text);
  let signed = false;
  for (const line of checkpoint.note.signatures) {
    const key = known.find((one) => one.name === line.name && same(one.id, line.id));
    if (key === undefined) continue;
    if (!(await holds(key, line.payload, message))) throw new Unproved("bad-signature");
    signed = true;
  }
  if (!signed) throw new Unproved("unsigned");
}

// How many known witnesses say that they saw this checkpoint, and none larger.
export async function countWitnesses(checkpoint, keys) {
  const signed = new Set();
  for (const line of checkpoint.note.signatures) {
    const key = keys.find((one) => one.name === line.name && same(one.id, line.id));
    if (key?.kind !== COSIGNATURE) continue;
    if (line.payload.length !== 72) throw new Unproved("bad-signature");
    const seconds = new DataView(line.payload.buffer, line.payload.byteOffset).getBigUint64(0);
    const message = bytesOf(`cosignature/v1\ntime ${seconds}\n${checkpoint.note.text}`);
    if (!(await holds(key, line.payload.slice(8), message))) throw new Unproved("bad-signature");
    signed.add(key.name);
  }
  return signed.size;
}

async function holds(key, signature, message) {
  try {
    const imported = await crypto.subtle.importKey("raw", key.public, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, message);
  } catch {
    return false;
  }
}
