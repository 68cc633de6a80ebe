import { getDocumentProxy } from 'unpdf';

/** Page of each named place of a PDF, from 1. */
export async function pageNumbers(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const places = Object.entries((await document.getDestinations()) as Record<string, readonly unknown[]>);
  const numbers = await Promise.all(
    places.map(async ([name, [page]]): Promise<[string, number]> => {
      const index = await document.getPageIndex(page as Parameters<typeof document.getPageIndex>[0]);
      return [decodeURIComponent(name), index + 1];
    }),
  );
  return new Map(numbers);
}
