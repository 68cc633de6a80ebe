import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parcelResponses } from './parcel-2026/responses.ts';

const folder = join(import.meta.dirname, '../../data/parcel-2026');

await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(parcelResponses())) {
  await writeFile(join(folder, name), text);
  console.log(`data/parcel-2026/${name}: ${text.length} bytes`);
}
