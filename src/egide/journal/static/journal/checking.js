// The steps of a check, in order. Each gives a state: met, not, or silent (could not be done).
// Nothing here touches the page; `pages/verifier` shows what comes out.

import { Malformed, Unproved } from "./bytes.js";
import { consistency, extendsTree, includes } from "./merkle.js";
import { canCheckSignatures, checkSigned, countWitnesses } from "./notes.js";
import { leafOf } from "./receipt.js";
import { nodesOf } from "./tiles.js";

// A step: what it is about, how it ended, why when it failed.
const step = (name, state, why = "") => ({ name, state, why });

export async function checkReceipt(receipt, keys) {
  const steps = [await signature("signed", receipt.checkpoint, keys), await inclusion(receipt)];
  return [...steps, ...(await witnesses(receipt.checkpoint, keys))];
}

// Said only when there is something to say: most receipts are older than their first witness.
async function witnesses(checkpoint, keys) {
  if (!(await canCheckSignatures())) return [];
  try {
    const count = await countWitnesses(checkpoint, keys);
    return count ? [{ ...step("witnessed", "met"), count }] : [];
  } catch (wrong) {
    if (wrong instanceof Unproved) return [step("witnessed", "not", wrong.code)];
    throw wrong;
  }
}

async function signature(name, checkpoint, keys) {
  if (!keys.some((key) => key.name === checkpoint.origin)) return step(name, "silent", "no-key");
  if (!(await canCheckSignatures())) return step(name, "silent", "no-ed25519");
  try {
    await checkSigned(checkpoint, keys);
    return step(name, "met");
  } catch (wrong) {
    if (wrong instanceof Unproved) return step(name, "not", wrong.code);
    throw wrong;
  }
}

async function inclusion(receipt) {
  const leaf = await leafOf(receipt);
  const found = await includes(receipt.checkpoint, leaf, receipt.index, receipt.proof);
  return step("included", found ? "met" : "not", found ? "" : "not-in-the-log");
}

// The log of today against a checkpoint of before: the receipt's, or one that the family kept.
export async function checkGrowth(name, old, today, read) {
  if (old.origin !== today.origin) return step(name, "not", "another-log");
  if (old.size > today.size) return step(name, "not", "cut-short");
  try {
    const proof = await consistency(old.size, today.size, nodesOf(today.size, read));
    const grown = await extendsTree(old, today, proof);
    return { ...step(name, grown ? "met" : "not", grown ? "" : "rewritten"), hashes: proof.length };
  } catch (wrong) {
    if (wrong instanceof Malformed) return step(name, "silent", "no-tiles");
    throw wrong;
  }
}

export const checkToday = (today, keys) => signature("today-signed", today, keys);

// One false step is enough; a step that could not be done leaves the whole without proof.
export function conclusion(steps) {
  if (steps.some((one) => one.state === "not")) return "not";
  return steps.some((one) => one.state === "silent") ? "silent" : "met";
}
