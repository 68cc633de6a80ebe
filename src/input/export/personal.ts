import type { Tally } from './tally.ts';

const HEADINGS: readonly RegExp[] = [
  /\bip\b|^ip[ _-]?(addr|address)?$|ipaddr|来自ip|ip-adresse|adresse ip/i,
  /e-?mail|courriel|邮箱|电子邮件|メール/i,
  /^(first|last|full|sur|family|given|nick|user|contact|your|respondent|recipient|submitter)?[ _-]*name$/i,
  /(recipient|respondent|contact|submitter|first|last|sur|family|nick|user)[ _]?name|name_(first|last)/i,
  /^(nach|vor)name|^姓名|您的姓名|昵称|称呼|^名前|氏名/i,
  /\b(tele)?phone([ _]?(number|no))?\b|^mobile\b|phone_?no|telefon(nummer)?|手机号|手机[:：]?$|电话号码|联系电话|联系方式|电話番号/i,
  /latitude|longitude|\bgps\b|geopoint|地理位置|经度|纬度/i,
  /^(city|postal|postal code|zip|zip code|postcode|street|address|home address|plz|state\/region)$|邮政编码|详细地址/i,
  /^(token|access code|externalreference|external data ?reference|externaldatareference|contact id|user id|network id|openid|用户标识)$/i,
  /user[ -]?agent|^ua$|deviceid|referr?er|refurl|^url$|sessionid/i,
  /身份证|微信号|qq号|date of birth|\bdob\b|geburtsdatum|出生日期/i,
];

const PEOPLE =
  'agents?|staff|employees?|enumerators?|interviewers?|surveyors?|supervisors?|managers?|owners?|teachers?|instructors?|professors?|doctors?|physicians?|patients?|students?|child(?:ren)?|parents?|guardians?|participants?|respondents?|customers?|clients?|guests?|members?|hosts?|drivers?|contacts?|kin|users?|login|screen|nick|account|full|first|last|family|given|middle|maiden|legal|preferred|your';

/** Of headings without numbering and underscores. */
const PLAIN: readonly RegExp[] = [
  new RegExp(`\\b(?:${PEOPLE})(?:['’ ]?s)? names?\\b|\\bnames? (?:of (?:the |your |our )?)?(?:${PEOPLE})\\b`, 'i'),
  /^(enumerator|interviewer|surveyor|data collector|field agent|encuestador|enqu[eê]teur|调查员|访问员|客户经理|销售员|服务人员)( (id|code))?$/i,
  /\bpr[ée]noms?\b|^(votre )?nom( de famille| complet)?$|^nombres?( completo| y apellidos?)?$|\bapellidos?\b|^(nome|cognome)( completo| e (nome|cognome))?$|\bsobrenome\b|^(voor|achter)?naam$|^(имя|фамилия|фио)|\bimię\b|\bnazwisko\b|^ad[ıi]?( |n[ıi]z )?soyad|^nama( lengkap)?$|^họ( và)? tên|이름|성명|お名前|(真实)?姓名[:：]?$/i,
  /\bbirth ?(day|date)\b|\bgeburtstag\b|fecha de nacimiento|date de naissance|data di nascita|data de nascimento|生日$/i,
  /\b(zip|postal|post) ?codes?\b|\bpostcode\b|code postal|c[óo]digo postal|邮编|住址|^地址/i,
  /\b(home|street|postal|mailing|delivery) address\b|^street\b|^adresse\b|^endere[çc]o\b|^direcci[óo]n$/i,
  /\b(student|employee|staff|participant|patient|member|customer|account|passport|national|tax|worker|panel|respondent) ?(id|no|nr|number|code)$|\bprolific\b|\bmturk\b|\bssn\b|学号|工号|学籍|会员号|考生号/i,
  /\b(individual|personal|anonymous) (id|code|identifier)\b|\b(letters?|digits?|numbers?) of your (family|last|sur|first|mother|father|birth)/i,
  /\b(twitter|instagram|facebook|linkedin|whatsapp|telegram|wechat|discord|skype|line) (id|handle|name|account|username|profile|number)\b/i,
];
const ASKS_WHETHER =
  /^(do|does|did|would|will|can|could|may|are|is|have|has|how|why|when|should)\b|是否|愿意|多少|吗[？?]?$/i;

/** True when a column with this heading usually holds something about a person. Never true of a question that only mentions it. */
export function personalHeading(heading: string): boolean {
  const text = heading.trim();
  if (/[?？].*\S|satisf|满意/i.test(text)) return false;
  if (text.length <= 60 && HEADINGS.some((pattern) => pattern.test(text))) return true;
  const plain = text
    .replace(/^(Q?\d+[a-z]?\s*[.)、．:：]|[([（【]\d+[\])）】])\s*/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_/-]+/g, ' ')
    .trim();
  return plain.length <= 80 && !ASKS_WHETHER.test(plain) && PLAIN.some((pattern) => pattern.test(plain));
}

/** True when the cells only say yes or no, or repeat the heading: a box about telephones, not a number. */
export function holdsMarks(tally: Tally, heading: string): boolean {
  const own = heading.toLowerCase();
  return tally.every((value) => MARK.test(value.trim()) || own.endsWith(value.trim().toLowerCase()));
}

const MARK =
  /^(0|1|x|y|n|yes|no|true|false|checked|unchecked|selected|not selected|ja|nein|oui|non|sí|sim|não|是|否|✓|✔|√|n\/?a)$/i;

/** RFC 5321 allows 64 characters, @ and 255 more; longer texts take long to match. */
const LONGEST_ADDRESS = 320;

const VALUES: readonly (readonly [what: string, test: (value: string) => boolean])[] = [
  ['e-mail addresses', (value) => value.length <= LONGEST_ADDRESS && /^\S+@\S+\.\S{2,}$/.test(value.trim())],
  [
    'IP addresses',
    (value) => /^\s*(\d{1,3}\.){3}\d{1,3}(\(|（|\s|$)|^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){4,7}$/i.test(value),
  ],
  [
    'telephone numbers',
    (value) =>
      /^\s*(\+|00)\d[\d ()/.-]{7,18}$/.test(value) ||
      /^\s*1[3-9]\d{9}\s*$/.test(value) ||
      /^\s*\(?\d{3}\)?[ -]\d{3}[ -]\d{4}\s*$/.test(value),
  ],
  ['coordinates', (value) => /^\s*-?\d{1,3}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}/.test(value)],
  ['web addresses with a query', (value) => /^https?:\/\/\S+[?@]\S/i.test(value)],
  ['long numbers', (value) => /^\d{15,19}[\dX]?$/i.test(value)],
];

/** What in a column's cells looks personal, if a third of them do: `e-mail addresses`, `IP addresses`, … */
export function personalValues(tally: Tally): string | undefined {
  return VALUES.find(([, test]) => (tally.share(test) ?? 0) > 1 / 3)?.[0];
}
