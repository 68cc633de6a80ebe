/** What a question's wording or heading says it is about; English and Chinese. */
export const ABOUT = {
  satisfaction: /satisf|满意/i,
  /** The whole, not a part of it. */
  overall: /\boverall\b|in general|all in all|总体|整体|总的来说/i,
  rating:
    /satisf|\brat(e|ing)s?\b|how (good|well|easy|likely|important|would you)|quality|agree|importan|\bscore|\bstars?\b|满意|评分|评价|打分|同意|重要|怎么样|怎样|程度/i,
  recommend: /recommend|weiterempf|recommand|\bnps\b|推荐|净推荐/i,
  repurchase:
    /\b(buy|purchase|order|shop|book|visit|come|use|return|stay|renew)\w*( \w+){0,4} (again|back|next time)\b|\brepurchas|\brebuy|\brenew|\breturn(ing)? to us|\bagain\b|come back|再次|再购|复购|回购|续约|续费|继续(购买|使用|选择)|还会|下次(还|再)/i,
  behaviour:
    /\b(have|did|has) you\b|\byou (bought|ordered|renewed|came back)|\bactually\b|是否已|已经|有没有(再次|再)/i,
  leaving:
    /why .*\b(another|other|different|elsewhere|instead of us|competitors?)\b|(原因|理由|为什么|为何).*(换到|换成|转到|转用|改用|改买|别家|其他(家|品牌|平台|公司|商家|店))|why .*\b(leave|left|leaving|switch\w*|cancel\w*|stop\w*|chang\w*|not (buy|order|come|use))|why .*\b(not|never|\w+n['’]t)\b.*\b(again|any ?more|any longer)\b|reasons?\b.*\b(leav\w+|switch\w*|cancel\w*|stop\w*|not)\b|\bleaving\b|(离开|更换|不再|流失|取消|放弃|不会).*(原因|理由|为什么)|(原因|理由|为什么).*(离开|更换|不再|流失|取消|放弃|不会)|^(?!.*(choos|chose|prefer|buy|purchas|\bus(e|ing)\b|visit|select|\blik(e|ing)\b|join|recommend|选择|喜欢|购买|使用|推荐|参加|参与)).*(原因|理由|\breasons?\b)/is,
  why: /\bwhy\b|为什么|为何/i,
  segment:
    /\bregion\b|\bseg\b|\bgender\b|\bsex\b|\bage( group)?\b|\bhow old\b|\boccupation\b|\bindustry\b|\bdepartment\b|\bhousehold\b|\bnationality\b|\bsegment\b|\bplan\b(?! to\b)|\btier\b|\bbranch\b|\bcountry\b|^state$|\b(which|what|home|us) state\b|\beducation\b|\bincome\b|customer (type|since|group)|how long have you|where are you|\btype of (customer|client|user|company|organi[sz]ation|business|contract|employment)|\b(company|organi[sz]ation|household|team|firm|business) size\b|\bsize of (your|the) (company|organi[sz]ation|household|team|firm|business)|^size$|\btenure\b|文化程度|教育程度|婚姻|地区|区域|性别|年龄|城市|学历|收入|客户类型|会员|门店|职业|多久|所在/i,
  quantity:
    /how many|how much (time|money|of your|did|have you|do you (pay|spend))|number of|\bage\b|years?\b|spend|spent|amount|多少|几次|几年|年龄|金额|次数/i,
  weight: /^(final |sample |survey )?(weight|weights|wt|wgt|weighting|gewicht|权重|加权|加权值)(_?\d+)?$/i,
  /** A weight, if the numbers have a mean of about one. */
  factor:
    /^(factor|factor de (expansi[oó]n|ponderaci[oó]n)|ponderador|ponderaci[oó]n|fexp|peso|poids|coefficient|pond(eration)?|[a-z]{1,6}_?we?i?gh?ts?|expansion factor)$/i,
  duration: /duration|interview ?time|time (taken|spent)|所用时间|答题时长|elapsed/i,
  written:
    /\bother\b.*(text|specify|write|please)|_text$|[_-]other$|\bcomment|please (tell|explain|specify)|请注明|请说明|其他.*(内容|文本)|\btopics?\b|\bsentiment\b/i,
  /** Asks for words, not for one answer out of several. */
  open: /what could|how (can|could) we|improve|\bcomments?\b|suggestion|anything else|please (tell|describe|explain)|in your own words|建议|意见|改进|哪些不足|还有什么|请说明|请描述/i,
  /** Stands for whatever was not listed: "Other (please specify)", but not "Other government agency". */
  catchAll:
    /^(\[?(any )?others?\]?|其他|其它|autres?|sonstiges?|andere[rs]?|otros?|outros?|-oth-)\s*($|[([（【:：,，–—-]|please|specify|reasons?$|answers?$|options?$|原因|请)/i,
  other: /^(\[?other\b|其他|其它|autre|sonstige|-oth-)/i,
  none: /^(none\b|none of|nothing|no reason|没有|以上都|都没有|无$)/i,
  consent:
    /\bconsent\b|\b(agree|wish|willing|voluntarily) to (participate|take part)\b|知情同意|(同意|愿意|自愿)参(加|与)(本|此|这)/i,
  agreement: /\bagree|同意|赞同|认同|符合/i,
  negative: /\b(not|never|rude|slow|difficult|problem|bad|poor|worse|fail\w*|too)\b|不|太|慢|差|难/i,
} as const;
