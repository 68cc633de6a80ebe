import { loadAll } from '../blocks/load-reports.ts';
import { problemText } from '../errors.ts';
import { chosenStudies } from './chosen-studies.ts';
import { main } from './main.ts';

/** `npm run check [-- <study> …]`: everything that a build would refuse, and columns that no question declares. */
await main(async (root, wanted) => {
  const studies = await chosenStudies(root, wanted, 'npm run check');
  for (const loaded of await loadAll(root, studies)) {
    if (loaded.problems !== undefined) {
      process.exitCode = 1;
      const { length } = loaded.problems;
      console.log(`${loaded.study}: ${length === 1 ? '1 problem' : `${length} problems`}`);
      for (const problem of loaded.problems) console.log(`- ${problemText(problem)}`);
      continue;
    }
    const [report] = loaded.reports;
    const { fieldwork, undeclared } = report!.open;
    const people = fieldwork.map(({ wave, base }) => `${base.n ?? 0} respondents in ${wave}`);
    console.log(`${loaded.study}: no problems${people.length === 0 ? '' : `; ${people.join(', ')}`}`);
    for (const { file, headings } of undeclared) {
      if (headings.length === 0) continue;
      const known = headings.slice(0, 20).join(', ');
      const more = headings.length > 20 ? `, and ${headings.length - 20} more` : '';
      console.log(`  ${file}: ${headings.length} columns that no question declares, ignored: ${known}${more}`);
    }
  }
});
