import { loadAll, loadReports } from '../blocks/load-reports.ts';
import type { Report } from '../blocks/report.ts';
import type { PageFrame } from '../layouts/page-frame.ts';
import { speak } from '../i18n/speak.ts';
import type { Study } from '../survey/study.ts';
import { type StartLanguages, startLanguages } from './_start-languages.ts';

const only = process.env['TOPBOX_STUDY']?.split(',').filter(Boolean);
const root = process.cwd();

/** Where the site will stand, without a slash at the end; those who show links want whole addresses. */
const published = process.env['TOPBOX_SITE']?.replace(/\/+$/, '') || undefined;

/** Reports of every study to be built. In development a broken study is left out; its pages show what is wrong with it instead. */
export async function library(): Promise<Report[][]> {
  if (import.meta.env.PROD) return loadReports(root, only);
  const loaded = await loadAll(root, only);
  return loaded.flatMap((one) => (one.reports === undefined ? [] : [[...one.reports]]));
}

/** One entry for each report of each study. */
export async function everyReport(): Promise<{ report: Report; siblings: readonly Report[] }[]> {
  return (await library()).flatMap((siblings) => siblings.map((report) => ({ report, siblings })));
}

/** Paths of a page that every report has. */
export async function reportPaths() {
  return (await everyReport()).map(({ report, siblings }) => ({
    params: { study: report.open.study.id, language: report.voice.language },
    props: { report, siblings },
  }));
}

/** The reports of the one study that the site holds; undefined when there are several, or none. */
export async function onlyStudy(): Promise<readonly Report[] | undefined> {
  const loaded = await loadAll(root, only);
  return loaded.length === 1 ? loaded[0]?.reports : undefined;
}

/** In which languages there is a start page, and which one is at `/`. */
export async function siteLanguages(): Promise<StartLanguages> {
  return startLanguages((await library()).map((siblings) => siblings.map(({ voice }) => voice.language)));
}

export function address(report: Report, file: string): string {
  return `/${report.open.study.id}/${report.voice.language}/${file}`;
}

/** A report links here whichever other studies the site holds, so that its pages stay the same. */
export function homeAddress(language: string): string {
  return `/${language}.html`;
}

/** Name of the client's picture in the site, if the study has one. */
export function logoName(study: Study): string | undefined {
  const logo = study.theme?.logo;
  return logo === undefined ? undefined : `logo.${logo.split('.').at(-1)!.toLowerCase()}`;
}

/** The frame of a page of a report. `file` is its address within the report, the same in every language. */
export function frameOf(
  report: Report,
  siblings: readonly Report[],
  file: string,
  title: string,
  description?: string,
): PageFrame {
  const { voice, open } = report;
  const { study } = open;
  const links = [
    { href: address(report, 'index.html'), text: voice.say('nav.contents'), current: file === 'index.html' },
    { href: address(report, 'method.html'), text: voice.say('nav.method'), current: file === 'method.html' },
    { href: address(report, 'search.html'), text: voice.say('search.title'), current: file === 'search.html' },
    { href: address(report, 'glossary.html'), text: voice.say('glossary.title'), current: file === 'glossary.html' },
  ];
  return {
    lang: voice.language,
    title: `${title} – ${voice.text(study.title)}`,
    description,
    skip: voice.say('site.skip'),
    home: { href: homeAddress(voice.language), text: voice.say('home.title') },
    client: voice.text(study.client),
    logo: logoName(study) === undefined ? undefined : `/${study.id}/${logoName(study)}`,
    styles: study.theme === undefined ? [] : [`/${study.id}/theme.css`],
    study: voice.text(study.title),
    links: { label: voice.say('nav.pages'), items: links },
    languages: {
      label: voice.say('nav.languages'),
      items:
        siblings.length < 2
          ? []
          : siblings.map((sibling) => ({
              tag: sibling.voice.language,
              name: sibling.voice.say('language.name'),
              href: address(sibling, file),
            })),
    },
    notice: study.notice && voice.text(study.notice),
    footer: [
      [
        voice.text(study.client),
        voice.text(study.title),
        study.version && `${voice.say('facts.version')} ${study.version}`,
      ]
        .filter(Boolean)
        .join(' · '),
      voice.say('site.made'),
    ],
    robots: study.confidential ? 'noindex' : undefined,
    share: {
      image: published === undefined ? 'card.png' : published + address(report, 'card.png'),
      words: [voice.text(study.client), voice.text(study.title)].join(' · '),
      address: published === undefined ? undefined : published + address(report, file),
    },
  };
}

/** The frame of a page above the studies. */
export function homeFrame(language: string, languages: readonly string[]): PageFrame {
  const voice = speak(language);
  return {
    lang: language,
    title: voice.say('home.title'),
    skip: voice.say('site.skip'),
    home: { href: homeAddress(language), text: voice.say('home.title') },
    links: { label: voice.say('nav.pages'), items: [] },
    languages: {
      label: voice.say('nav.languages'),
      items: languages.map((tag) => ({ tag, name: speak(tag).say('language.name'), href: homeAddress(tag) })),
    },
    footer: [voice.say('site.made')],
  };
}
