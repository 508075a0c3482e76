// Finds the nearest of many vectors: node nearest.js ENGINE VECTORS QUERIES DIMENSIONS K THREADS
// Both files hold float32, unit vectors one after the other; a question names queries, the answer gives the rows nearest to each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answer } from './answer.js';

const [engine, vectorsFile, queriesFile] = process.argv.slice(2, 5);
const [dimensions, k, threads] = process.argv.slice(5).map(Number);

const read = file => {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
};

// A copy: usearch reads a view from the beginning of its buffer.
const vectorOf = (array, row) => array.slice(row * dimensions, (row + 1) * dimensions);

// One scale for all, as exactSearch knows none for each vector.
const toInt8 = (floats, scale) => Int8Array.from(floats, value => Math.max(-127, Math.min(127, Math.round(value * scale))));

const require = createRequire(import.meta.url);
const engines = {
  async 'usearch-exact-int8'(vectors, queries) {
    const { exactSearch, MetricKind } = require('usearch');
    const scale = 127 / vectors.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const [rows, asked] = [toInt8(vectors, scale), toInt8(queries, scale)];
    return query => exactSearch(rows, vectorOf(asked, query), dimensions, k, MetricKind.Cos, threads).keys;
  },
  async 'usearch-hnsw-int8'(vectors, queries) {
    const { Index, MetricKind, ScalarKind } = require('usearch');
    const index = new Index({ dimensions, metric: MetricKind.Cos, quantization: ScalarKind.I8 });
    index.add(BigUint64Array.from({ length: vectors.length / dimensions }, (_, row) => BigInt(row)), vectors, threads);
    return query => index.search(vectorOf(queries, query), k, threads).keys;
  },
  async 'hnswlib-brute-force'(vectors, queries) {
    const { BruteforceSearch } = require('hnswlib-node');
    const index = new BruteforceSearch('ip', dimensions);
    const count = vectors.length / dimensions;
    index.initIndex(count);
    for (let row = 0; row < count; row++)
      index.addPoint(Array.from(vectorOf(vectors, row)), row);
    const asked = Array.from({ length: queries.length / dimensions }, (_, query) => Array.from(vectorOf(queries, query)));
    return query => index.searchKnn(asked[query], k).neighbors;
  },
};

const nearest = await engines[engine](read(vectorsFile), read(queriesFile));
await answer(async ({ queries }) => ({ rows: queries.map(query => Array.from(nearest(query), Number)) }));
