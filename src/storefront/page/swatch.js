// @ts-check
import { el } from './dom.js';

/**
 * A dot in the color that a value names, or null where its words name none that CSS knows.
 * @param {string} value
 */
export function swatch(value) {
  const words = value.toLowerCase().split(/[\s-]+/u);
  const color = [words.join(''), ...words].find(word => CSS.supports('color', word) && /^[a-z]+$/u.test(word));
  if (!color) return null;
  const dot = el('i', { className: 'swatch', 'aria-hidden': 'true' });
  dot.style.backgroundColor = color;
  return dot;
}
