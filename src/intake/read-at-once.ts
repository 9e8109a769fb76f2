/** A file of this size is read before its sender would notice; a larger one is kept, and read by the worker. */
export const READ_AT_ONCE_BYTES = 256_000
