* pspp make-pspp.sps: system files written by PSPP, with what is awkward about them. Run in this folder.

* Strings that take several segments, labels and missing values of long strings, empty cells.
DATA LIST LIST /n (F8.0).
BEGIN DATA
1
2
3
4
END DATA.
STRING brief (A5) /nine (A9) /full (A255) /s256 (A256) /s257 (A257) /s504 (A504) /s505 (A505) /s757 (A757) /huge (A8000) /region (A20) /tail (A300).
STRING #count (A5000).
LOOP #i = 1 TO 1200.
COMPUTE #count = CONCAT(RTRIM(#count), STRING(#i, N4)).
END LOOP.
DO IF n = 1.
COMPUTE brief = 'ab'.
COMPUTE nine = '123456789'.
COMPUTE full = #count.
COMPUTE s256 = #count.
COMPUTE s257 = #count.
COMPUTE s504 = #count.
COMPUTE s505 = #count.
COMPUTE s757 = #count.
COMPUTE huge = CONCAT(RTRIM(#count), SUBSTR(#count, 1, 3000), '客户满意度').
COMPUTE region = 'north of the river'.
COMPUTE tail = 'x'.
ELSE IF n = 2.
COMPUTE full = CONCAT(SUBSTR(#count, 1, 250), '  end').
COMPUTE s256 = CONCAT(SUBSTR(#count, 1, 254), ' e').
COMPUTE s505 = CONCAT(SUBSTR(#count, 1, 251), '客户满意度', SUBSTR(#count, 1, 200), '度').
COMPUTE region = '南区南区南区'.
COMPUTE brief = ' c d'.
ELSE IF n = 3.
COMPUTE region = 'not stated'.
COMPUTE brief = 'NA'.
ELSE IF n = 4.
COMPUTE region = 'unknown'.
END IF.
VALUE LABELS region 'north of the river' 'The north' '南区南区南区' 'The south' 'not stated' 'Not stated'.
VALUE LABELS s256 'x' 'An x, nowhere in the file'.
VALUE LABELS brief 'ab' 'Short one' 'NA' 'No answer'.
VALUE LABELS n 1 'first' 2 'second'.
MISSING VALUES brief ('NA', 'zz').
MISSING VALUES region ('unknown').
VARIABLE LABELS huge 'Very long' region '“Where?” 您住在哪里？'.
SAVE /OUTFILE='pspp-strings.zsav' /ZCOMPRESSED.
SELECT IF n > 1.
SAVE /OUTFILE='pspp-strings.sav' /COMPRESSED /KEEP=n brief nine full s256 s505 region tail.
SAVE /OUTFILE='pspp-strings-plain.sav' /UNCOMPRESSED /KEEP=n brief nine s256 s505 region tail.

* Dates, moments, times in every format that has one.
NEW FILE.
DATA LIST LIST /t (F20.3).
BEGIN DATA
13974595200
13974681599.25
12219379200
0
86400
-1
.
END DATA.
COMPUTE date11 = t.
COMPUTE adate10 = t.
COMPUTE edate10 = t.
COMPUTE sdate10 = t.
COMPUTE jdate7 = t.
COMPUTE qyr8 = t.
COMPUTE moyr8 = t.
COMPUTE wkyr10 = t.
COMPUTE datetime = t.
COMPUTE ymdhms = t.
COMPUTE time11 = t.
COMPUTE dtime = t.
COMPUTE mtime = t.
COMPUTE wkday = MOD(TRUNC(t), 7) + 1.
COMPUTE month = MOD(TRUNC(t), 12) + 1.
COMPUTE dollar = t.
COMPUTE percent = t / 1000.
COMPUTE comma = t.
COMPUTE zeros = t.
COMPUTE science = t.
COMPUTE hexa = 255.
FORMATS date11 (DATE11) adate10 (ADATE10) edate10 (EDATE10) sdate10 (SDATE10) jdate7 (JDATE7) qyr8 (QYR8) moyr8 (MOYR8) wkyr10 (WKYR10)
  datetime (DATETIME23.2) ymdhms (YMDHMS20) time11 (TIME11.2) dtime (DTIME14) mtime (MTIME8.2) wkday (WKDAY3) month (MONTH3)
  dollar (DOLLAR20.2) percent (PCT8.1) comma (COMMA20.2) zeros (N12) science (E12.3) hexa (RBHEX16).
SAVE /OUTFILE='pspp-dates.sav'.

* Missing values of every shape, sysmis, big and small numbers, labels of fractions and negative numbers, a weight, documents.
NEW FILE.
DATA LIST LIST /low high both one three none w.
BEGIN DATA
1 1 1 1 1 1 0.5
-5 900 950 9 97 0.1 1.25
0 899.9999 -9 8 98 -0.3 2
0.0001 1000000 949 9.5 99 1e100 0
-1e200 1e200 1000 . 96 -1e-100 1
. . . -9 . . .
END DATA.
MISSING VALUES low (LO THRU 0) high (900 THRU HI) both (950 THRU 1000, -9) one (9) three (97, 98, 99).
VALUE LABELS low 0 'none' -5 'below' /high 1 'low' 900 'many' /both -9 'no contact' 950 'start' /one 9 'refused' 9.5 'nine and a half'
  /three 97 'a' 98 'b' 99 'c' /none 0.1 'a tenth' -0.3 'minus' 1e100 'much'.
VARIABLE LABELS low 'Low' w 'Weight'.
VARIABLE LEVEL low (SCALE) three (NOMINAL) one (ORDINAL).
WEIGHT BY w.
DOCUMENT Two lines
of a document.
FILE LABEL A file with a label.
VARIABLE ATTRIBUTE VARIABLES=low ATTRIBUTE=Source('question 1').
DATAFILE ATTRIBUTE ATTRIBUTE=Version('2').
SAVE /OUTFILE='pspp-missing.zsav' /ZCOMPRESSED.
SAVE /OUTFILE='pspp-missing-plain.sav' /UNCOMPRESSED.

* Multiple-response sets of both kinds, of numbers and of texts, by long names and by labels of counted values.
NEW FILE.
DATA LIST LIST /id channel_by_mail channel_by_phone channel_by_chat first second (F8.0) brand_a brand_b (A6).
BEGIN DATA
1 1 0 1 2 3 'yes' ''
2 0 0 0 1 9 '' 'yes'
3 1 1 1 3 . 'yes' 'yes'
4 . . . . . '' ''
END DATA.
VARIABLE LABELS channel_by_mail 'Mail' channel_by_phone 'Phone' channel_by_chat 'Chat'.
VALUE LABELS first second 1 'Price' 2 'Quality' 3 'Speed' 9 'None'.
VALUE LABELS channel_by_mail 1 'Used mail' 0 'No' /channel_by_phone 1 'Used phone' 0 'No' /channel_by_chat 1 'Used chat' 0 'No'.
MISSING VALUES first second (9).
MRSETS /MDGROUP NAME=$channels LABEL='Channels, 渠道' VARIABLES=channel_by_mail channel_by_phone channel_by_chat VALUE=1
  /MDGROUP NAME=$brands VARIABLES=brand_a brand_b VALUE='yes'
  /MDGROUP NAME=$used CATEGORYLABELS=COUNTEDVALUES VARIABLES=channel_by_mail channel_by_phone VALUE=1
  /MCGROUP NAME=$mentions LABEL='Mentioned' VARIABLES=first second.
SAVE /OUTFILE='pspp-sets.sav'.
SAVE /OUTFILE='pspp-old.sav' /VERSION=2.
SELECT IF id = 2.
SAVE /OUTFILE='pspp-one-case.zsav' /ZCOMPRESSED.
SELECT IF id > 9.
SAVE /OUTFILE='pspp-no-cases.sav'.
