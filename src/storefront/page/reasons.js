// @ts-check
import { el } from './dom.js';
import { fieldLabel } from './words.js';

/** @typedef {import('./api.js').Reason} Reason */

/** @type {Record<string, string>} */
const LABELS = { look: 'Looks alike', words: 'Shows the words', match: 'Says the words', attributes: 'Fits the wishes', named: 'Is the code', 'no-picture': 'No picture' };

/** The greatest contribution of any signal to any hit. @param {readonly import('./api.js').Hit[]} hits */
export const greatest = hits => Math.max(0, ...hits.flatMap(hit => hit.reasons ?? []).map(reason => Math.abs(reason.contribution)));

/**
 * What a hit's score is made of, as bars.
 * @param {readonly Reason[]} reasons
 * @param {number} scale the contribution that fills a bar
 */
export function reasonsOf(reasons, scale) {
  return el('dl', { className: 'reasons' }, ...reasons.flatMap(reason => [
    el('dt', {}, Object.hasOwn(LABELS, reason.signal) ? LABELS[reason.signal] : fieldLabel(reason.signal)),
    el('dd', {}, bar(reason.contribution, scale), el('span', {}, reason.contribution.toFixed(2).replace('-', '−')))]));
}

/** @param {number} contribution @param {number} scale */
function bar(contribution, scale) {
  const fillOf = el('i', { className: contribution < 0 ? 'against' : '' });
  fillOf.style.width = `${scale > 0 ? Math.min(100, Math.abs(contribution) / scale * 100) : 0}%`;
  return el('span', { className: 'bar', 'aria-hidden': 'true' }, fillOf);
}
