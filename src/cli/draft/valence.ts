import { plainLabel } from './plain-label.ts';

/** Where an answer stands between two opposites. */
export interface Valence {
  /** What is rated: satisfied, agree, good …; undefined for words that stand in the middle of any scale. */
  readonly family: string | undefined;
  /** Grows from the worst to the best, 0 in the middle; only the order means something. */
  readonly score: number;
}

const ENGLISH_STEMS: readonly (readonly [stem: RegExp, family: string, sign: 1 | -1])[] = [
  [/^(dis|un)sat(isfied)?$|^dissatisfying$/, 'satisfied', -1],
  [/^sat(isfied)?$|^satisfying$/, 'satisfied', 1],
  [/^disagree$/, 'agree', -1],
  [/^agree$/, 'agree', 1],
  [/^unlikely$/, 'likely', -1],
  [/^likely$/, 'likely', 1],
  [/^unimportant$/, 'important', -1],
  [/^important$/, 'important', 1],
  [/^unhappy$|^displeased$/, 'happy', -1],
  [/^happy$|^pleased$/, 'happy', 1],
  [/^difficult$|^hard$/, 'easy', -1],
  [/^easy$/, 'easy', 1],
  [/^useless$/, 'useful', -1],
  [/^useful$/, 'useful', 1],
  [/^unhelpful$/, 'helpful', -1],
  [/^helpful$/, 'helpful', 1],
  [/^unwilling$/, 'willing', -1],
  [/^willing$/, 'willing', 1],
  [/^(negative(ly)?|unfavou?rabl[ey])$/, 'positive', -1],
  [/^(positive(ly)?|favou?rabl[ey])$/, 'positive', 1],
  [/^(bad|poor)$/, 'good', -1],
  [/^(good|well)$/, 'good', 1],
  [/^worse$/, 'better', -1],
  [/^better$/, 'better', 1],
  [/^(interested|valuable|confident|certain|loyal|relevant|clear|reliable)$/, 'degree', 1],
  [/^would$/, 'would', 1],
];

const ENGLISH_FORCE: readonly (readonly [RegExp, number])[] = [
  [/^(extremely|completely|totally|absolutely|entirely|highly|strongly|definitely|certainly|fully)$/, 4],
  [/^(very|really)$/, 3.6],
  [/^much$/, 3.6],
  [/^(mostly|generally|moderately|fairly|quite|rather|probably|reasonably)$/, 2],
  [/^(somewhat|slightly|partly|partially|marginally)$/, 1.2],
];

/** Words that say all by themselves. */
const WHOLE: Readonly<Record<string, Valence>> = {
  excellent: { family: 'good', score: 5 },
  outstanding: { family: 'good', score: 5 },
  exceptional: { family: 'good', score: 5 },
  great: { family: 'good', score: 4.5 },
  fair: { family: 'good', score: 0.5 },
  acceptable: { family: 'good', score: 0.6 },
  terrible: { family: 'good', score: -5 },
  awful: { family: 'good', score: -5 },
  unacceptable: { family: 'good', score: -4.5 },
  always: { family: 'often', score: 5 },
  'almost always': { family: 'often', score: 4.5 },
  usually: { family: 'often', score: 3.5 },
  'most of the time': { family: 'often', score: 3.4 },
  often: { family: 'often', score: 3.2 },
  frequently: { family: 'often', score: 3.2 },
  sometimes: { family: 'often', score: 1 },
  occasionally: { family: 'often', score: 0.5 },
  rarely: { family: 'often', score: -2.5 },
  seldom: { family: 'often', score: -2.6 },
  'almost never': { family: 'often', score: -4 },
  never: { family: 'often', score: -5 },
  优秀: { family: '好', score: 5 },
  优: { family: '好', score: 5 },
  良好: { family: '好', score: 3 },
  良: { family: '好', score: 3 },
  总是: { family: '经常', score: 5 },
  经常: { family: '经常', score: 3.2 },
  有时: { family: '经常', score: 1 },
  偶尔: { family: '经常', score: 0.5 },
  很少: { family: '经常', score: -2.5 },
  从不: { family: '经常', score: -5 },
  从来没有: { family: '经常', score: -5 },
};

const MIDDLE =
  /^(neutral|neither( .*)?|undecided|indifferent|mixed|average|ok|okay|so-so|no preference|about the same|might or might not|一般|中立|普通|说不上.*|说不准|不好说|难说|不一定|看情况|也许|maybe|perhaps|(?:it )?depends|无所谓|尚可|还行|还可以|既不.*|中等|中|没有感觉)$/;

/** Adjectives that make a scale of frequency: more is not better by itself. */
export const FREQUENCY = new Set(['often', '经常']);

/** Where a label stands between two opposites; undefined when it is not a step of a rating. English and Chinese. */
export function valence(label: string): Valence | undefined {
  const plain = plainLabel(label.replaceAll('_', ' ')).replace(/ ?\((neutral|middle)\)$/, '');
  if (MIDDLE.test(plain)) return { family: undefined, score: 0 };
  return WHOLE[plain] ?? english(plain) ?? chinese(plain.replace(/\s/g, ''));
}

function english(plain: string): Valence | undefined {
  let words = plain
    .replace(/^i /, '')
    .replace(/\bdon't\b/g, 'not')
    .replace(/\bwouldn't\b/g, 'would not')
    .split(' ');
  let force = 3;
  let negated: number | undefined;
  const take = (pattern: RegExp, then: () => void) => {
    if (!pattern.test(words.join(' '))) return;
    words = words
      .join(' ')
      .replace(pattern, ' ')
      .split(' ')
      .filter((word) => word !== '');
    then();
  };
  take(/\bnot at all\b|\bat all\b/, () => (negated = 5));
  take(/\bnot (very|so|that|really|too|particularly)\b/, () => (negated = 1.8));
  take(/\bnot\b/, () => (negated ??= 3));
  take(/\bless\b/, () => (negated ??= 1.5));
  take(/\b(a little|a bit|tend to|to some extent)\b/, () => (force = 1.2));
  for (const [pattern, strength] of ENGLISH_FORCE) {
    const at = words.findIndex((word) => pattern.test(word));
    if (at < 0) continue;
    words.splice(at, 1);
    force = strength;
  }
  words = words.filter((word) => word !== 'buy' && word !== 'recommend');
  if (words.length !== 1) return undefined;
  const stem = ENGLISH_STEMS.find(([pattern]) => pattern.test(words[0]!));
  if (stem === undefined) return undefined;
  const [, family, sign] = stem;
  const strength = negated === undefined ? force : -(negated === 3 ? force : negated);
  return { family, score: sign * strength };
}

const CHINESE =
  /^(?<strong>非常地?|很|十分|极其|极度|极|完全|特别|绝对|强烈|肯定|一定|最)?(?<mild>比较|较|基本上?|还算|大致|大概|可能|有点|有些|略微|略|稍微|稍)?(?<not>不太|不怎么|不大|不)?(?<stem>满意|同意|赞同|认同|愿意|可能|重要|推荐|会推荐|会|符合|喜欢|容易|困难|清楚|好|差|高|低|有用|方便)(?:购买|再买|再来|考虑)?的?$/;

function chinese(plain: string): Valence | undefined {
  const groups = CHINESE.exec(plain)?.groups;
  if (groups === undefined) return undefined;
  const { strong, mild, not, stem = '' } = groups;
  const force =
    strong !== undefined
      ? /^(非常地?|很)$/.test(strong)
        ? 3.6
        : 4
      : mild === undefined
        ? 3
        : /^(有点|有些|略微|略|稍微|稍)$/.test(mild)
          ? 1.2
          : 2;
  const opposite: Readonly<Record<string, string>> = { 差: '好', 困难: '容易', 低: '高' };
  const sign = stem in opposite ? -1 : 1;
  const strength = not === undefined ? force : not === '不' ? -force : -1.8;
  return { family: opposite[stem] ?? stem, score: sign * strength };
}
