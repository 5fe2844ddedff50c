/// What Swift cannot say: asking the processor for a cache line before it is needed, and to take it easy in a loop that waits;
/// and limiting a process that was started.
#ifndef INTERLEAVE_CSUPPORT_H
#define INTERLEAVE_CSUPPORT_H

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

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

/// Limits the files that the process `pid` writes to `bytes` bytes each, and its processor time to `seconds`: prlimit(2),
/// which headers hide from Swift. What is refused stays as it is.
static inline void interleave_limit_process(int pid, unsigned long bytes, unsigned long seconds) {
  unsigned long size[2] = {bytes, bytes}, time[2] = {seconds, seconds};
  syscall(SYS_prlimit64, pid, RLIMIT_FSIZE, size, (void *)0);
  syscall(SYS_prlimit64, pid, RLIMIT_CPU, time, (void *)0);
}

#endif
