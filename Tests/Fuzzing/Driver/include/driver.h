// What libFuzzer offers and asks for (https://llvm.org/docs/LibFuzzer.html).
#ifndef INTERLEAVE_FUZZING_DRIVER_H
#define INTERLEAVE_FUZZING_DRIVER_H

#include <stddef.h>
#include <stdint.h>

/// Runs `callback` on one input after another, as the arguments say; returns what the process is to end with.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

/// Changes the `size` bytes of `data` with libFuzzer's own means to at most `limit`; returns how many there are then.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t limit);

#endif
