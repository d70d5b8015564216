// Bytes and their one canonical writing. Anything else is refused, as in src/egide/trust/journal.

export class Malformed extends Error {}

export class Unproved extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const text = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const bytesOf = (string) => text.encode(string);
export const textOf = (bytes) => utf8.decode(bytes);

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

export function same(one, other) {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

export function fromBase64(string, length) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(string), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Malformed("not base64");
  }
  if (toBase64(bytes) !== string) throw new Malformed("not canonical base64");
  if (length !== undefined && bytes.length !== length) throw new Malformed("another length");
  return bytes;
}

export function fromDecimal(string) {
  const number = Number(string);
  if (!/^(0|[1-9][0-9]*)$/.test(string) || !Number.isSafeInteger(number)) {
    throw new Malformed("not a decimal number");
  }
  return number;
}

// A whole number as big-endian bytes; shifts of JavaScript stop at 32 bits, divisions do not.
export function bigEndian(number, width) {
  const bytes = new Uint8Array(width);
  for (let place = width - 1, rest = number; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
