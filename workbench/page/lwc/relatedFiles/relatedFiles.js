import { LightningElement, api } from 'lwc';
import { API, callOrg, currentSession } from 'workbench/session';

/** The Files related list of a record. */
export default class RelatedFiles extends LightningElement {
  @api recordId;
  @api objectApiName;
  files;

  async connectedCallback() {
    const soql =
      'SELECT ContentDocument.Title, ContentDocument.FileExtension, ContentDocument.ContentSize, ContentDocument.LastModifiedDate,' +
      ` ContentDocument.LatestPublishedVersionId FROM ContentDocumentLink WHERE LinkedEntityId = '${this.recordId}'`;
    const { records } = await callOrg(`${API}/query?q=${encodeURIComponent(soql)}`);
    this.files = records.map(({ ContentDocument: file }) => ({
      id: file.LatestPublishedVersionId,
      name: `${file.Title}.${file.FileExtension}`,
      changed: file.LastModifiedDate,
      size: sizeOf(file.ContentSize),
    }));
  }

  get heading() {
    return `Files (${this.files?.length ?? 0})`;
  }
  get nothing() {
    return this.files?.length === 0;
  }

  async download({ currentTarget: { dataset } }) {
    const response = await fetch(`${API}/sobjects/ContentVersion/${dataset.id}/VersionData`, {
      headers: { authorization: `Bearer ${currentSession().accessToken}` },
    });
    const url = URL.createObjectURL(
      new Blob([await response.arrayBuffer()], { type: 'application/octet-stream' }),
    );
    const link = Object.assign(document.createElement('a'), { href: url, download: dataset.name });
    link.click();
    URL.revokeObjectURL(url);
  }
}

const sizeOf = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`);
