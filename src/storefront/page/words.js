// @ts-check

// The small words that lead to a wish or join two: alone they ask for nothing, and a negation left behind would turn on
// whatever comes next.
const LEADING = /(?:^|[\s,;]+)(?:in|for|with|without|not|no|non|never|except|and|or|but|a|an|the|of)$/iu;
const JOINING = /^(?:[\s,;]+|(?:and|or|but)\b)+/iu;

/**
 * The text without one wish and the small words that led to it: "boots, not leather" without "leather" is "boots".
 * @param {string} text
 * @param {[number, number]} span [start, end) in UTF-16 units, as the server counts
 */
export function withoutSpan(text, [start, end]) {
  let before = text.slice(0, start).replace(/[\s,;]+$/u, '');
  while (LEADING.test(before)) before = before.replace(LEADING, '');
  let after = text.slice(end).replace(/^[,;]+/u, '');
  if (before === '') after = after.replace(JOINING, '');
  return `${before} ${after}`.replace(/\s+/gu, ' ').trim();
}

/** @type {Record<string, string>} */
const FIELDS = { inStock: 'In stock', groupId: 'Group' };

/** A field's name as a shopper reads it: `ageGroup` is "Age group". @param {string} field */
export function fieldLabel(field) {
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field];
  const spaced = field.replace(/([a-z])([A-Z])/gu, '$1 $2').replace(/[_-]+/gu, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A category's path, as shown: "Shoes › Sneakers". @param {string} value */
export const pathLabel = value => value.split(' > ').join(' › ');

const whole = new Intl.NumberFormat();

/** @param {number} count */
export const formatCount = count => whole.format(count);

/** @param {number} ms */
export const formatMs = ms => `${ms < 10 ? ms.toFixed(1) : whole.format(Math.round(ms))} ms`;

/** @param {{ amount: number, currency: string }} price */
export function formatPrice({ amount, currency }) {
  try {
    if (currency) return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
  } catch (error) {
    // A feed may write anything as its currency.
    if (!(error instanceof RangeError)) throw error;
  }
  return `${new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount)} ${currency}`.trim();
}

/** @param {string} range as the address writes it: `10..50`, `..50`, `10..` */
export function formatRange(range) {
  const [low, high] = range.split('..');
  if (low && high) return `${low} to ${high}`;
  return low ? `from ${low}` : `up to ${high}`;
}
