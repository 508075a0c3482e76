// @ts-check

/** What the server, or the way to it, refused: a stable code and, from the server, a detail in words. */
export class Problem extends Error {
  /** @param {string} code @param {string} [detail] */
  constructor(code, detail) {
    super(detail || code);
    this.name = 'Problem';
    this.code = code;
    this.detail = detail ?? '';
  }
}

const UNKNOWN = 'Something went wrong.';

/** @type {Record<string, string>} */
const TITLES = {
  'unreachable': 'The shop cannot be reached. Check the connection and try again.',
  'unreadable': 'The shop gave an answer that this page cannot read.',
  'http-429': 'Too many searches just now. Wait a moment and try again.',
  'http-503': 'The shop is busy just now. Wait a moment and try again.',
  'image-unsupported': 'This file is not a picture that can be searched with.',
  'image-broken': 'This picture is damaged and cannot be read.',
  'image-too-large': 'This picture is too large.',
  'image-too-slow': 'This picture takes too long to read.',
  'image-without-direction': 'There is nothing to see in this picture.',
  'upload-too-large': 'This picture is too large.',
  'http-413': 'This picture is too large.',
  'image-not-found': 'This product has no picture to search with.',
  'product-not-found': 'This product is no longer in the shop.',
  'nothing-to-search-by': 'Say what you are looking for, or add a photo.',
  'cursor-expired': 'This list has stood here for long, and the shop has changed. Start over to see it as it is now.',
  'page-too-deep': 'No further products can be shown. Narrow the search with filters.',
  'invalid-filter': 'One of the filters cannot be used.',
  'invalid-request': 'This search cannot be answered.',
  'index-missing': 'There is no catalog to search yet.',
  'model-mismatch': 'The catalog has to be indexed again before it can be searched.',
};

const PASSING = ['unreachable', 'unreadable', 'http-429', 'internal', 'index-missing', 'index-locked'];

/** Whether the same search may be answered later. @param {Problem} problem */
export const isPassing = ({ code }) => PASSING.includes(code) || code.startsWith('http-5');

/** Whether the list itself has to be asked for anew. @param {Problem} problem */
export const isOfCursor = ({ code }) => code.startsWith('cursor-');

/** Whether another photo, or none, would help. @param {Problem} problem */
export const isOfPhoto = ({ code }) => code.startsWith('image-') || ['upload-too-large', 'http-413', 'product-not-found'].includes(code);

/** @param {Problem} problem */
export const inPlainWords = problem => Object.hasOwn(TITLES, problem.code) ? TITLES[problem.code] : UNKNOWN;
