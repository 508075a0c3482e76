// @ts-check
import { find } from './api.js';
import { showBalance, watchBalance } from './balance.js';
import { showChosen, showWishes } from './chips.js';
import { watchCompletions } from './completions.js';
import { byId } from './dom.js';
import { hideExamples, showExamples } from './examples.js';
import { showFilters, watchFilters } from './filters.js';
import { recall, remember } from './history.js';
import { showHits, showSkeleton } from './hits.js';
import { showInsight } from './insight.js';
import { hideMessages, showNothing, showProblem } from './messages.js';
import { showPhoto, watchPhoto } from './photo.js';
import { Problem } from './problems.js';
import { isBrowse, isRanked, withoutValue } from './search.js';
import { showSort, watchSort } from './sorting.js';
import { showCount, showHeading } from './status.js';
import { withoutSpan } from './words.js';

/** @typedef {import('./search.js').Search} Search */

const PAGE_SIZE = 24;
const LARGEST_PAGE = 100;

const form = byId('search-form', HTMLFormElement);
const words = byId('words', HTMLInputElement);
const results = byId('results', HTMLElement);
const why = byId('why', HTMLButtonElement);
const more = byId('more', HTMLButtonElement);

let search = recall();
let shown = 0;
/** @type {string | undefined} */
let next;
let running = new AbortController();

/** Asks anew; what stands in the search box counts unless the change says otherwise. @param {Partial<Search>} change */
function ask(change) {
  search = { ...search, text: words.value.trim(), ...change };
  if (!search.photo) search = { ...search, textWeight: null };
  remember(search);
  void answer({ limit: PAGE_SIZE });
}

/** @param {{ limit: number, append?: boolean }} page */
async function answer({ limit, append = false }) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const asked = search;
  if (!append) showQuestion();
  results.setAttribute('aria-busy', 'true');
  try {
    const found = await find(asked, { limit, cursor: append ? next : undefined }, signal);
    shown = (append ? shown : 0) + found.hits.length;
    next = found.nextCursor ?? undefined;
    showAnswer(found, append);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Problem)) throw error;
    showRefusal(error, append);
  } finally {
    if (!signal.aborted) results.setAttribute('aria-busy', 'false');
  }
}

function showQuestion() {
  words.value = search.text;
  words.placeholder = search.photo ? 'Add words: in blue' : 'Search the shop';
  showPhoto(search.photo);
  showBalance(search);
  showSort(search.sort);
  showHeading(search);
  showChosenFilters();
  hideMessages();
  if (!isBrowse(search)) hideExamples();
  why.hidden = !isRanked(search);
  why.setAttribute('aria-pressed', String(search.explain));
  if (shown === 0) showSkeleton(PAGE_SIZE / 2);
}

/**
 * @param {import('./api.js').SearchDocument} found
 * @param {boolean} append
 */
function showAnswer(found, append) {
  hideMessages();
  showHits(found.hits, { append, onMoreLike: moreLike });
  showCount(found.total, shown, next !== undefined);
  if (append) return;

  const query = found.query;
  const text = query?.text ?? search.text;
  showBalance(search, query?.textWeight ?? undefined);
  showWishes(query?.understood ?? [], wish => ask({ text: withoutSpan(text, wish.span) }));
  showInsight(search.explain && isRanked(search) ? found : null);
  showFilters(found.facets ?? {}, search.filters, found.hits.find(hit => hit.product.price)?.product.price?.currency ?? null);
  if (isBrowse(search)) showExamples(found.hits, { onText: text => ask({ text }), onProduct: (hit, text) => ask({ photo: photoOf(hit), text }) });
  if (found.hits.length === 0) showNothing(search, () => ask({ filters: new Map() }));
}

/** @param {Problem} problem @param {boolean} append */
function showRefusal(problem, append) {
  if (!append) {
    shown = 0;
    showHits([], { append, onMoreLike: moreLike });
    showWishes([], () => {});
    showInsight(null);
    next = undefined;
    showCount(null, 0, false);
    why.hidden = true;
  }
  showProblem(problem, {
    retry: () => void answer({ limit: PAGE_SIZE, append }),
    removePhoto: () => ask({ photo: null }),
    startOver: () => ask({}),
  });
}

function showChosenFilters() {
  showChosen(search.filters,
    (field, value) => ask({ filters: withoutValue(search.filters, field, value) }),
    () => ask({ filters: new Map() }));
}

/** @param {import('./api.js').Hit} hit @returns {import('./search.js').Photo} */
const photoOf = hit => ({ kind: 'product', id: hit.id, title: hit.product.title ?? '' });

/** @param {import('./api.js').Hit} hit */
function moreLike(hit) {
  ask({ photo: photoOf(hit), text: '' });
  window.scrollTo({ top: 0 });
  byId('heading', HTMLHeadingElement).focus({ preventScroll: true });
}

form.addEventListener('submit', event => {
  event.preventDefault();
  ask({});
});
why.addEventListener('click', () => {
  search = { ...search, explain: !search.explain };
  remember(search, { replace: true });
  void answer({ limit: Math.min(LARGEST_PAGE, Math.max(PAGE_SIZE, shown)) });
});
more.addEventListener('click', () => void answer({ limit: PAGE_SIZE, append: true }));
watchPhoto(photo => ask({ photo }));
watchBalance(textWeight => ask({ textWeight }));
watchFilters(filters => ask({ filters }));
watchSort(sort => ask({ sort }));
watchCompletions();
window.addEventListener('popstate', () => {
  search = recall();
  void answer({ limit: PAGE_SIZE });
});

remember(search, { replace: true });
void answer({ limit: PAGE_SIZE });
