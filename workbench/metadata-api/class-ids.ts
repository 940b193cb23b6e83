import { recordId } from '#org';

/** Ids of Apex classes and triggers: given when first asked for, the same ever after. */
export class ClassIds {
  private readonly ids = new Map<string, string>();

  /** `path` is the source's: it tells classes from triggers. */
  of(name: string, path = ''): string {
    const prefix = path.endsWith('.trigger') ? '01q' : '01p';
    const id = this.ids.get(name) ?? recordId(prefix, this.ids.size + 1);
    this.ids.set(name, id);
    return id;
  }

  nameOf(id: string): string | undefined {
    return [...this.ids].find(([, known]) => known.slice(0, 15) === id.slice(0, 15))?.[0];
  }
}
