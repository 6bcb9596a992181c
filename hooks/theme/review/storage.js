// What the browser keeps for this site: in its storage (`localStorage`, shared by its windows) or in that of one window
// (`sessionStorage`). A browser may forbid both, or have no room; then it is kept until the page is left.

/** @import { Area } from "../../types/review" */

/** @type {Map<string, string>} */
const memory = new Map();

/**
 * @param {Area} area
 * @param {string} key
 * @returns {string | null}
 */
export function recall(area, key) {
  if (memory.has(key)) return memory.get(key) ?? null; // (newer than what the storage has, which did not take it)
  try {
    return window[area].getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keep a text. False if it is kept in this page only.
 * @param {Area} area
 * @param {string} key
 * @param {string} text
 */
export function keepText(area, key, text) {
  try {
    window[area].setItem(key, text);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, text);
    return false;
  }
}

/**
 * @param {Area} area
 * @param {string} key
 */
export function drop(area, key) {
  memory.delete(key);
  try {
    window[area].removeItem(key);
  } catch {
    // (there is nothing to drop)
  }
}

/**
 * The keys that begin so, of both the storage and what it did not take.
 * @param {Area} area
 * @param {string} start
 */
export function keysFrom(area, start) {
  const kept = [...memory.keys()];
  try {
    kept.push(...Object.keys(window[area]));
  } catch {
    // (only those in memory)
  }
  return [...new Set(kept)].filter((key) => key.startsWith(start));
}

/**
 * Whether a text with this key would be lost with the page.
 * @param {string} key
 */
export const isOnlyHere = (key) => memory.has(key);
