import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { answer } from './answer.js';

// node tokenize.js FOLDER TEXTS: the tokenizer of a published folder, over a file with a JSON string a line, one text at a time.
const [folder, file] = process.argv.slice(2);
env.allowRemoteModels = false;
env.localModelPath = dirname(folder);
const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
const texts = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line));

await answer(({ passes }) => {
  if (!passes) return { ids: texts.map(text => tokenizer.encode(text)) };
  const started = performance.now();
  for (let pass = 0; pass < passes; pass++) for (const text of texts) tokenizer.encode(text);
  return { ms: performance.now() - started };
});
