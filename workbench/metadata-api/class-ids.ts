import { recordId } from '../org/store/ids.ts';

/** Ids of Apex classes: given when a name is first asked for, the same ever after. */
export class ClassIds {
  private readonly ids = new Map<string, string>();

  of(name: string): string {
    const id = this.ids.get(name) ?? recordId('01p', this.ids.size + 1);
    this.ids.set(name, id);
    return id;
  }

  nameOf(id: string): string | undefined {
    return [...this.ids].find(([, known]) => known.slice(0, 15) === id.slice(0, 15))?.[0];
  }
}
