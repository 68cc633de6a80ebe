# Rscript make-haven.R: system files written by haven, with what is awkward about them. Run in this folder.
library(haven)
set.seed(6)

# text in which every place is different, of so many bytes or signs
count <- paste(sprintf("%03d", 1:400), collapse = " ")
text <- function(bytes) substr(count, 1, bytes)
signs <- strsplit("\u5ba2\u6237\u6ee1\u610f\u5ea6\u8c03\u67e5\u5317\u4eac\u4e0a\u6d77", "")[[1]]
hanzi <- function(n) paste(rep_len(signs, n), collapse = "")

people <- data.frame(
  number = c(-1000.3, 0, NA, 1e300, 0.1 + 0.2, -99),
  small = c(-99, -100, 151, 152, 255, NA),
  large = c(2^53, -2^53, 1e-300, 123456789.125, NA, 3),
  whole = c(1L, NA, -5L, 2147483647L, 0L, 7L),
  short = c("", "a", "\u00e9t\u00e9", "\u4f60\u597d", " in", "\U0001f600"),
  eight = c("12345678", "1234567", "", "abcdefgh", "\u4f60\u597da", "x"),
  nine = c("123456789", "12345678", "", "abcdefghi", "\u4f60\u597dab", "x"),
  wide = sapply(c(0, 1, 254, 255, 17, 200), text),
  wider = sapply(c(256, 0, 251, 253, 255, 13), text),
  widest = sapply(c(0, 1000, 252, 504, 505, 756), text),
  hanzi = sapply(c(100, 84, 85, 168, 0, 1), hanzi),
  stringsAsFactors = FALSE
)
people$day <- as.Date(c("2026-03-02", "1582-10-15", NA, "1969-12-31", "9999-12-31", "2000-02-29"))
people$moment <- as.POSIXct(c(0, 0.25, NA, 1e9 + 0.5, -1e9, 1772445600), origin = "1970-01-01", tz = "UTC")
people$time <- hms::hms(c(0, 86399, NA, 90061.5, -90, 0.001))
people$grade <- factor(c("good", "bad", NA, "good", "bad", "good"), levels = c("bad", "good"))
people$satisfaction <- labelled_spss(
  c(1, 5, 9, 8, NA, 3), c("very bad" = 1, "very good" = 5, "Don't know" = 8, "Refused" = 9),
  na_values = c(8, 9), label = "Overall, how satisfied are you?")
people$satisfaction_with_delivery_speed <- labelled_spss(
  c(90, 99, 95, 89, 100, -1), c(low = 89, "no contact" = 95), na_values = -1, na_range = c(90, 99))
people$satisfaction_with_delivery_price <- labelled_spss(c(-5, 0, 1, NA, 2, 3), c(none = 0), na_range = c(-Inf, 0))
people$code <- labelled_spss(c("A", "B", "X", "", "Z", "A"), c(Apple = "A", "Not known" = "X"), na_values = c("X", "Z"))
people$place <- labelled_spss(
  c("north of the river", "south of the river", "", "elsewhere", "unknown", "refused"),
  c("The north" = "north of the river", "The south" = "south of the river", "Not told" = "refused"),
  na_values = c("unknown", "refused"))
people$fraction <- labelled(c(0.5, -0.5, 1, NA, 0.5, 2), c("a half" = 0.5, "minus a half" = -0.5))
attr(people$number, "label") <- paste0("Label ", strrep("\u957f", 80))
people$"\u6ee1\u610f\u5ea6" <- c(1, 2, 3, 4, 5, NA)
people$"\u56de\u7b54\u5f88\u957f" <- sapply(c(3, 90, 0, 170, 85, 84), hanzi)
people$ABCDEFGHIJ <- 1:6
people$ABCDEFGHIK <- 6:1

write_sav(people, "haven-byte.sav", compress = "byte")
write_sav(people, "haven-none.sav", compress = "none")
write_sav(people, "haven-zsav.zsav", compress = "zsav")
write_sav(people[0, ], "haven-no-cases.sav")
write_sav(people[1, ], "haven-one-case.zsav", compress = "zsav")

write_sav(data.frame(a = c(Inf, -Inf, NaN, .Machine$double.xmax, -.Machine$double.xmax, 1)), "haven-limits.sav")

many <- data.frame(
  rating = sample(c(1:5, NA), 5000, TRUE),
  recommend = sample(0:10, 5000, TRUE),
  region = sample(c("North", "South", "\u5317\u4eac", ""), 5000, TRUE),
  weight = round(runif(5000, 0.5, 2), 1)
)
write_sav(many, "haven-5000.zsav", compress = "zsav")
