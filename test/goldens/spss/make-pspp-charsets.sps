* pspp --syntax-encoding=UTF-8 make-pspp-charsets.sps: system files in other encodings than UTF-8. Run in this folder.

NEW FILE.
SET LOCALE='GB18030'.
DATA LIST LIST /满意度 (F8.0) place (A16) cut (A3) 很长的回答 (A300).
BEGIN DATA
1 '北京' '北京' '北京上海市浦东新区'
2 '上海市浦东新区' 'ab' ''
. '' '' '上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区上海市浦东新区'
END DATA.
VARIABLE LABELS 满意度 '您对我们的服务满意吗？' place '首都'.
VALUE LABELS 满意度 1 '满意' 2 '不满意'.
MISSING VALUES 满意度 (2).
MRSETS /MCGROUP NAME=$x LABEL='满意度' VARIABLES=place 很长的回答.
SAVE /OUTFILE='pspp-gb18030.sav'.

NEW FILE.
SET LOCALE='BIG5'.
DATA LIST LIST /滿意度 (F8.0) place (A16) cut (A3) 意見內容說明 (A300).
BEGIN DATA
1 '臺北' '臺北' '臺北高雄市'
2 '高雄市' 'ab' ''
. '' '' '高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市高雄市'
END DATA.
VARIABLE LABELS 滿意度 '您對我們的服務滿意嗎' place '首府'.
VALUE LABELS 滿意度 1 '滿意' 2 '不滿意'.
MISSING VALUES 滿意度 (2).
MRSETS /MCGROUP NAME=$x LABEL='滿意度' VARIABLES=place 意見內容說明.
SAVE /OUTFILE='pspp-big5.sav'.

NEW FILE.
SET LOCALE='SHIFT_JIS'.
DATA LIST LIST /満足 (F8.0) place (A16) cut (A3) 長い回答です (A300).
BEGIN DATA
1 '東京' '東京' '東京大阪ソ'
2 '大阪ソ' 'ab' ''
. '' '' '大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ大阪ソ'
END DATA.
VARIABLE LABELS 満足 'サービスに満足ですか' place '首都'.
VALUE LABELS 満足 1 '満足' 2 '不満'.
MISSING VALUES 満足 (2).
MRSETS /MCGROUP NAME=$x LABEL='満足' VARIABLES=place 長い回答です.
SAVE /OUTFILE='pspp-shift-jis.sav'.

NEW FILE.
SET LOCALE='windows-1252'.
DATA LIST LIST /Zufriedenheit (F8.0) place (A16) cut (A3) Ausführlich (A300).
BEGIN DATA
1 'Köln' 'Köln' 'KölnDüsseldorf €'
2 'Düsseldorf €' 'ab' ''
. '' '' 'Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €Düsseldorf €'
END DATA.
VARIABLE LABELS Zufriedenheit 'Wie zufrieden sind Sie – “insgesamt”?' place 'Dom'.
VALUE LABELS Zufriedenheit 1 'völlig zufrieden' 2 'gar nicht'.
MISSING VALUES Zufriedenheit (2).
MRSETS /MCGROUP NAME=$x LABEL='Zufriedenheit' VARIABLES=place Ausführlich.
SAVE /OUTFILE='pspp-windows-1252.sav'.

NEW FILE.
SET LOCALE='windows-1251'.
DATA LIST LIST /Оценка (F8.0) place (A16) cut (A3) Подробно (A300).
BEGIN DATA
1 'Москва' 'Москва' 'МоскваТула'
2 'Тула' 'ab' ''
. '' '' 'ТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТулаТула'
END DATA.
VARIABLE LABELS Оценка 'Насколько вы довольны?' place 'Столица'.
VALUE LABELS Оценка 1 'доволен' 2 'недоволен'.
MISSING VALUES Оценка (2).
MRSETS /MCGROUP NAME=$x LABEL='Оценка' VARIABLES=place Подробно.
SAVE /OUTFILE='pspp-windows-1251.sav'.

NEW FILE.
SET LOCALE='windows-1255'.
DATA LIST LIST /שביעות (F8.0) place (A16) cut (A3) תשובה (A300).
BEGIN DATA
1 'חיפה' 'חיפה' 'חיפהאילת'
2 'אילת' 'ab' ''
. '' '' 'אילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילתאילת'
END DATA.
VARIABLE LABELS שביעות 'עד כמה אתה מרוצה?' place 'צפון'.
VALUE LABELS שביעות 1 'מרוצה' 2 'לא מרוצה'.
MISSING VALUES שביעות (2).
MRSETS /MCGROUP NAME=$x LABEL='שביעות' VARIABLES=place תשובה.
SAVE /OUTFILE='pspp-windows-1255.sav'.

NEW FILE.
SET LOCALE='EUC-KR'.
DATA LIST LIST /만족도 (F8.0) place (A16) cut (A3) 긴대답입니다 (A300).
BEGIN DATA
1 '서울' '서울' '서울부산'
2 '부산' 'ab' ''
. '' '' '부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산부산'
END DATA.
VARIABLE LABELS 만족도 '서비스에 만족하십니까?' place '수도'.
VALUE LABELS 만족도 1 '만족' 2 '불만족'.
MISSING VALUES 만족도 (2).
MRSETS /MCGROUP NAME=$x LABEL='만족도' VARIABLES=place 긴대답입니다.
SAVE /OUTFILE='pspp-euc-kr.sav'.

* Texts cut within a character, as tools do that count bytes.
NEW FILE.
SET LOCALE='UTF-8'.
DATA LIST LIST /text (A20).
BEGIN DATA
'客户满意度'
'a客户满意度'
'ab客户满意度'
'été'
'x'
END DATA.
STRING cut8 (A8) /cut4 (A4) /cut1 (A1).
COMPUTE cut8 = text.
COMPUTE cut4 = text.
COMPUTE cut1 = text.
SAVE /OUTFILE='pspp-cut.sav'.
