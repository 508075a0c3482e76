// @ts-check
import { byId, el } from './dom.js';
import { isSameValue, withField, withoutValue } from './search.js';
import { fieldLabel, formatCount, pathLabel } from './words.js';
import { swatch } from './swatch.js';

/**
 * @typedef {import('./search.js').Filters} Filters
 * @typedef {import('./api.js').FacetValue} FacetValue
 */

const ORDER = ['category', 'color', 'gender', 'brand', 'pattern', 'material'];
const OPEN_AT_FIRST = 3;

const panel = byId('filters', HTMLFormElement);
const toggle = byId('filters-toggle', HTMLButtonElement);

/** Whether the shopper opened or closed a field. @type {Map<string, boolean>} */
const openByField = new Map();

/** @type {(filters: Filters) => void} */
let changed = () => {};

/** @param {(filters: Filters) => void} onChange */
export function watchFilters(onChange) {
  changed = onChange;
  toggle.addEventListener('click', () => toggle.setAttribute('aria-expanded', String(toggle.getAttribute('aria-expanded') !== 'true')));
  panel.addEventListener('submit', event => event.preventDefault());
}

/**
 * @param {Record<string, readonly FacetValue[]>} facets
 * @param {Filters} filters
 * @param {string | null} currency of the prices shown; null where nothing has a price
 */
export function showFilters(facets, filters, currency) {
  const fields = [...new Set([...ORDER, ...Object.keys(facets)])].filter(field => field !== 'inStock' && facets[field]?.length > 0);
  const groups = fields.map((field, i) => group(field, i < OPEN_AT_FIRST, choices(field, facets[field], filters)));
  if (currency !== null || filters.has('price')) groups.push(group('price', true, priceRange(filters, currency)));
  keepFocus(() => panel.replaceChildren(...groups, ...stock(facets.inStock, filters)));
  toggle.textContent = filters.size > 0 ? `Filters (${filters.size})` : 'Filters';
}

/** The panel is made anew with each answer; whoever stood on a box still stands on it. @param {() => void} render */
function keepFocus(render) {
  const key = panel.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
  const scrolled = new Map([...panel.querySelectorAll('ul')].map(list => [list.dataset.field, list.scrollTop]));
  render();
  for (const list of panel.querySelectorAll('ul')) list.scrollTop = scrolled.get(list.dataset.field) ?? 0;
  if (key !== undefined) [...panel.querySelectorAll('input, summary')].map(one => /** @type {HTMLElement} */ (one)).find(one => one.dataset.key === key)?.focus();
}

/** @param {string} field @param {boolean} isOpen @param {HTMLElement} content */
function group(field, isOpen, content) {
  const summary = el('summary', {}, fieldLabel(field));
  summary.dataset.key = field;
  const details = el('details', { open: openByField.get(field) ?? isOpen }, summary, content);
  summary.addEventListener('click', () => openByField.set(field, !details.open));
  content.setAttribute('aria-label', fieldLabel(field));
  return details;
}

/** @param {string} field @param {readonly FacetValue[]} values @param {Filters} filters */
function choices(field, values, filters) {
  const chosen = filters.get(field) ?? [];
  const unseen = chosen.filter(value => !values.some(other => isSameValue(other.value, value))).map(value => ({ value, count: 0 }));
  const rows = field === 'category' ? asTree([...unseen, ...values]) : [...unseen, ...values].map(facet => ({ ...facet, label: facet.value, depth: 0 }));
  const list = el('ul', {}, ...rows.map(row => {
    const isChosen = chosen.some(value => isSameValue(value, row.value));
    const change = () => changed(isChosen ? withoutValue(filters, field, row.value) : withField(filters, field, [...chosen, row.value]));
    const item = checkbox(`${field}=${row.value}`, isChosen, change, field === 'color' && swatch(row.value), row.label, row.count);
    item.classList.add(`depth-${Math.min(row.depth, 3)}`);
    return item;
  }));
  list.dataset.field = field;
  return list;
}

/** @param {string} key @param {boolean} checked @param {() => void} onChange @param {Node | false | null} mark @param {string} label @param {number} count */
function checkbox(key, checked, onChange, mark, label, count) {
  const input = el('input', { type: 'checkbox', checked, onchange: onChange });
  input.dataset.key = key;
  return el('li', {}, el('label', {}, input, mark, el('span', {}, label), el('span', { className: 'count' }, formatCount(count))));
}

/**
 * Categories beneath the wider ones that they are part of; a path whose wider one is not listed is shown whole.
 * @param {readonly FacetValue[]} values
 */
function asTree(values) {
  const listed = new Set(values.map(facet => facet.value));
  /** @param {string} path */
  const parentOf = path => {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf(' > ')));
    return listed.has(parent) ? parent : '';
  };
  /** @param {string} parent @param {number} depth @returns {(FacetValue & { label: string, depth: number })[]} */
  const under = (parent, depth) => values.filter(facet => parentOf(facet.value) === parent).flatMap(facet => [
    { ...facet, label: pathLabel(parent ? facet.value.slice(parent.length + 3) : facet.value), depth }, ...under(facet.value, depth + 1)]);
  return under('', 0);
}

/** @param {Filters} filters @param {string | null} currency */
function priceRange(filters, currency) {
  const [low = '', high = ''] = filters.get('price')?.[0]?.split('..') ?? [];
  /** @param {string} label @param {string} value */
  const bound = (label, value) => {
    const input = el('input', { type: 'number', min: '0', step: 'any', inputMode: 'decimal', value, onchange: () => apply() });
    input.dataset.key = `price ${label}`;
    return { input, label: el('label', {}, label, input) };
  };
  const from = bound('from', low);
  const to = bound('to', high);
  const apply = () => {
    if (!from.input.reportValidity() || !to.input.reportValidity()) return;
    const range = `${from.input.value}..${to.input.value}`;
    changed(withField(filters, 'price', range === '..' ? [] : [range]));
  };
  return el('div', { className: 'range', role: 'group' }, from.label, to.label, currency && el('span', { className: 'muted' }, currency));
}

/** @param {readonly FacetValue[] | undefined} values @param {Filters} filters */
function stock(values, filters) {
  const available = values?.find(facet => isSameValue(facet.value, 'true'))?.count;
  if (available === undefined && !filters.has('inStock')) return [];
  const isChosen = filters.has('inStock');
  const change = () => changed(withField(filters, 'inStock', isChosen ? [] : ['true']));
  return [el('ul', { className: 'alone' }, checkbox('inStock', isChosen, change, null, 'In stock only', available ?? 0))];
}
