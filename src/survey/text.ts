/** A BCP 47 tag that has a message file, such as `en` or `zh-CN`. */
export type Language = string;

/** Words of the study itself, in each of its languages. */
export type Text = Readonly<Record<Language, string>>;
