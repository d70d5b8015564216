// C2SP tlog-tiles: any hash of the tree, from files that the server has no say in.

import { Malformed } from "./bytes.js";
import { rootOfHashes } from "./merkle.js";

const HEIGHT = 8;
const WIDTH = 256;
const DIGEST = 32;

export function tilePath(level, index, width) {
  const digits = String(index).padStart(Math.max(3, Math.ceil(String(index).length / 3) * 3), "0");
  const groups = digits.match(/.{3}/g);
  const last = groups.pop();
  const folders = [...groups.map((group) => `x${group}`), last].join("/");
  return `tile/${level}/${folders}${width === WIDTH ? "" : `.p/${width}`}`;
}

// A partial tile may have been replaced by the full one, which begins with it.
async function fetchTile(read, level, index, width) {
  let data = await read(tilePath(level, index, width));
  if (data === null && width < WIDTH) data = await read(tilePath(level, index, WIDTH));
  if (data === null || data.length < width * DIGEST) throw new Malformed("a tile is missing");
  return Array.from({ length: width }, (_, n) => data.slice(n * DIGEST, (n + 1) * DIGEST));
}

// `read(path)` gives the bytes of a file of the log, or null.
export function nodesOf(size, read) {
  const kept = new Map();
  return async function nodes(level, index) {
    const height = Math.floor(level / HEIGHT);
    const span = 2 ** (level % HEIGHT);
    const first = index * span;
    const tile = Math.floor(first / WIDTH);
    const width = Math.min(WIDTH, Math.floor(size / WIDTH ** height) - tile * WIDTH);
    if (width < 1) throw new Malformed("beyond the tree");
    const name = `${height}/${tile}`;
    if (!kept.has(name)) kept.set(name, await fetchTile(read, height, tile, width));
    const place = first - tile * WIDTH;
    const below = kept.get(name).slice(place, place + span);
    if (below.length !== span) throw new Malformed("beyond the tree");
    return rootOfHashes(below);
  };
}
