import type { Tally } from './tally.ts';

const HEADINGS: readonly RegExp[] = [
  /\bip\b|^ip[ _-]?(addr|address)?$|ipaddr|来自ip|ip-adresse|adresse ip/i,
  /e-?mail|courriel|邮箱|电子邮件|メール/i,
  /^(first|last|full|sur|family|given|nick|user|contact|your|respondent|recipient|submitter)?[ _-]*name$/i,
  /(recipient|respondent|contact|submitter|first|last|sur|family|nick|user)[ _]?name|name_(first|last)/i,
  /^(nach|vor)name|^姓名|您的姓名|昵称|称呼|^名前|氏名/i,
  /\b(tele)?phone([ _]?(number|no))?\b|^mobile\b|phone_?no|telefon(nummer)?|手机|电话号码|联系电话|联系方式|电話番号/i,
  /latitude|longitude|\bgps\b|geopoint|地理位置|经度|纬度/i,
  /^(city|postal|postal code|zip|zip code|postcode|street|address|home address|plz|state\/region)$|邮政编码|详细地址/i,
  /^(token|access code|externalreference|external data ?reference|externaldatareference|contact id|user id|network id|openid|用户标识)$/i,
  /user[ -]?agent|^ua$|deviceid|referr?er|refurl|^url$|sessionid/i,
  /身份证|微信号|qq号|date of birth|\bdob\b|geburtsdatum|出生日期/i,
];

/** True when a column with this heading usually holds something about a person. Never true of a question that only mentions it. */
export function personalHeading(heading: string): boolean {
  const text = heading.trim();
  return text.length <= 60 && HEADINGS.some((pattern) => pattern.test(text)) && !/[?？].*\S|satisf|满意/i.test(text);
}

const VALUES: readonly (readonly [what: string, test: (value: string) => boolean])[] = [
  ['e-mail addresses', (value) => /^\S+@\S+\.\S{2,}$/.test(value.trim())],
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
