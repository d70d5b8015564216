// What this browser keeps of a log between two visits: its keys, and the last checkpoint that held.

const PLACE = "egide-journal/";

export function recall(origin) {
  try {
    return JSON.parse(localStorage.getItem(PLACE + origin)) ?? {};
  } catch {
    return {}; // no storage here, or not ours: as at a first visit
  }
}

export function remember(origin, { keys, note }) {
  try {
    localStorage.setItem(PLACE + origin, JSON.stringify({ keys, note }));
  } catch {
    // Private windows keep nothing; the checkpoint can still be saved as a file.
  }
}
