import { readStudyFile } from '../../../../src/input/read-study-file.ts';
import type { Study } from '../../../../src/survey/study.ts';

const SATISFIED = `
      5: { en: Very satisfied, zh-CN: 非常满意 }
      4: { en: Satisfied, zh-CN: 满意 }
      3: { en: Neither satisfied nor dissatisfied, zh-CN: 一般 }
      2: { en: Dissatisfied, zh-CN: 不满意 }
      1: { en: Very dissatisfied, zh-CN: 非常不满意 }`;

/** The study that goes round: every type of question, options that hold commas and quotes, and answers that are none. */
const YAML = `
title: { en: Guests, zh-CN: 来宾 }
client: Café Northwind
languages: [en, zh-CN]
method: { strategy: { en: a, zh-CN: a }, sponsor: a, conductor: a, population: { en: a, zh-CN: a }, sample: { type: census }, mode: [online], limitations: { en: a, zh-CN: a } }
waves: [{ id: "2026", file: w.csv }]
weight: { column: weight }
questions:
  satisfied:
    type: scale
    column: satisfied
    text: { en: How satisfied are you overall?, zh-CN: 总体而言，您对我们满意吗？ }
    scale:${SATISFIED}
    missing: { 9: not-applicable }
  recommend:
    type: nps
    column: recommend
    text: { en: How likely are you to recommend us to a friend?, zh-CN: 您有多大可能向朋友推荐我们？ }
  again:
    type: single
    column: again
    text: { en: Will you come again?, zh-CN: 您下次还会再来吗？ }
    options: { yes: { en: "Yes", zh-CN: 会 }, no: { en: "No", zh-CN: 不会 } }
  leaving:
    type: multi
    column: leaving
    separator: " "
    askedIf: { again: no }
    text: { en: Why will you not come again?, zh-CN: 您不再来的原因是什么？ }
    options:
      price: { en: "Prices, or what you get for them", zh-CN: "价格，或性价比" }
      staff: { en: Staff, zh-CN: 员工 }
      card: { en: No "club card", zh-CN: 没有“会员卡” }
      distance: { en: Too far away, zh-CN: 距离太远 }
      other: { en: Other (please specify), zh-CN: 其他 }
  services:
    type: multi
    column: services
    separator: " "
    text: { en: Which of these have you used?, zh-CN: 您使用过以下哪些服务？ }
    options:
      app: { en: App, zh-CN: 手机应用 }
      phone: { en: "Phone, or text message", zh-CN: "电话，或短信" }
      terrace: { en: Terrace, zh-CN: 露台 }
      delivery: { en: Delivery, zh-CN: 外卖 }
  ratings:
    type: grid
    text: { en: How do you rate the following?, zh-CN: 您如何评价以下各项？ }
    scale:
      4: { en: Very good, zh-CN: 很好 }
      3: { en: Good, zh-CN: 好 }
      2: { en: Fair, zh-CN: 一般 }
      1: { en: Poor, zh-CN: 差 }
    items:
      coffee: { column: ratings_coffee, label: { en: Coffee, zh-CN: 咖啡 } }
      cake: { column: ratings_cake, label: { en: "Cake, pastries", zh-CN: "蛋糕、点心" } }
      music: { column: ratings_music, label: { en: Music, zh-CN: 音乐 } }
    missing: { 8: dont-know }
  ease:
    type: scale
    column: ease
    text: { en: How easy was it to find us?, zh-CN: 找到我们的难易程度如何？ }
    scale:
      7: { en: Very easy, zh-CN: 非常容易 }
      6: { en: "6", zh-CN: "6" }
      5: { en: "5", zh-CN: "5" }
      4: { en: "4", zh-CN: "4" }
      3: { en: "3", zh-CN: "3" }
      2: { en: "2", zh-CN: "2" }
      1: { en: Very difficult, zh-CN: 非常困难 }
  quiet:
    type: scale
    column: quiet
    text: { en: How important is a quiet table to you?, zh-CN: 安静的座位对您有多重要？ }
    scale:
      10: { en: Extremely important, zh-CN: 非常重要 }
      9: { en: "9", zh-CN: "9" }
      8: { en: "8", zh-CN: "8" }
      7: { en: "7", zh-CN: "7" }
      6: { en: "6", zh-CN: "6" }
      5: { en: "5", zh-CN: "5" }
      4: { en: "4", zh-CN: "4" }
      3: { en: "3", zh-CN: "3" }
      2: { en: "2", zh-CN: "2" }
      1: { en: "1", zh-CN: "1" }
      0: { en: Not at all important, zh-CN: 完全不重要 }
  complained:
    type: single
    column: complained
    text: { en: Did you complain about anything?, zh-CN: 您是否投诉过？ }
    options: { yes: { en: "Yes", zh-CN: 是 }, no: { en: "No", zh-CN: 否 } }
  handled:
    type: scale
    column: handled
    askedIf: { complained: yes }
    text: { en: How satisfied are you with our answer to your complaint?, zh-CN: 您对投诉处理结果满意吗？ }
    scale:${SATISFIED}
  features:
    type: kano
    text: { en: How do you feel about it?, zh-CN: 您觉得如何？ }
    attributes:
      garden: { functional: garden_functional, dysfunctional: garden_dysfunctional, label: { en: Garden, zh-CN: 花园 } }
      wifi: { functional: wifi_functional, dysfunctional: wifi_dysfunctional, label: { en: Wifi, zh-CN: 无线网络 } }
      parking: { functional: parking_functional, dysfunctional: parking_dysfunctional, label: { en: Parking, zh-CN: 停车位 } }
      toys: { functional: toys_functional, dysfunctional: toys_dysfunctional, label: { en: Toys, zh-CN: 玩具 } }
  heard:
    type: single
    column: heard
    text: { en: How did you hear about us?, zh-CN: 您是如何知道我们的？ }
    options:
      friends: { en: "Friends, family", zh-CN: "朋友、家人" }
      herald: { en: The "Herald", zh-CN: 《先驱报》 }
      web: { en: Website, zh-CN: 网站 }
      other: { en: Other, zh-CN: 其他 }
    missing: { 99: refused }
  region:
    type: single
    column: region
    text: { en: Which region do you live in?, zh-CN: 您住在哪个地区？ }
    options:
      north: { en: North, zh-CN: 北部 }
      south: { en: South, zh-CN: 南部 }
      east: { en: East, zh-CN: 东部 }
      islands: { en: Islands, zh-CN: 海岛 }
  visits:
    type: number
    column: visits
    text: { en: How many times did you visit us last year?, zh-CN: 您去年来过几次？ }
    min: 0
    max: 40
`;

export function originalStudy(): Study {
  const read = readStudyFile(YAML, 'study.yaml', 'guests');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.study;
}
