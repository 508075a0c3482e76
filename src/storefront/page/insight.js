// @ts-check
import { byId, el, fill } from './dom.js';
import { fieldLabel, formatMs } from './words.js';

const box = byId('insight', HTMLElement);

/**
 * How the whole answer came about: what was seen in the photo, what was searched for, how long it took.
 * @param {import('./api.js').SearchDocument | null} answer null hides it
 */
export function showInsight(answer) {
  if (!answer) return fill(box);
  const { query, took, model } = answer;
  const seen = Object.entries(query?.photo ?? {}).filter(([, values]) => values.length > 0)
    .map(([axis, [best]]) => `${fieldLabel(axis).toLowerCase()} ${best.value} (${Math.round(best.probability * 100)} %)`);
  fill(box, ...[
    seen.length > 0 && el('p', {}, el('b', {}, 'Seen in the photo: '), seen.join(', ')),
    query?.caption && el('p', {}, el('b', {}, 'Searched for: '), `“${query.caption}”`),
    el('p', {}, el('b', {}, 'Answered by: '), [model, query?.composition, took && formatMs(took.totalMs)].filter(Boolean).join(' · ')),
  ].filter(part => part instanceof Node));
}
