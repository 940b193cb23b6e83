import { z } from 'zod';
import type { Operation } from './operation.ts';
import { checkWrite } from './preconditions.ts';
import { receiveDocument } from './request-document.ts';
import { sendEmpty, sendXml } from './respond.ts';
import { malformedXml } from './xml.ts';

export const deleteObject: Operation = {
  name: 'DeleteObject',
  resource: 'object',
  method: 'DELETE',
  run: async ({ request, response, store }) => {
    await store.delete(request.bucket, request.key, (existing) => checkWrite(request, existing));
    sendEmpty(response, 204);
  },
};

const deleteDocument = z.object({
  Object: z
    .array(z.object({ Key: z.string().min(1) }))
    .min(1)
    .max(1000),
  Quiet: z.string().optional(),
});

export const deleteObjects: Operation = {
  name: 'DeleteObjects',
  resource: 'bucket',
  method: 'POST',
  markers: ['delete'],
  run: async ({ request, response, store }) => {
    const document = deleteDocument.safeParse(await receiveDocument(request, store, 'Delete'));
    if (!document.success) throw malformedXml('Delete');
    const { Object: objects, Quiet } = document.data;
    for (const { Key } of objects) await store.delete(request.bucket, Key);
    sendXml(
      response,
      'DeleteResult',
      Quiet === 'true' ? {} : { Deleted: objects.map(({ Key }) => ({ Key })) },
    );
  },
};
