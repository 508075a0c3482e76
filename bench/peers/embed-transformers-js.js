// Embeds photos with transformers.js as its documentation shows: read, process, run, a batch at a time.
// node embed-transformers-js.js MODEL BATCH THREADS
import { AutoProcessor, CLIPVisionModelWithProjection, RawImage, env } from '@huggingface/transformers';
import { answer } from './answer.js';

const [model, batchSize, threads] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
env.allowRemoteModels = false;
env.localModelPath = '';
const processor = await AutoProcessor.from_pretrained(model);
const visionModel = await CLIPVisionModelWithProjection.from_pretrained(model, {
  dtype: 'fp32',
  session_options: { intraOpNumThreads: threads },
});

await answer(async ({ files }) => {
  let embedded = 0;
  for (let start = 0; start < files.length; start += batchSize) {
    const images = await Promise.all(files.slice(start, start + batchSize).map(file => RawImage.read(file)));
    const { image_embeds } = await visionModel(await processor(images));
    embedded += image_embeds.dims[0];
  }
  return { embedded };
});
