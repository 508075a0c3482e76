// @ts-check
import { byId } from './dom.js';

/** @typedef {import('./search.js').Photo} Photo */

const MAX_BYTES = 20 * 1024 * 1024;

const choose = byId('photo-choose', HTMLButtonElement);
const chosen = byId('photo-chosen', HTMLElement);
const preview = byId('photo-preview', HTMLImageElement);
const remove = byId('photo-remove', HTMLButtonElement);
const input = byId('photo-file', HTMLInputElement);
const problem = byId('photo-problem', HTMLElement);
const drop = byId('drop', HTMLElement);

let previewUrl = '';

/**
 * Shows the photo beside the words.
 * @param {Photo | null} photo
 */
export function showPhoto(photo) {
  URL.revokeObjectURL(previewUrl);
  previewUrl = photo?.kind === 'file' ? URL.createObjectURL(photo.file) : '';
  choose.hidden = photo !== null;
  chosen.hidden = photo === null;
  problem.textContent = '';
  chosen.classList.remove('unseen');
  if (photo?.kind === 'file') {
    preview.src = previewUrl;
    preview.alt = `Your photo, ${photo.file.name}`;
  } else if (photo) {
    preview.src = `/v1/products/${encodeURIComponent(photo.id)}/images/0?width=128`;
    preview.alt = photo.title ? `The product ${photo.title}` : 'The chosen product';
  } else {
    preview.removeAttribute('src');
  }
}

/**
 * Takes photos from the button, the clipboard and a drop anywhere on the page.
 * @param {(photo: Photo | null) => void} onChange
 */
export function watchPhoto(onChange) {
  /** @param {Iterable<File>} files */
  const take = files => {
    const list = [...files];
    const file = list.find(one => one.type.startsWith('image/')) ?? list[0];
    problem.textContent = file ? complaint(file) : '';
    if (file && !problem.textContent) onChange({ kind: 'file', file });
  };

  choose.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take(input.files ?? []);
    if (choose.hidden) remove.focus();
    // So that choosing the same file again is a change, too.
    input.value = '';
  });
  remove.addEventListener('click', () => {
    onChange(null);
    choose.focus();
  });
  // A picture that this browser cannot show may still be one that the server can read.
  preview.addEventListener('error', () => chosen.classList.add('unseen'));

  document.addEventListener('paste', event => {
    const files = event.clipboardData?.files;
    // Office programs put a picture beside the text they copy: in a text field the text is meant.
    if (!files?.length || event.target instanceof HTMLInputElement && event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    take(files);
  });
  watchDrop(take);
}

/** @param {(files: Iterable<File>) => void} take */
function watchDrop(take) {
  /** @param {DragEvent} event */
  const bringsFiles = event => event.dataTransfer?.types.includes('Files') ?? false;
  // Every element under the pointer enters and leaves; the page is left when as many left as entered.
  let depth = 0;
  const end = () => {
    depth = 0;
    drop.hidden = true;
  };
  document.addEventListener('dragenter', event => {
    if (!bringsFiles(event)) return;
    depth++;
    drop.hidden = false;
  });
  document.addEventListener('dragleave', event => {
    if (bringsFiles(event) && --depth <= 0) end();
  });
  document.addEventListener('dragover', event => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  document.addEventListener('drop', event => {
    end();
    if (!bringsFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.files ?? []);
  });
}

/** What is wrong with a file before it is sent; empty if nothing is. @param {File} file */
function complaint(file) {
  if (!file.type.startsWith('image/'))
    return `“${file.name}” is not a picture. Choose a JPEG, PNG, WebP, GIF, AVIF or TIFF.`;
  if (file.size > MAX_BYTES)
    return `“${file.name}” has ${(file.size / 1024 / 1024).toFixed(1)} MB. A photo may have up to ${MAX_BYTES / 1024 / 1024} MB.`;
  return file.size === 0 ? `“${file.name}” is empty.` : '';
}
