// The receipt and its leaf: docs/formats/receipt.md and leaf.md, byte for byte.

import { Malformed, bigEndian, bytesOf, fromBase64, joined, sha256 } from "./bytes.js";
import { leafHash } from "./merkle.js";
import { readCheckpoint, readNote } from "./notes.js";

const FORMAT = "egide-receipt/v1";
const LONGEST = 512 * 1024;
const NAME = /^[a-z][a-z0-9_.:-]{0,63}$/;
const FIELDS = {
  "": ["checkpoint", "format", "index", "line", "proof", "salts"],
  line: ["agreement", "at", "attributes", "on", "pseudonym", "service"],
  salts: ["pseudonym", "under", "who"],
};

export function readReceipt(string) {
  if (string.length > LONGEST) throw new Malformed("too long");
  let body;
  try {
    body = JSON.parse(string);
  } catch {
    throw new Malformed("not JSON");
  }
  exactly(body, FIELDS[""]);
  exactly(body.line, FIELDS.line);
  exactly(body.salts, FIELDS.salts);
  if (body.format !== FORMAT) throw new Malformed("another format");
  const salts = Object.fromEntries(FIELDS.salts.map((name) => [name, digest(body.salts[name])]));
  const proof = list(body.proof, 63).map(digest);
  const checkpoint = readCheckpoint(readNote(word(body.checkpoint)));
  return { line: readLine(body.line), salts, index: whole(body.index), proof, checkpoint };
}

function readLine(body) {
  const attributes = list(body.attributes, 64).map(word);
  const sorted = attributes.every((name, place) => place === 0 || attributes[place - 1] < name);
  if (!attributes.every((name) => NAME.test(name)) || !sorted) throw new Malformed("attributes");
  const service = word(body.service);
  if (!service || bytesOf(service).length > 255) throw new Malformed("service");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word(body.on))) throw new Malformed("a day");
  const [pseudonym, agreement] = [digest(body.pseudonym), digest(body.agreement)];
  return { service, pseudonym, attributes, at: whole(body.at), agreement, on: body.on };
}

export async function leafOf(receipt) {
  const { line, salts } = receipt;
  const who = await sealed("who", salts.who, [
    bytesOf(line.service),
    line.pseudonym,
    bigEndian(line.at, 8),
    ...line.attributes.map(bytesOf),
  ]);
  const under = await sealed("under", salts.under, [line.agreement, bytesOf(line.on)]);
  return leafHash(joined(bytesOf("egide/leaf/v1\n"), who, under));
}

function sealed(purpose, salt, fields) {
  const parts = fields.flatMap((field) => [bigEndian(field.length, 2), field]);
  return sha256(bytesOf(`egide/leaf/v1/${purpose}\n`), salt, ...parts);
}

function exactly(body, names) {
  const found = body !== null && typeof body === "object" ? Object.keys(body).sort() : [];
  if (found.join() !== names.join()) throw new Malformed("other fields");
}

function word(value) {
  if (typeof value !== "string") throw new Malformed("text is wanted");
  return value;
}

function whole(value) {
  if (!Number.isSafeInteger(value) || value < 0) throw new Malformed("a whole number is wanted");
  return value;
}

function list(value, most) {
  if (!Array.isArray(value) || value.length > most) throw new Malformed("a list is wanted");
  return value;
}

const digest = (value) => fromBase64(word(value), 32);
