import type { Element } from '@xmldom/xmldom';
import { metadataTypes } from './metadata-types.ts';
import { childElements } from './xml.ts';

/** Types of which an org reads only the elements that come in the order of the WSDL. */
const IN_ORDER = /^(ExternalClientApplication|ExtlClntApp\w+)$/;

/** The elements that an org reads of a document: in some types one that comes too late is passed over, silently. */
export function elementsThatCount(typeName: string, root: Element): Element[] {
  const elements = childElements(root);
  if (!IN_ORDER.test(typeName)) return elements;
  const order = [...(metadataTypes().get(typeName)?.elements.keys() ?? [])];
  let reached = -1;
  return elements.filter(({ nodeName }) => {
    const place = order.indexOf(nodeName);
    if (place < reached) return false;
    reached = place;
    return true;
  });
}
