// The tree of RFC 6962, as src/egide/trust/journal/merkle.py: the same names, the same order.

import { same, sha256 } from "./bytes.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const emptyRoot = () => sha256();
export const leafHash = (entry) => sha256(LEAF, entry);
export const nodeHash = (left, right) => sha256(NODE, left, right);

const half = (number) => Math.floor(number / 2);
const odd = (number) => number % 2 === 1;

// The size of the left subtree: the largest power of two below `size`.
function split(size) {
  let found = 1;
  while (found * 2 < size) found *= 2;
  return found;
}

export async function rootOf(start, end, nodes) {
  const size = end - start;
  if (size === 0) return emptyRoot();
  const level = Math.log2(size);
  if (Number.isInteger(level) && 2 ** level === size) return nodes(level, start / size);
  const middle = start + split(size);
  return nodeHash(await rootOf(start, middle, nodes), await rootOf(middle, end, nodes));
}

// The root of a list of hashes that is not empty.
export async function rootOfHashes(hashes) {
  if (hashes.length === 1) return hashes[0];
  const middle = split(hashes.length);
  const [left, right] = [hashes.slice(0, middle), hashes.slice(middle)];
  return nodeHash(await rootOfHashes(left), await rootOfHashes(right));
}

export async function consistency(old, size, nodes) {
  if (old === 0 || old === size) return [];
  const proof = [];
  let [start, end, whole] = [0, size, true];
  while (old !== end) {
    const middle = start + split(end - start);
    if (old <= middle) {
      proof.push(await rootOf(middle, end, nodes));
      end = middle;
    } else {
      proof.push(await rootOf(start, middle, nodes));
      start = middle;
      whole = false;
    }
  }
  if (!whole) proof.push(await rootOf(start, end, nodes));
  return proof.reverse();
}

export async function includes(head, leaf, index, proof) {
  if (!(index >= 0 && index < head.size)) return false;
  let [here, last, found] = [index, head.size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (odd(here) || here === last) {
      found = await nodeHash(sibling, found);
      while (here !== 0 && !odd(here)) [here, last] = [half(here), half(last)];
    } else {
      found = await nodeHash(found, sibling);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && same(found, head.root);
}

export async function extendsTree(old, head, proof) {
  if (old.size > head.size) return false;
  if (old.size === 0) return proof.length === 0 && same(old.root, await emptyRoot());
  if (old.size === head.size) return proof.length === 0 && same(old.root, head.root);
  const power = Number.isInteger(Math.log2(old.size));
  const path = power ? [old.root, ...proof] : proof;
  if (path.length === 0) return false;
  let [here, last] = [old.size - 1, head.size - 1];
  while (odd(here)) [here, last] = [half(here), half(last)];
  let [before, after] = [path[0], path[0]];
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (odd(here) || here === last) {
      before = await nodeHash(sibling, before);
      after = await nodeHash(sibling, after);
      while (here !== 0 && !odd(here)) [here, last] = [half(here), half(last)];
    } else {
      after = await nodeHash(after, sibling);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && same(before, old.root) && same(after, head.root);
}
