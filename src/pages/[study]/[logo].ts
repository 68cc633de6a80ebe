import type { APIRoute } from 'astro';
import { library, logoName } from '../_site.ts';

/** The client's picture, as it lies beside the study file. */
export async function getStaticPaths() {
  return (await library()).flatMap(([report]) => {
    const { study, logo } = report!.open;
    const name = logoName(study);
    return logo === undefined || name === undefined
      ? []
      : [{ params: { study: study.id, logo: name }, props: { logo } }];
  });
}

export const GET: APIRoute<{ logo: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.logo);
