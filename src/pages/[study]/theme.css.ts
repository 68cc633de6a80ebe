import type { APIRoute } from 'astro';
import type { Theme } from '../../survey/theme.ts';
import { clientCss } from '../../theme/client-css.ts';
import { library } from '../_site.ts';

/** Only studies with a look of their own have a style sheet of their own. */
export async function getStaticPaths() {
  return (await library()).flatMap(([report]) => {
    const { id, theme } = report!.open.study;
    return theme === undefined ? [] : [{ params: { study: id }, props: { theme } }];
  });
}

export const GET: APIRoute<{ theme: Theme }> = ({ props }) =>
  new Response(clientCss(props.theme), { headers: { 'content-type': 'text/css' } });
