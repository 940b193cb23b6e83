/** A page takes longer than a function, on a busy machine much longer. */
jest.setTimeout(60_000);
