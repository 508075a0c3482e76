// @ts-check
import { byId, el, fill } from './dom.js';
import { fieldLabel, formatRange, pathLabel } from './words.js';

/** @typedef {import('./api.js').Wish} Wish */

const wishList = byId('wishes', HTMLUListElement);
const filterList = byId('chosen', HTMLUListElement);

/** @param {readonly Wish[]} wishes @param {(wish: Wish) => void} onRemove */
export function showWishes(wishes, onRemove) {
  fill(wishList, ...wishes.map(wish => wish.polarity === 'avoid'
    ? chip('avoid', `not ${pathLabel(wish.value)}`, () => onRemove(wish))
    : chip('wish', `${wish.axis}: ${pathLabel(wish.value)}`, () => onRemove(wish))));
}

/**
 * @param {import('./search.js').Filters} filters
 * @param {(field: string, value: string) => void} onRemove
 * @param {() => void} onClear
 */
export function showChosen(filters, onRemove, onClear) {
  const chips = [...filters].flatMap(([field, values]) =>
    values.map(value => chip('chosen', label(field, value), () => onRemove(field, value))));
  if (chips.length > 1) chips.push(el('li', {}, el('button', { type: 'button', className: 'link', onclick: onClear }, 'Clear all filters')));
  fill(filterList, ...chips);
}

/** @param {string} field @param {string} value */
function label(field, value) {
  if (field === 'inStock') return value === 'true' ? 'In stock' : 'Out of stock';
  return `${fieldLabel(field)}: ${field === 'price' ? formatRange(value) : pathLabel(value)}`;
}

/** @param {string} kind @param {string} text @param {() => void} onRemove */
function chip(kind, text, onRemove) {
  return el('li', { className: `chip ${kind}` },
    el('span', {}, text),
    el('button', { type: 'button', className: 'round', title: 'Remove', 'aria-label': `Remove ${text}`, onclick: onRemove }, '×'));
}
