// From the text of a receipt to what is proved: reads the log as anyone could, believes nothing.

import { Malformed } from "./bytes.js";
import { checkGrowth, checkReceipt, checkToday, conclusion } from "./checking.js";
import { recall, remember } from "./memory.js";
import { readCheckpoint, readKeys, readNote } from "./notes.js";
import { readReceipt } from "./receipt.js";

const ORIGIN = /^(.+)\/([a-z0-9_-]+)\/(\d{4}-\d{4})$/i;

// given: { receipt, key, checkpoint } as texts; `key` and `checkpoint` may be empty.
export async function verify(given) {
  const receipt = readReceipt(given.receipt);
  const { origin } = receipt.checkpoint;
  const log = logAt(origin);
  const kept = recall(origin);
  const keys = await keysOf(given.key, kept, log);
  const steps = await checkReceipt(receipt, keys.found);
  const served = await fetched(log);
  const today = served?.origin === origin ? served : null; // another's log says nothing of ours
  const why = served === null ? "unreachable" : "another-log";
  if (today === null) steps.push({ name: "today", state: "silent", why });
  else steps.push(...(await againstToday(receipt, today, keys.found, log)));
  const before = [given.checkpoint.trimEnd(), kept.note].filter(Boolean).map(checkpointIn);
  if (today !== null) {
    for (const old of before) steps.push(await checkGrowth("kept", old, today, log.read));
  }
  const end = conclusion(steps);
  if (end === "met") remember(origin, { keys: keys.text, note: today.note.whole });
  return { receipt, steps, today, conclusion: end, first: before.length === 0, keys };
}

async function againstToday(receipt, today, keys, log) {
  const signed = await checkToday(today, keys);
  return [signed, await checkGrowth("today", receipt.checkpoint, today, log.read)];
}

// A text that was pasted often lost its last newline.
const checkpointIn = (text) => readCheckpoint(readNote(text.endsWith("\n") ? text : `${text}\n`));

// The files of a log, under the address that its origin names on this server.
function logAt(origin) {
  const [, name, academy, year] = origin.match(ORIGIN) ?? [];
  if (name === undefined) throw new Malformed("not an origin of ours");
  const prefix = `/journal/${academy}/${year}/`;
  return { read: (path) => bytesAt(prefix + path) };
}

async function bytesAt(path) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "omit", cache: "no-cache" });
  } catch {
    return null;
  }
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

async function fetched(log) {
  const data = await log.read("checkpoint");
  try {
    return data && checkpointIn(new TextDecoder().decode(data));
  } catch (wrong) {
    if (wrong instanceof Malformed) return null;
    throw wrong;
  }
}

async function servedKeys(log) {
  const data = await log.read("keys");
  return data ? new TextDecoder().decode(data) : "";
}

// The key that the person gives, else the one kept here, else the server's: the last is said.
async function keysOf(given, kept, log) {
  const from = given ? "given" : kept.keys ? "kept" : "server";
  const text = given || kept.keys || (await servedKeys(log));
  return { found: await readKeys(text), from, text };
}
