// @ts-check
import { byId, el, fill } from './dom.js';

/** @typedef {import('./api.js').SearchDocument} SearchDocument */
/** @typedef {import('./api.js').Hit} Hit */

const box = byId('examples', HTMLElement);

export const hideExamples = () => fill(box);

/**
 * Searches to start from, made of what this catalog holds.
 * @param {SearchDocument} catalog
 * @param {{ onText: (text: string) => void, onProduct: (hit: Hit, text: string) => void }} choose
 */
export function showExamples(catalog, { onText, onProduct }) {
  const composed = composedFrom(catalog);
  const examples = textsFrom(catalog).map(text => el('button', { type: 'button', className: 'example', onclick: () => onText(text) }, text));
  if (composed) examples.push(productExample(composed.hit, composed.text, onProduct));
  fill(box, ...(examples.length > 0 ? [el('span', { className: 'muted' }, 'Try'), ...examples] : []));
}

/** @param {SearchDocument} catalog @returns {string[]} */
function textsFrom(catalog) {
  const [color] = valuesOf(catalog, 'color');
  const [first, second, third] = narrowest(valuesOf(catalog, 'category'));
  const [gender] = valuesOf(catalog, 'gender');
  const [look] = [...valuesOf(catalog, 'pattern').filter(value => !['solid', 'plain'].includes(value)), ...valuesOf(catalog, 'material')];
  const made = [
    color && first && `${color} ${first}`,
    gender && second && `${second} for ${gender}`,
    look && third ? `${look} ${third}` : color && third && `${third}, not ${color}`,
  ];
  return made.filter(text => text !== undefined && text !== '');
}

/** A product of the first page in another color than its own. @param {SearchDocument} catalog */
function composedFrom(catalog) {
  const hit = catalog.hits.find(one => one.image && one.product.attributes?.color?.length);
  if (!hit) return null;
  const own = hit.product.attributes?.color.map(color => color.toLowerCase()) ?? [];
  // The commonest color already stands in the examples in words.
  const other = valuesOf(catalog, 'color').slice(1).find(color => !own.includes(color));
  return other ? { hit, text: `in ${other}` } : null;
}

/** @param {Hit} hit @param {string} text @param {(hit: Hit, text: string) => void} onProduct */
function productExample(hit, text, onProduct) {
  const title = hit.product.title || hit.id;
  return el('button', { type: 'button', className: 'example', 'aria-label': `Like ${title}, ${text}`, onclick: () => onProduct(hit, text) },
    el('img', { src: `${hit.image?.url}?width=64`, alt: '', width: 28, height: 28 }), text);
}

/** @param {SearchDocument} catalog @param {string} field */
const valuesOf = (catalog, field) => (catalog.facets?.[field] ?? []).map(facet => facet.value.toLowerCase());

/** The last names of the paths that nothing lies beneath. @param {readonly string[]} paths */
function narrowest(paths) {
  return paths.filter(path => !paths.some(other => other.startsWith(`${path} > `))).map(path => path.split(' > ').at(-1) ?? '');
}
