import type { DeclaredOption, ProfiledColumn } from '../profile.ts';

export interface SurveyJsQuestion {
  /** Key of its answers. */
  readonly name: string;
  readonly title: string;
  readonly kind: 'one' | 'multiple' | 'ranking' | 'matrix' | 'panel';
  readonly options: readonly DeclaredOption[];
  /** Rows of a matrix, or the texts of several. */
  readonly rows: readonly (DeclaredOption & { readonly declared?: ProfiledColumn['declared'] })[];
  readonly declared: ProfiledColumn['declared'];
}

const DECLARED: Readonly<Record<string, ProfiledColumn['declared']>> = {
  radiogroup: 'single',
  dropdown: 'single',
  imagepicker: 'single',
  boolean: 'single',
  rating: 'single',
  checkbox: 'multiple',
  tagbox: 'multiple',
  matrix: 'grid',
  ranking: 'ranking',
  slider: 'number',
  comment: 'text',
  text: 'text',
};
const DEEPEST = 20;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isDefinition(value: unknown): boolean {
  return isObject(value) && (Array.isArray(value['pages']) || Array.isArray(value['elements']));
}

/** Questions of a SurveyJS definition, panels opened, in its default language. */
export function definedQuestions(definition: unknown): readonly SurveyJsQuestion[] {
  return isDefinition(definition) ? within(definition, 0) : [];
}

function within(container: unknown, depth: number): readonly SurveyJsQuestion[] {
  if (!isObject(container) || depth > DEEPEST) return [];
  const inside = [...listOf(container['pages']), ...listOf(container['elements'])];
  return inside.flatMap((element) => {
    if (!isObject(element)) return [];
    if (Array.isArray(element['elements']) || Array.isArray(element['pages'])) return within(element, depth + 1);
    const name = element['valueName'] ?? element['name'];
    return typeof name === 'string' && !/^(html|image|expression|signaturepad|file)$/.test(String(element['type']))
      ? [questionOf(name, element)]
      : [];
  });
}

function questionOf(name: string, element: Readonly<Record<string, unknown>>): SurveyJsQuestion {
  const type = String(element['type'] ?? '');
  const choices = [...optionsOf(element['choices']), ...optionsOf(element['rateValues'])];
  if (element['showOtherItem'] === true || element['hasOther'] === true)
    choices.push(special('other', element['otherText'], 'Other'));
  if (element['showNoneItem'] === true || element['hasNone'] === true)
    choices.push(special('none', element['noneText'], 'None'));
  if (element['showRefuseItem'] === true)
    choices.push({ ...special('refused', element['refuseText'], 'Refuse to answer'), missing: true });
  if (element['showDontKnowItem'] === true) choices.push(special('dontknow', element['dontKnowText'], "Don't know"));
  if (type === 'rating' && choices.length === 0) choices.push(...ratings(element));
  if (type === 'boolean') {
    const [yes, no] = [element['valueTrue'] ?? true, element['valueFalse'] ?? false].map(String);
    choices.push(special(yes!, element['labelTrue'], 'Yes'), special(no!, element['labelFalse'], 'No'));
  }
  const texts = type === 'multipletext';
  const multiple = /^(checkbox|tagbox)$/.test(type);
  const matrix = type.startsWith('matrix');
  return {
    name,
    title: textOf(element['title']) ?? name,
    kind: multiple
      ? 'multiple'
      : type === 'ranking'
        ? 'ranking'
        : type === 'paneldynamic' ||
            type === 'matrixdynamic' ||
            (type === 'slider' && element['sliderType'] === 'range')
          ? 'panel'
          : matrix || texts
            ? 'matrix'
            : 'one',
    options: matrix ? optionsOf(element['columns']) : choices,
    rows: texts ? textsOf(element['items']) : optionsOf(element['rows']),
    declared: DECLARED[type] === 'text' ? typed(element['inputType']) : DECLARED[type],
  };
}

function textsOf(items: unknown): SurveyJsQuestion['rows'] {
  return listOf(items).flatMap((item) => {
    const [text] = optionsOf([item]);
    return text === undefined ? [] : [{ ...text, declared: isObject(item) ? typed(item['inputType']) : 'text' }];
  });
}

/** What is typed into a field of text. */
function typed(inputType: unknown): 'number' | 'date' | 'text' {
  if (inputType === 'number' || inputType === 'range') return 'number';
  return /^(date|datetime-local|time)$/.test(String(inputType)) ? 'date' : 'text';
}

function ratings(element: Readonly<Record<string, unknown>>): readonly DeclaredOption[] {
  const [least, step] = [Number(element['rateMin'] ?? 1), Number(element['rateStep'] ?? 1)];
  const counted = least + step * (Number(element['rateCount'] ?? 5) - 1);
  const steps = (Number(element['rateMax'] ?? counted) - least) / step;
  if (!(steps >= 1 && steps <= 100)) return [];
  const last = Math.floor(steps);
  return Array.from({ length: last + 1 }, (_, index) => {
    const code = String(least + step * index);
    const end =
      index === 0
        ? textOf(element['minRateDescription'])
        : index === last
          ? textOf(element['maxRateDescription'])
          : undefined;
    return { code, label: end ?? code, missing: false };
  });
}

function optionsOf(value: unknown): DeclaredOption[] {
  return listOf(value).flatMap((choice) => {
    if (typeof choice !== 'object' || choice === null)
      return [{ code: String(choice), label: String(choice), missing: false }];
    if (!isObject(choice)) return [];
    const code = choice['value'] ?? choice['name'];
    if (typeof code === 'object' || code === undefined) return [];
    return [{ code: String(code), label: textOf(choice['text'] ?? choice['title']) ?? String(code), missing: false }];
  });
}

function special(code: string, text: unknown, otherwise: string): DeclaredOption {
  return { code, label: textOf(text) ?? otherwise, missing: false };
}

/** A string, or one for each language with `default`. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  const text = value['default'] ?? value['en'] ?? Object.values(value)[0];
  return typeof text === 'string' ? text : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
