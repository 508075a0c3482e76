import { createInterface } from 'node:readline';

/**
 * Tells ShopVision.Bench that the script is ready, then answers each line of JSON on standard input with one on standard output.
 * Standard output belongs to these answers: what a library prints goes to standard error.
 */
export async function answer(handle) {
  console.log = console.info = console.debug = console.error;
  const write = value => process.stdout.write(JSON.stringify(value) + '\n');
  write({ node: process.version });
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      write((await handle(JSON.parse(line))) ?? {});
    } catch (error) {
      write({ error: error.stack });
    }
  }
}
