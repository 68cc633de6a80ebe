import { writeFile } from 'node:fs/promises';
import { studyJsonSchema } from '../survey/study-json-schema.ts';

const file = new URL('../../public/study.schema.json', import.meta.url);
await writeFile(file, studyJsonSchema());
