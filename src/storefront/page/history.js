// @ts-check
import { fromQuery, toQuery } from './search.js';

/** @typedef {import('./search.js').Search} Search */

/**
 * The photos of this visit, so that Back and Forward find them. They stay in this page's memory: a photo is never in the
 * address and never stored.
 * @type {import('./search.js').Photo[]}
 */
const photos = [];

/** @param {Search} search @param {{ replace?: boolean }} [options] */
export function remember(search, { replace = false } = {}) {
  let photo = search.photo ? photos.indexOf(search.photo) : -1;
  if (search.photo && photo < 0) photo = photos.push(search.photo) - 1;
  const address = location.pathname + toQuery(search);
  const same = address === location.pathname + location.search && (history.state?.photo ?? -1) === photo;
  if (replace || same) history.replaceState({ photo }, '', address);
  else history.pushState({ photo }, '', address);
}

/** The search that the address and this visit's photos give. @returns {Search} */
export function recall() {
  const search = fromQuery(location.search);
  return { ...search, photo: photos[history.state?.photo] ?? search.photo };
}
