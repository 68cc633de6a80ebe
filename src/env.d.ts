/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The page being printed, and the voice it speaks in. */
    page: import('./blocks/report.ts').ReportPage;
    voice: import('./i18n/speak.ts').Voice;
  }
}
