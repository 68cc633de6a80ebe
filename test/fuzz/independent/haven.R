# Reads SPSS files with haven and writes what it found as JSON.
# Lines in: a number, path of the file, path of the answer, encoding ("" for the file's own), by tabulators.
# A line "done" with the number goes out for each.
suppressMessages({
  library(haven)
  library(jsonlite)
})

options(warn = -1)

column <- function(x, as_bytes) {
  plain <- unclass(x)
  attributes(plain) <- NULL
  kind <- if (is.character(plain)) "text" else if (inherits(x, "Date")) "day" else if (inherits(x, "POSIXct")) "moment" else "number"
  cells <- if (kind == "text") {
    if (as_bytes) hexed(plain) else enc2utf8(plain)
  } else {
    ifelse(is.na(plain), NA, sprintf("%.17g", plain))
  }
  labels <- attr(x, "labels", exact = TRUE)
  list(
    kind = kind,
    format = I(as.character(attr(x, "format.spss", exact = TRUE))),
    cells = I(as.list(cells)),
    values = I(if (is.numeric(labels)) as.list(sprintf("%.17g", unclass(labels))) else list()),
    labels = I(if (is.numeric(labels)) as.list(if (as_bytes) hexed(names(labels)) else names(labels)) else list()),
    missing = I(as.list(if (is.numeric(plain)) sprintf("%.17g", attr(x, "na_values", exact = TRUE)) else character())),
    range = I(as.list(if (is.numeric(plain)) sprintf("%.17g", attr(x, "na_range", exact = TRUE)) else character()))
  )
}

# Names of variables come as they stand in the file, whatever the encoding.
hexed <- function(text) {
  one_hexed <- function(one) {
    raw <- iconv(one, "UTF-8", "ISO-8859-1", toRaw = TRUE)[[1]]
    paste(format(if (is.null(raw)) charToRaw(one) else raw), collapse = "")
  }
  vapply(text, one_hexed, "", USE.NAMES = FALSE)
}

answer <- function(path, encoding) {
  as_bytes <- encoding != ""
  table <- read_sav(path, encoding = if (as_bytes) encoding, user_na = TRUE)
  names <- if (as_bytes) hexed(names(table)) else enc2utf8(names(table))
  list(names = I(as.list(names)), rows = nrow(table), columns = lapply(unname(as.list(table)), column, as_bytes))
}

input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  parts <- strsplit(line, "\t", fixed = TRUE)[[1]]
  result <- tryCatch(
    answer(parts[2], if (length(parts) > 3) parts[4] else ""),
    error = function(e) list(refused = conditionMessage(e))
  )
  connection <- file(parts[3], "w", encoding = "UTF-8")
  writeLines(toJSON(result, auto_unbox = TRUE, na = "null", null = "null", digits = NA), connection, useBytes = TRUE)
  close(connection)
  cat(sprintf("done %s\n", parts[1]))
  flush(stdout())
}
