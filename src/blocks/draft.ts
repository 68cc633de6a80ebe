import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { OpenStudy } from '../tabulate/open-study.ts';
import { type Outline, outline } from './outline.ts';
import { propProblems } from './prop-problems.ts';

/** A page as its author wrote it. */
export interface Manuscript {
  readonly file: string;
  readonly language: string;
  readonly slug: string;
  readonly source: string;
}

const frontmatterSchema = z.strictObject({
  title: z.string().min(1).describe('title of the page'),
  standfirst: z.string().min(1).optional().describe('one or two sentences under the title'),
  order: z.number().describe('place of the page in the report'),
});

/** Names of pages that every report has. */
const RESERVED = ['glossary', 'index', 'method', 'print', 'search'];

/** A manuscript that has been read. */
export interface Draft {
  readonly manuscript: Manuscript;
  readonly outline: Outline;
  readonly title: string;
  readonly standfirst: string | undefined;
  readonly order: number;
}

/** Read a manuscript; what keeps it from being a page of the report goes to `problems`. */
export function draft(open: OpenStudy, manuscript: Manuscript, problems: Problem[]): Draft[] {
  const { file, language, slug, source } = manuscript;
  if (!open.study.languages.includes(language)) {
    problems.push({
      place: { file },
      found: `a page in "${language}"`,
      expected: `pages in the study's languages (${open.study.languages.join(', ')}), each in the folder of its language`,
      hint: `Move it to content/${open.study.id}/${open.study.languages[0]}/, or add the language to study.yaml.`,
    });
    return [];
  }
  if (!/^[\p{Letter}\p{Number}-]+$/u.test(slug) || RESERVED.includes(slug)) {
    problems.push({
      place: { file },
      found: `a page named "${slug}"`,
      expected: `a name of letters, digits and hyphens other than ${RESERVED.join(', ')}, which are generated`,
      hint: 'Rename the file; its name becomes the address of the page.',
    });
    return [];
  }
  const { outline: read, problems: broken } = outline(file, source);
  problems.push(...broken);
  const matter = frontmatterSchema.safeParse(read.frontmatter);
  if (broken.length === 0 && !matter.success) {
    problems.push(
      ...propProblems({ file, line: 1 }, 'the front matter', frontmatterSchema, matter.error, read.frontmatter),
    );
  }
  const { title, standfirst, order } = matter.data ?? { title: slug, standfirst: undefined, order: 0 };
  return [{ manuscript, outline: read, title, standfirst, order }];
}
