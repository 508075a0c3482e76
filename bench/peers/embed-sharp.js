// Embeds photos with sharp and onnxruntime-node, tuned by hand: sharp shrinks while it decodes, the next batches decode on other
// threads while one is in the model, and the tensor is written once.
// node embed-sharp.js GRAPH BATCH THREADS SIZE FIT MEAN STD
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { answer } from './answer.js';

const [graph, batchSize, threads, size, fit, mean, std] = [
  process.argv[2], ...process.argv.slice(3, 6).map(Number), process.argv[6], ...process.argv.slice(7, 9).map(list => list.split(',').map(Number)),
];
const plane = size * size;
const levels = mean.map((m, channel) => Float32Array.from({ length: 256 }, (_, level) => (level / 255 - m) / std[channel]));
const session = await InferenceSession.create(graph, { intraOpNumThreads: threads, interOpNumThreads: 1 });
// One thread a picture, as many pictures at once as libuv has threads.
sharp.concurrency(1);
sharp.cache(false);

const decode = file => sharp(file)
  .resize({ width: size, height: size, fit, position: 'centre', background: '#ffffff', kernel: 'cubic' })
  .toColourspace('srgb').removeAlpha().raw().toBuffer();

function write(pixels, tensor, offset) {
  for (let channel = 0; channel < 3; channel++) {
    const level = levels[channel];
    for (let i = 0, source = channel, target = offset + channel * plane; i < plane; i++, source += 3, target++)
      tensor[target] = level[pixels[source]];
  }
}

await answer(async ({ files }) => {
  const batches = [];
  for (let start = 0; start < files.length; start += batchSize)
    batches.push(files.slice(start, start + batchSize));
  const startDecoding = index => batches[index] && Promise.all(batches[index].map(decode));
  const ahead = [startDecoding(0), startDecoding(1)];
  let embedded = 0;
  for (let index = 0; index < batches.length; index++) {
    const pictures = await ahead.shift();
    ahead.push(startDecoding(index + 2));
    const tensor = new Float32Array(pictures.length * 3 * plane);
    pictures.forEach((pixels, i) => write(pixels, tensor, i * 3 * plane));
    const outputs = await session.run({ pixel_values: new Tensor('float32', tensor, [pictures.length, 3, size, size]) }, ['image_embeds']);
    embedded += outputs.image_embeds.dims[0];
  }
  return { embedded };
});
