/// What Swift cannot say: asking the processor for a cache line before it is needed, and to take it easy in a loop that waits.
#ifndef INTERLEAVE_CSUPPORT_H
#define INTERLEAVE_CSUPPORT_H

/// Begins to load the cache line of `address`, without waiting for it; any address will do.
static inline void interleave_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// Tells the processor that this thread waits for another one in a loop.
static inline void interleave_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

#endif
