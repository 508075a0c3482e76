// @ts-check
import { byId } from './dom.js';
import { hasBoth } from './search.js';

const box = byId('balance', HTMLElement);
const slider = byId('balance-slider', HTMLInputElement);
const output = byId('balance-value', HTMLOutputElement);
const reset = byId('balance-reset', HTMLButtonElement);

/** @param {number} weight */
function describe(weight) {
  if (weight <= 0) return 'photo only';
  return weight >= 1 ? 'words only' : `${Math.round(weight * 100)} % words`;
}

/** @param {string} text */
function say(text) {
  output.value = text;
  slider.setAttribute('aria-valuetext', text);
}

/**
 * Shows how much the words count beside the photo; untouched, the slider stands where the answer says the model put it.
 * @param {import('./search.js').Search} search
 * @param {number} [answered] the weight that the answer was made with
 */
export function showBalance(search, answered) {
  box.hidden = !hasBoth(search);
  reset.hidden = search.textWeight === null;
  // An answer that arrives while the shopper moves the slider must not move it, too.
  if (slider.matches(':active')) return;
  const weight = search.textWeight ?? answered;
  if (weight !== undefined) slider.value = String(weight);
  say(search.textWeight === null ? 'automatic' : describe(search.textWeight));
}

/** @param {(weight: number | null) => void} onChange null gives it back to the model */
export function watchBalance(onChange) {
  slider.addEventListener('input', () => say(describe(slider.valueAsNumber)));
  slider.addEventListener('change', () => onChange(slider.valueAsNumber));
  reset.addEventListener('click', () => {
    slider.focus();
    onChange(null);
  });
}
