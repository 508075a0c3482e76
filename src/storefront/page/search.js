// @ts-check
import { sortNamed } from './sorting.js';

/**
 * What a shopper asks; never changed in place. A product can stand in for the photo ("more like this"). Filters are as the
 * address writes them: `price` is one range such as `10..50`, `inStock` is `true`. An empty sort is the usual order.
 * @typedef {{ kind: 'file', file: File } | { kind: 'product', id: string, title: string }} Photo
 * @typedef {ReadonlyMap<string, readonly string[]>} Filters
 * @typedef {{ text: string, photo: Photo | null, textWeight: number | null, filters: Filters, sort: string, explain: boolean }} Search
 */

const FILTER = 'filter.';

/** @param {Search} search */
export const isBrowse = search => search.text === '' && search.photo === null && search.filters.size === 0;

/** Whether anything ranks the products, so that there are reasons to show. @param {Search} search */
export const isRanked = search => search.text !== '' || search.photo !== null;

/** @param {Search} search */
export const hasBoth = search => search.text !== '' && search.photo !== null;

/** @param {string} a @param {string} b */
export const isSameValue = (a, b) => a.toLowerCase() === b.toLowerCase();

/**
 * @param {Filters} filters
 * @param {string} field
 * @param {readonly string[]} values none removes the field
 * @returns {Filters}
 */
export function withField(filters, field, values) {
  const changed = new Map(filters);
  if (values.length > 0) changed.set(field, values);
  else changed.delete(field);
  return changed;
}

/** @param {Filters} filters @param {string} field @param {string} value @returns {Filters} */
export function withoutValue(filters, field, value) {
  return withField(filters, field, (filters.get(field) ?? []).filter(other => !isSameValue(other, value)));
}

/** The filters as parameters of a GET. @param {Filters} filters @param {URLSearchParams} parameters */
export function writeFilters(filters, parameters) {
  for (const [field, values] of filters)
    for (const value of values) parameters.append(FILTER + field, value);
}

/** A photo of the shopper's own is not in the address. @param {Search} search */
export function toQuery(search) {
  const parameters = new URLSearchParams();
  if (search.text) parameters.set('q', search.text);
  if (search.photo?.kind === 'product') parameters.set('like', search.photo.id);
  if (search.textWeight !== null) parameters.set('textWeight', String(search.textWeight));
  writeFilters(search.filters, parameters);
  if (search.sort) parameters.set('sort', search.sort);
  if (search.explain) parameters.set('explain', 'true');
  const query = parameters.toString();
  return query ? `?${query}` : '';
}

/** @param {string} query @returns {Search} */
export function fromQuery(query) {
  const parameters = new URLSearchParams(query);
  const like = parameters.get('like');
  const weight = Number.parseFloat(parameters.get('textWeight') ?? '');
  /** @type {Map<string, string[]>} */
  const filters = new Map();
  for (const [name, value] of parameters)
    if (name.startsWith(FILTER) && name.length > FILTER.length && value)
      filters.set(name.slice(FILTER.length), [...(filters.get(name.slice(FILTER.length)) ?? []), value]);
  return {
    text: (parameters.get('q') ?? '').trim(),
    photo: like ? { kind: 'product', id: like, title: '' } : null,
    textWeight: weight >= 0 && weight <= 1 ? weight : null,
    filters,
    sort: sortNamed(parameters.get('sort')),
    explain: parameters.get('explain') === 'true',
  };
}
