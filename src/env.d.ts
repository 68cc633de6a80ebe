/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The report whose page is being printed. */
    report: import('./blocks/report.ts').Report;
    /** Everything on one sheet: figures lose their tools, links between pages become links within. */
    paper: boolean;
  }
}
