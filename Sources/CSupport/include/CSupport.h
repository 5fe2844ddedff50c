/// What Swift cannot say: asking the processor for a cache line before it is needed.
#ifndef INTERLEAVE_CSUPPORT_H
#define INTERLEAVE_CSUPPORT_H

/// Begins to load the cache line of `address`, without waiting for it; any address will do.
static inline void interleave_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
