// @ts-check
import { byId, el, fill } from './dom.js';

/** @typedef {import('./api.js').Hit} Hit */

const box = byId('examples', HTMLElement);

export const hideExamples = () => fill(box);

/**
 * Searches to start from, made of what this catalog holds.
 * @param {readonly Hit[]} hits
 * @param {{ onText: (text: string) => void, onProduct: (hit: Hit, text: string) => void }} choose
 */
export function showExamples(hits, { onText, onProduct }) {
  const composed = composedFrom(hits);
  const examples = textsFrom(hits).map(text => el('button', { type: 'button', className: 'example', onclick: () => onText(text) }, text));
  if (composed) examples.push(productExample(composed.hit, composed.text, onProduct));
  fill(box, ...(examples.length > 0 ? [el('span', { className: 'muted' }, 'Try'), ...examples] : []));
}

/**
 * Each of another category, and of a product that is there, so that no example finds nothing.
 * @param {readonly Hit[]} hits
 */
function textsFrom(hits) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @param {(hit: Hit) => boolean} suits @param {(hit: Hit, category: string) => string} phrase @returns {string[]} */
  const first = (suits, phrase) => {
    const hit = hits.find(one => categoryOf(one) && !used.has(categoryOf(one)) && suits(one));
    if (!hit) return [];
    used.add(categoryOf(hit));
    return [phrase(hit, categoryOf(hit))];
  };
  return [
    ...first(hit => has(hit, 'color'), (hit, category) => `${valueOf(hit, 'color')} ${category}`),
    ...first(hit => has(hit, 'gender') && valueOf(hit, 'gender') !== 'unisex', (hit, category) => `${category} for ${valueOf(hit, 'gender')}`),
    ...first(hit => has(hit, 'material') && has(hit, 'color'), (hit, category) => `${valueOf(hit, 'material')} ${category}, not ${valueOf(hit, 'color')}`),
  ];
}

/** A product in a color that another one of its category has. @param {readonly Hit[]} hits */
function composedFrom(hits) {
  for (const hit of hits) {
    const color = valueOf(hit, 'color');
    const other = hits.find(one => categoryOf(one) === categoryOf(hit) && has(one, 'color') && valueOf(one, 'color') !== color);
    if (hit.image && has(hit, 'color') && other) return { hit, text: `in ${valueOf(other, 'color')}` };
  }
  return null;
}

/** @param {Hit} hit @param {string} text @param {(hit: Hit, text: string) => void} onProduct */
function productExample(hit, text, onProduct) {
  const title = hit.product.title || hit.id;
  return el('button', { type: 'button', className: 'example', 'aria-label': `Like ${title}, ${text}`, onclick: () => onProduct(hit, text) },
    el('img', { src: `${hit.image?.url}?width=64`, alt: '', width: 28, height: 28 }), text);
}

/** @param {Hit} hit @param {string} field */
const valueOf = (hit, field) => hit.product.attributes?.[field]?.[0]?.toLowerCase() ?? '';

/** @param {Hit} hit */
const categoryOf = hit => hit.product.category?.at(-1)?.toLowerCase() ?? '';

/** @param {Hit} hit @param {string} field */
const has = (hit, field) => valueOf(hit, field) !== '';
