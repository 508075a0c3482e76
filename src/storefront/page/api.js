// @ts-check
import { Problem } from './problems.js';
import { hasBoth, isBrowse, writeFilters } from './search.js';

/**
 * The search document, as far as this page reads it. A property that is null may be missing.
 * @typedef {{ signal: string, contribution: number }} Reason
 * @typedef {{ id: string, title?: string, brand?: string, category?: string[], price?: { amount: number, currency: string }, regularPrice?: { amount: number, currency: string },
 *   inStock?: boolean, url?: string, attributes?: Record<string, string[]> }} Product
 * @typedef {{ id: string, score?: number, image?: { url: string }, product: Product, reasons?: Reason[] }} Hit
 * @typedef {{ axis: string, value: string, polarity: string, span: [number, number] }} Wish
 * @typedef {{ value: string, count: number }} FacetValue
 * @typedef {{ text?: string, understood?: Wish[], composition?: string, textWeight?: number, caption?: string,
 *   photo?: Record<string, { value: string, probability: number }[]> }} UnderstoodQuery
 * @typedef {{ hits: Hit[], total: { value: number, relation: string }, nextCursor?: string, facets?: Record<string, FacetValue[]>,
 *   query?: UnderstoodQuery, took?: Record<string, number>, model?: string }} SearchDocument
 * @typedef {import('./search.js').Search} Search
 * @typedef {{ limit: number, cursor?: string }} Page a cursor goes on where the answer that gave it ended
 */

/**
 * Asks the server. Throws a {@link Problem} for whatever it refuses, and an AbortError once the signal fires.
 * @param {Search} search @param {Page} page @param {AbortSignal} signal
 * @returns {Promise<SearchDocument>}
 */
export async function find(search, page, signal) {
  const { url, init } = request(search, page);
  let response;
  try {
    response = await fetch(url, { ...init, headers: { Accept: 'application/json', ...init?.headers }, signal });
  } catch (error) {
    throw signal.aborted ? error : new Problem('unreachable');
  }
  const body = await response.json().catch(() => null);
  signal.throwIfAborted();
  if (response.ok && body) return body;
  throw new Problem(body?.code ?? (response.ok ? 'unreadable' : `http-${response.status}`), body?.detail);
}

/** @param {Search} search @param {Page} page @returns {{ url: string, init?: RequestInit }} */
function request(search, page) {
  if (search.photo?.kind === 'file') return { url: '/v1/search', init: { method: 'POST', body: form(search, search.photo.file, page) } };
  if (search.photo?.kind === 'product') return { url: '/v1/search', init: json(search, search.photo.id, page) };
  return { url: `${isBrowse(search) ? '/v1/products' : '/v1/search'}?${parameters(search, page)}` };
}

/** @param {Search} search @param {Page} page */
function parameters(search, page) {
  const query = new URLSearchParams({ limit: String(page.limit) });
  if (page.cursor) query.set('cursor', page.cursor);
  if (search.sort) query.set('sort', search.sort);
  if (search.text) query.set('q', search.text);
  writeFilters(search.filters, query);
  if (search.text && search.explain) query.set('explain', 'true');
  return query;
}

/** @param {Search} search @param {File} photo @param {Page} page */
function form(search, photo, page) {
  const fields = new FormData();
  fields.set('photo', photo);
  if (search.text) fields.set('text', search.text);
  if (search.filters.size > 0) fields.set('filters', JSON.stringify(filtersAsJson(search.filters)));
  if (hasBoth(search) && search.textWeight !== null) fields.set('textWeight', String(search.textWeight));
  if (search.explain) fields.set('explain', 'true');
  if (search.sort) fields.set('sort', search.sort);
  fields.set('limit', String(page.limit));
  if (page.cursor) fields.set('cursor', page.cursor);
  return fields;
}

/** @param {Search} search @param {string} productId @param {Page} page @returns {RequestInit} */
function json(search, productId, page) {
  const body = {
    productIds: [productId],
    text: search.text || undefined,
    filters: search.filters.size > 0 ? filtersAsJson(search.filters) : undefined,
    textWeight: hasBoth(search) ? search.textWeight ?? undefined : undefined,
    sort: search.sort || undefined,
    explain: search.explain || undefined,
    ...page,
  };
  return { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}

/** @param {import('./search.js').Filters} filters */
function filtersAsJson(filters) {
  return Object.fromEntries([...filters].map(([field, values]) => [field, filterAsJson(field, values)]));
}

/** @param {string} field @param {readonly string[]} values */
function filterAsJson(field, values) {
  if (field === 'inStock') return values[0] === 'true';
  if (field !== 'price') return values;
  const [low, high] = values[0].split('..');
  return { gte: low ? Number(low) : undefined, lte: high ? Number(high) : undefined };
}
