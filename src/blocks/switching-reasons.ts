import { choiceFigure } from './choice-figure.ts';

/** `<SwitchingReasons of="leaving" by="wave" />`: why customers leave, reasons under their groups, and what changed. */
export const switchingReasons = choiceFigure('SwitchingReasons', 'reasons');
