// @ts-check
import { byId } from './dom.js';

const select = byId('sort', HTMLSelectElement);

/** The orders by the names that the server knows them by; an empty one is the usual order. */
const NAMES = ['', 'price-asc', 'price-desc', 'newest'];

/** @param {string | null} name */
export const sortNamed = name => NAMES.includes(name ?? '') ? name ?? '' : '';

/** @param {string} sort */
export function showSort(sort) {
  select.value = sort;
}

/** @param {(sort: string) => void} onSort */
export function watchSort(onSort) {
  select.addEventListener('change', () => onSort(select.value));
}
