import type { Report } from '../blocks/report.ts';
import { speak } from '../i18n/speak.ts';
import { homeGroups, type StudyEntry } from './_home-groups.ts';
import { address, homeFrame, siteLanguages, library } from './_site.ts';

/** The list of studies in one language; a study that does not speak it is listed in its own first one. */
export async function home(language: string) {
  const voice = speak(language);
  const studies = (await library()).map(
    (siblings) => siblings.find((report) => report.voice.language === language) ?? siblings[0]!,
  );
  return {
    frame: homeFrame(language, (await siteLanguages()).offered),
    title: voice.say('home.title'),
    standfirst: studies.length === 0 ? voice.say('home.empty') : voice.say('home.standfirst', { n: studies.length }),
    words: {
      label: voice.say('home.filter'),
      found: voice.say('search.found', { n: '{n}' }),
      none: voice.say('home.none'),
    },
    groups: homeGroups(studies.map(entry), voice),
  };
}

function entry(report: Report): StudyEntry {
  const { voice, open } = report;
  const { study } = open;
  const dates = study.waves.flatMap(({ fielded }) => (fielded === undefined ? [] : [...fielded])).sort();
  const asked = open.fieldwork.reduce((sum, { base }) => sum + (base.n ?? 0), 0);
  const facts = [
    ...(dates.length === 0 ? [] : [voice.dates(dates[0]!, dates.at(-1)!)]),
    asked > 0 ? voice.say('facts.respondents', { n: asked }) : voice.say('facts.published'),
    voice.say('contents.figures', { n: report.figures.length }),
    ...(study.confidential ? [voice.say('facts.confidential')] : []),
  ];
  return {
    link: { href: address(report, 'index.html'), text: voice.text(study.title) },
    client: voice.text(study.client),
    year: dates.at(-1)?.slice(0, 4),
    about: study.subtitle === undefined ? '' : voice.text(study.subtitle),
    facts,
  };
}
