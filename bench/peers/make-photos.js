// Enlarges photos to JPEGs whose longer side is the asked size. Small photos have no detail to give, so grain makes a file weigh
// what a camera's does (about one bit a pixel), and its decoder work as hard.
// node make-photos.js FROM TO SIDE
import { readdir, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { answer } from './answer.js';

const [from, to, side] = [process.argv[2], process.argv[3], Number(process.argv[4])];

await answer(async () => {
  await mkdir(to, { recursive: true });
  const grain = await sharp({ create: { width: side, height: side, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 14 } } })
    .raw().toBuffer({ resolveWithObject: true });
  const photos = await readdir(from);
  await Promise.all(photos.map(async photo => {
    const enlarged = await sharp(join(from, photo)).resize({ width: side, height: side, fit: 'inside', kernel: 'lanczos3' })
      .toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const grainOfItsSize = await sharp(grain.data, { raw: grain.info })
      .extract({ left: 0, top: 0, width: enlarged.info.width, height: enlarged.info.height }).raw().toBuffer();
    await sharp(enlarged.data, { raw: enlarged.info })
      .composite([{ input: grainOfItsSize, raw: enlarged.info, blend: 'soft-light' }]).jpeg({ quality: 85 }).toFile(join(to, photo));
  }));
  return { photos: photos.length };
});
