# Rscript haven-values.R, in this folder: what haven reads of every system file here and in ../exports/spss, as haven-values.json.
# Numbers are written as text with 17 digits, so that none is rounded; dates are days from 1970, moments and times seconds.
library(haven)
library(jsonlite)

MANY <- 250 # of files with more cases every so-manieth cell is listed, and all are counted

exact <- function(x) if (is.character(x)) x else ifelse(is.na(x), NA, sprintf("%.17g", x))

column <- function(x, name) {
  of <- function(what) attr(x, what, exact = TRUE)
  kind <- if (inherits(x, "Date")) "date" else if (inherits(x, "POSIXct")) "moment" else
    if (inherits(x, "difftime")) "time" else if (is.character(x)) "text" else "number"
  cells <- exact(if (kind == "text") as.character(x) else as.double(x))
  long <- length(cells) > MANY
  counts <- as.list(table(cells))
  names(counts)[names(counts) == ""] <- "(empty)"
  parts <- list(
    name = unbox(name), kind = unbox(kind), format = unbox(of("format.spss")),
    label = if (!is.null(of("label"))) unbox(of("label")),
    labels = if (length(of("labels"))) unname(Map(c, exact(unname(of("labels"))), names(of("labels")))),
    missing = exact(of("na_values")), range = exact(of("na_range")),
    values = if (long) cells[seq(1, length(cells), MANY)] else cells,
    counts = if (long) lapply(counts, unbox)
  )
  parts[!sapply(parts, function(part) is.null(part) || (length(part) == 0 && !identical(part, cells)))]
}

files <- c(Sys.glob("*.*sav"), Sys.glob("../exports/spss/*.sav"))
lines <- sapply(files, function(file) {
  data <- read_sav(file, user_na = TRUE)
  columns <- mapply(function(x, name) toJSON(column(x, name), na = "null"), data, names(data))
  sprintf('"%s": { "cases": %d, "columns": [\n  %s\n]}', basename(file), nrow(data), paste(columns, collapse = ",\n  "))
})
cat("{\n", paste(lines, collapse = ",\n"), "\n}\n", sep = "", file = "haven-values.json")
cat(R.version.string, "haven", as.character(packageVersion("haven")), length(files), "files\n")
