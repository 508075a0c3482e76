// @ts-check
import { byId, el } from './dom.js';
import { greatest, reasonsOf } from './reasons.js';
import { formatPrice } from './words.js';

/** @typedef {import('./api.js').Hit} Hit */

const list = byId('hits', HTMLUListElement);

// One scale for the bars of one answer, so that cards can be compared; further pages keep it.
let scale = 0;

/**
 * @param {readonly Hit[]} hits
 * @param {{ append: boolean, onMoreLike: (hit: Hit) => void }} options
 */
export function showHits(hits, { append, onMoreLike }) {
  if (!append) {
    list.replaceChildren();
    scale = 0;
  }
  scale ||= greatest(hits);
  const cards = hits.map(hit => card(hit, onMoreLike));
  list.append(...cards);
  if (append) cards[0]?.focus({ preventScroll: true });
}

/** Grey cards while the first answer is under way. @param {number} count */
export function showSkeleton(count) {
  const cards = Array.from({ length: count }, () => el('li', { className: 'card skeleton', 'aria-hidden': 'true' },
    el('div', { className: 'picture' }), el('p', {}), el('p', {})));
  list.replaceChildren(...cards);
}

/** @param {Hit} hit @param {(hit: Hit) => void} onMoreLike */
function card(hit, onMoreLike) {
  const { product } = hit;
  const title = product.title || product.id;
  const isOut = product.inStock === false;
  return el('li', { className: isOut ? 'card out' : 'card', tabIndex: -1 },
    picture(hit),
    el('h2', {}, linkTo(product.url, title)),
    product.brand && el('p', { className: 'muted' }, product.brand),
    product.price && price(product.price, product.regularPrice),
    isOut && el('p', { className: 'stock' }, 'Out of stock'),
    tags(product),
    hit.reasons && reasonsOf(hit.reasons, scale),
    hit.image && el('button', { type: 'button', className: 'link', 'aria-label': `More like ${title}`, onclick: () => onMoreLike(hit) }, 'More like this'));
}

/**
 * @param {{ amount: number, currency: string }} now
 * @param {{ amount: number, currency: string } | undefined} regular
 */
function price(now, regular) {
  return el('p', { className: 'price' }, formatPrice(now),
    regular && el('span', { className: 'sr' }, ', instead of '), regular && el('s', {}, formatPrice(regular)));
}

/** @param {Hit} hit */
function picture(hit) {
  const box = el('div', { className: 'picture' });
  const missing = () => box.replaceChildren(el('span', {}, 'No picture'));
  if (!hit.image) {
    missing();
    return box;
  }
  const image = el('img', { alt: '', loading: 'lazy', decoding: 'async', width: 256, height: 256, onerror: missing });
  image.sizes = '(min-width: 44rem) 15rem, 50vw';
  image.srcset = `${hit.image.url}?width=256 256w, ${hit.image.url}?width=512 512w`;
  image.src = `${hit.image.url}?width=256`;
  box.append(image);
  return box;
}

/** Feeds may write anything as an address; only the web's own schemes become a link. @param {string | undefined} url @param {string} title */
function linkTo(url, title) {
  return url && /^https?:\/\//iu.test(url) ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, title) : title;
}

/** @param {import('./api.js').Product} product */
function tags(product) {
  const values = [...(product.attributes?.color ?? []), ...(product.category ?? []).slice(-1)];
  return values.length > 0 && el('ul', { className: 'tags', 'aria-label': 'Color and category' }, ...values.map(value => el('li', {}, value)));
}
