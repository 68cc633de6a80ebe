import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawing, item, line, text } from '../../src/charts/drawing.ts';
import { figureStrips } from '../../src/charts/figure-strips.ts';
import { frame } from '../../src/charts/frame.ts';
import { levelCurve } from '../../src/charts/level-curve.ts';
import { quadrantMap } from '../../src/charts/quadrant-map.ts';
import { readingBar } from '../../src/charts/reading-bar.ts';
import { stackedShares } from '../../src/charts/stacked-shares.ts';
import { standaloneSvg, svgNode, svgText } from '../../src/charts/svg.ts';
import { twoLevelBars } from '../../src/charts/two-level-bars.ts';
import * as samples from './samples.ts';

const css = readFileSync(new URL('../../src/theme/chart.css', import.meta.url), 'utf8');
const NASTY = '<script>alert("1")</script> & \u0000\u0007 \ud800 ]]> \u202e';
const nasty = drawing('wide', 720, 40, [
  item('k"&<', NASTY, [text(0, 20, NASTY, 'b num', 'end'), line(0, 1, 2, 3, 'grid')]),
]);
const words = { title: NASTY, desc: NASTY, css, lang: 'zh-CN' };

const everyChart = (['wide', 'narrow'] as const).flatMap((layout) =>
  (['en', 'zh-CN'] as const).flatMap((lang) => {
    const sheet = frame(layout, lang);
    return [
      twoLevelBars(samples.switchingReasons(lang), sheet),
      twoLevelBars(samples.boundedReasons(lang), sheet),
      twoLevelBars(samples.reasonsByRegion(lang, 6), sheet),
      quadrantMap(samples.kanoMap(lang), sheet),
      quadrantMap(samples.crowdedMap(lang, 40, true), sheet),
      stackedShares(samples.kanoShares(lang), sheet),
      stackedShares(samples.scaleShares(lang, 11), sheet),
      readingBar(samples.serviceRating(lang), sheet),
      levelCurve(samples.repurchase(lang), sheet),
      levelCurve(samples.longCurve(lang, 11, true), sheet),
      levelCurve(samples.curvesByRegion(lang, 4), sheet),
      figureStrips(samples.quoted(lang), sheet),
    ];
  }),
);

test('in a page: an image with the ids it was given, its class and its box', () => {
  expect(svgText(svgNode(nasty, { labelledBy: 'a-title', describedBy: 'a-summary' }))).toMatch(
    /^<svg class="chart wide" role="img" aria-labelledby="a-title" aria-describedby="a-summary" viewBox="0 0 720 40" width="720" height="40">/,
  );
  expect(svgText(svgNode(nasty))).not.toContain('aria-');
});

test('labels are escaped and what no document can hold is dropped', () => {
  const printed = svgText(svgNode(nasty));
  expect(printed).toContain('&#x3C;script>alert("1")&#x3C;/script> &#x26;');
  expect(printed).not.toMatch(/>\s*<script|[\u0000\u0007\ud800]/); // oxlint-disable-line no-control-regex
});

test('details are for the page; the file of its own carries none, but a title, a description, style and paper', () => {
  expect(svgText(svgNode(nasty))).toContain('data-detail=');
  const file = svgText(standaloneSvg(nasty, words));
  expect(file).not.toContain('data-');
  expect(file).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="chart wide" role="img" lang="zh-CN"[^>]* viewBox="-16 -16 752 72" width="752" height="72"><title>.*<\/title><desc>.*<\/desc><style>:root/s,
  );
  expect(file).toContain('<rect class="paper" x="-16" y="-16" width="752" height="72" />');
});

test('a file of its own is well-formed XML', () => {
  for (const one of [nasty, ...everyChart]) {
    const file = svgText(standaloneSvg(one, words));
    const open: string[] = [];
    const rest = file.replace(
      /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*")*)( \/)?>/g,
      (_, closing: string, name: string, __, empty) => {
        if (closing) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name);
        return '';
      },
    );
    expect(open).toEqual([]);
    expect(rest).not.toContain('<');
    expect(rest).not.toMatch(/&(?!#x[0-9A-F]+;)/);
  }
});

test('no style attributes, no ids, no scripts', () => {
  for (const one of everyChart) expect(svgText(svgNode(one))).not.toMatch(/ (?:style|id|on[a-z]+)=|<script|<style/);
});

test('every class that a chart prints is defined in chart.css', () => {
  const printed = new Set(
    everyChart.flatMap((one) =>
      [...svgText(svgNode(one)).matchAll(/class="([^"]*)"/g)].flatMap(([, classes]) => classes!.split(' ')),
    ),
  );
  const markers = new Set(['wide', 'item', 'num', 'c-1', 'c-2', 'c-3', 'c-4', 'ink']);
  const defined = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(css);
  expect([...printed].filter((name) => !markers.has(name) && !defined(name))).toEqual([]);
});

test('same spec, same bytes', () => {
  const once = () => svgText(svgNode(quadrantMap(samples.kanoMap('en'), frame('wide', 'en'))));
  expect(once()).toBe(once());
});
