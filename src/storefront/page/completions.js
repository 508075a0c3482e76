// @ts-check
import { byId, el } from './dom.js';

const words = byId('words', HTMLInputElement);
const list = byId('completions', HTMLDataListElement);

// Long enough that whoever types without a pause asks once.
const PAUSE_MS = 120;

let timer = 0;
let running = new AbortController();

/** Offers what the last word may become while it is typed. Completing is a help: where it fails, nothing is said. */
export function watchCompletions() {
  words.addEventListener('input', () => {
    clearTimeout(timer);
    running.abort();
    timer = setTimeout(() => void complete(words.value), PAUSE_MS);
  });
  words.form?.addEventListener('submit', () => clearTimeout(timer));
}

/** @param {string} text */
async function complete(text) {
  running = new AbortController();
  try {
    const response = await fetch(`/v1/suggest?${new URLSearchParams({ q: text })}`, { signal: running.signal });
    const { suggestions } = response.ok ? await response.json() : { suggestions: [] };
    list.replaceChildren(...suggestions.map((/** @type {string} */ value) => el('option', { value })));
  } catch {
    list.replaceChildren();
  }
}
