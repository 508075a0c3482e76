// @ts-check
import { byId, el, fill } from './dom.js';
import { inPlainWords, isOfCursor, isOfPhoto, isPassing } from './problems.js';
import { isBrowse } from './search.js';

const nothing = byId('nothing', HTMLElement);
const problemBox = byId('problem', HTMLElement);

export function hideMessages() {
  fill(nothing);
  fill(problemBox);
}

/** @param {import('./search.js').Search} search @param {() => void} onClearFilters */
export function showNothing(search, onClearFilters) {
  if (isBrowse(search)) return fill(nothing, el('h2', {}, 'The catalog is empty'), el('p', {}, 'Products appear here once a feed has been ingested.'));
  fill(nothing,
    el('h2', {}, 'Nothing fits'),
    el('p', {}, search.filters.size > 0 ? 'No product passes all of these filters together.' : 'Try other words, or a photo.'),
    ...(search.filters.size > 0 ? [remedy('Clear all filters', onClearFilters)] : []));
}

/**
 * @param {import('./problems.js').Problem} problem
 * @param {{ retry: () => void, removePhoto: () => void, startOver: () => void }} remedies
 */
export function showProblem(problem, { retry, removePhoto, startOver }) {
  fill(problemBox,
    el('h2', {}, inPlainWords(problem)),
    ...(problem.detail ? [el('p', {}, problem.detail)] : []),
    el('p', { className: 'muted' }, `Code: ${problem.code}`),
    ...(isPassing(problem) ? [remedy('Try again', retry)] : []),
    ...(isOfCursor(problem) ? [remedy('Start over', startOver)] : []),
    ...(isOfPhoto(problem) ? [remedy('Remove the photo', removePhoto)] : []));
}

/** @param {string} text @param {() => void} onclick */
const remedy = (text, onclick) => el('button', { type: 'button', className: 'quiet', onclick }, text);
