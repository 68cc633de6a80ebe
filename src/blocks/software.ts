/** The version that a report was made with; a test holds it to package.json. */
export const TOPBOX_VERSION = '0.1.0';
