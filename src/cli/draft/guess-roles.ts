import { type DraftQuestion, type DraftScale, type DraftSingle, type Roles, SURE_ENOUGH } from './draft.ts';
import { isChinese, plainLabel } from './plain-label.ts';
import { valence } from './valence.ts';
import { ABOUT } from './wordings.ts';

/** Which questions the first report is built on, from their wordings; `measures` is set where buying again is asked about. */
export function rolesOf(questions: readonly DraftQuestion[]): {
  readonly questions: readonly DraftQuestion[];
  readonly roles: Roles;
} {
  const about = ({ id, text }: DraftQuestion) => `${id.replaceAll(/[_-]/g, ' ')} ${text}`;
  const scales = questions.filter((question) => question.type === 'scale');
  const satisfaction =
    scales.find((question) => ABOUT.satisfaction.test(about(question)) && ABOUT.overall.test(about(question))) ??
    scales.find((question) => ABOUT.satisfaction.test(about(question))) ??
    scales.find((question) => ABOUT.overall.test(about(question))) ??
    scales.find(
      (question) =>
        question.levels.length >= 4 &&
        question.confidence >= 0.75 &&
        ABOUT.rating.test(about(question)) &&
        !ABOUT.repurchase.test(about(question)) &&
        !ABOUT.recommend.test(about(question)),
    );
  const again = questions.find(
    (question): question is DraftSingle | DraftScale =>
      (question.type === 'single' || question.type === 'scale') &&
      question !== satisfaction &&
      ABOUT.repurchase.test(about(question)) &&
      yesCodes(question).length > 0,
  );
  const leavers = again === undefined ? undefined : { id: again.id, yes: yesCodes(again) };
  const leaving = questions.filter(
    (question) =>
      ABOUT.leaving.test(about(question)) || (ABOUT.why.test(question.text) && askedOfLeavers(question, leavers)),
  );
  const reasons = leaving.find(({ type }) => type === 'multi') ?? leaving.find(({ type }) => type === 'single');
  const segments = questions.filter(
    (question) =>
      question.type === 'single' &&
      question !== again &&
      question !== reasons &&
      question.askedIf === undefined &&
      question.options.length >= 2 &&
      question.options.length <= 12 &&
      about(question).length <= 160 &&
      (ABOUT.segment.test(question.text) || ABOUT.segment.test(shortName(question.id)) || isAttribute(question)),
  );
  return {
    questions: questions.map((question) =>
      question === again
        ? {
            ...question,
            measures: ABOUT.behaviour.test(question.text) ? ('behaviour' as const) : ('intention' as const),
          }
        : question,
    ),
    roles: {
      satisfaction: satisfaction?.id,
      repurchase: again === undefined ? undefined : { id: again.id, yes: yesCodes(again) },
      reasons: reasons?.id,
      segments: segments.map(({ id }) => id),
    },
  };
}

/** Only those were asked who do not buy again. */
function askedOfLeavers({ askedIf }: DraftQuestion, again: Roles['repurchase']): boolean {
  const codes = again === undefined ? undefined : askedIf?.[again.id];
  return codes !== undefined && codes.every((code) => !again!.yes.includes(code));
}

/** Named by a short noun, not asked: "Hotel", "Type of stay", "门店". */
function isAttribute({ text, options, confidence }: DraftSingle): boolean {
  return (
    confidence >= SURE_ENOUGH &&
    options.length <= 8 &&
    !/[?？\d_]|\b(you|your|we|us|our|it)\b|您|你|我们|是否|多少/i.test(text) &&
    (isChinese(text) ? text.length <= 8 : text.length <= 30 && text.split(/\s+/).length <= 4)
  );
}

/** The words of an id that names and does not tell: `age_group`, not `plan-start-applying`. */
function shortName(id: string): string {
  const words = id.split(/[_-]/);
  return words.length <= 2 ? words.join(' ') : '';
}

const YES = /^(yes|y|true|1|是|会|愿意|有|一定会|肯定会|可能会|definitely.*|probably|certainly|yes,.*|会的)$/;
const NO = /^(no|n|false|0|2|否|不.*|没有.*|probably not|definitely not|certainly not|.*\bnot\b.*)$/;

/** Answers that count as buying again: yes and its kind, or the favourable levels; empty where none can be told. */
export function yesCodes(question: DraftSingle | DraftScale): readonly string[] {
  if (question.type === 'scale') {
    const top = question.levels.length <= 3 ? 1 : 2;
    const codes = question.levels.map(({ code }) => String(code));
    return question.best === 'highest' ? codes.slice(-top) : codes.slice(0, top);
  }
  return question.options
    .filter(({ label }) => {
      const plain = plainLabel(label);
      return !NO.test(plain) && (YES.test(plain) || (valence(label)?.score ?? 0) > 0);
    })
    .map(({ code }) => code);
}
