// @ts-check
import { byId } from './dom.js';
import { formatCount } from './words.js';

/** @typedef {import('./search.js').Search} Search */

const heading = byId('heading', HTMLHeadingElement);
const status = byId('status', HTMLElement);
const more = byId('more', HTMLButtonElement);
const moreNote = byId('more-note', HTMLElement);

/** @param {Search} search */
export function showHeading(search) {
  heading.textContent = describe(search);
  document.title = heading.textContent === 'Everything' ? 'ShopVision' : `${heading.textContent} – ShopVision`;
}

/** @param {Search} search */
function describe({ photo, text, filters }) {
  if (photo) {
    const like = photo.kind === 'file' ? 'Like your photo' : `Like ${photo.title ? `“${photo.title}”` : 'this product'}`;
    return text ? `${like}, ${text}` : like;
  }
  if (text) return `“${text}”`;
  return filters.size > 0 ? 'Filtered products' : 'Everything';
}

/**
 * @param {{ value: number, relation: string } | null} total null after a refusal
 * @param {number} shown
 * @param {boolean} hasMore whether there is a next page
 */
export function showCount(total, shown, hasMore) {
  status.textContent = total ? count(total) : '';
  more.hidden = !hasMore;
  moreNote.hidden = !total || shown === 0;
  moreNote.textContent = shown < (total?.value ?? 0) && more.hidden
    ? `The first ${formatCount(shown)} are shown. Narrow the search with filters to see others.`
    : `${formatCount(shown)} of ${formatCount(total?.value ?? 0)} shown`;
}

/** @param {{ value: number, relation: string }} total */
function count({ value, relation }) {
  const products = value === 1 ? 'product' : 'products';
  return `${relation === 'eq' ? '' : 'More than '}${formatCount(value)} ${products}`;
}
