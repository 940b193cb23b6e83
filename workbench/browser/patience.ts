/** A page takes longer than a function, on a busy machine much longer. */
jest.setTimeout(180_000);
