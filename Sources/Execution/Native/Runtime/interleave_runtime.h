/* What the generated code of a model rests on. It stands alone: no other header than those of the compiler, no
 * function of a library. All numbers are 64 bits wide, and arithmetic wraps. */
#ifndef INTERLEAVE_RUNTIME_H
#define INTERLEAVE_RUNTIME_H

#include <stdint.h>

#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define COLD static __attribute__((noinline, cold, unused))
#define APART static __attribute__((noinline, unused))
#define INLINE static inline __attribute__((always_inline, unused))

/* `none` of an optional scalar, a symmetric value that is not set, and what lies above both. */
#define NONE INT64_MIN
#define UNSET (INT64_MIN + 1)
#define SENTINEL_LIMIT (INT64_MIN / 2)

/* Why a state could not be finished; bits of `status`. */
enum {
    TARGETS_FULL = 1,  /* more targets than there is room for */
    FINDINGS_FULL = 2, /* more findings */
    STACK_FULL = 4,    /* more choices on one path */
    WAITS_FULL = 8,    /* more paths that wait */
    STOPPED = 16,      /* the search is to end */
    ELSEWHERE = 32     /* the state needs code that only the virtual machine has */
};

/* Something found; laid out as the engine has it. */
struct finding {
    uint32_t source;
    int32_t subject;
    int32_t transition;
    int32_t violation;
};

/* Consecutive transitions of a state that somebody makes who is owed a turn; laid out as the engine has them. */
struct run {
    uint32_t source;
    int32_t owner;
    int32_t first;
    int32_t end;
};

/* A thread that waits on each of its paths: where the holders of what it waits for begin and end. */
struct wait {
    int64_t member;
    int64_t first;
    int64_t end;
};

/* What the caller and the code share: every field is 8 bytes wide. */
struct context {
    /* The columns that are filled, and how far. */
    uint64_t *words;
    int32_t *ordinals;
    int64_t target_capacity;
    int64_t target_count;
    uint32_t *target_ends;
    int32_t *transition_counts;
    int64_t source_count;
    struct finding *findings;
    int64_t finding_capacity;
    int64_t finding_count;
    /* Who makes which transition; no column where nobody asks, and then only is anything judged on states. */
    struct run *runs;
    int64_t run_capacity;
    int64_t run_count;
    /* How many targets are enough. */
    int64_t enough;
    int64_t status;
    /* Says whether the search is to end; its argument. */
    int64_t (*is_interrupted)(void *);
    void *interruption;
    /* One byte for each coverage item; for each region the items that it has noted, as bits. */
    uint8_t *covered;
    uint64_t *seen;
    /* The open choices of a path, and for each path that waits the threads that hold it back. */
    uint64_t *stack;
    int64_t stack_capacity;
    uint64_t *holders;
    int64_t holder_capacity;
    struct wait *waits;
    /* What properties of transitions ask of the step: its result, its action, its arguments. */
    int64_t *shared;
    /* The state that is being expanded. */
    uint64_t *target;
    int32_t *ordinal_cell;
    int64_t ordinal;
    int64_t leads_elsewhere;
    int64_t holder_count;
    int64_t wait_count;
    int64_t fuel;
};

/* How many turns and choices pass before `is_interrupted` is asked again. */
#define FUEL 65536

/* Whether what runs must be given up. */
COLD int poll(struct context *c) {
    c->fuel = FUEL;
    if (c->is_interrupted(c->interruption)) c->status |= STOPPED;
    return c->status != 0;
}
#define POLL(c) (UNLIKELY(--(c)->fuel <= 0) && poll(c))

/* Notes something found. */
COLD void found(struct context *c, int32_t subject, int64_t transition, int32_t violation) {
    if (c->finding_count == c->finding_capacity) {
        c->status |= FINDINGS_FULL;
        return;
    }
    struct finding *f = &c->findings[c->finding_count++];
    f->source = (uint32_t)c->source_count;
    f->subject = subject;
    f->transition = (int32_t)transition;
    f->violation = violation;
}

/* Notes who makes the transitions from `first` to before `end`, where there are any and somebody asks. */
INLINE void own(struct context *c, int32_t owner, int32_t first, int32_t end) {
    if (c->runs == 0 || first == end) return;
    if (c->run_count == c->run_capacity) {
        c->status |= TARGETS_FULL;
        return;
    }
    struct run *r = &c->runs[c->run_count++];
    r->source = (uint32_t)c->source_count;
    r->owner = owner;
    r->first = first;
    r->end = end;
}

/* Counts the transition with that ordinal, whose path ended in an error. */
COLD int32_t without_target(struct context *c, int32_t ordinal, int32_t subject) {
    found(c, subject, ordinal, 1);
    return ordinal + 1;
}

/* Notes the coverage items of a region that are set in `bits`, and in `covered` those that are new. */
COLD void cover(struct context *c, int64_t region, uint64_t bits, const int32_t *items) {
    uint64_t fresh = bits & ~c->seen[region];
    c->seen[region] |= bits;
    for (int i = 0; fresh != 0; i++, fresh >>= 1)
        if (fresh & 1) c->covered[items[i]] = 1;
}

/* Numbers and their codes: a sentinel has code 0, the lowest number then has 1. */
INLINE int64_t optional(uint64_t code, int64_t lowest, int64_t sentinel, uint64_t mask) {
    return code == 0 ? sentinel : (int64_t)((code - 1) & mask) + lowest;
}
INLINE uint64_t code_of(int64_t number, int64_t lowest) {
    return number < SENTINEL_LIMIT ? 0 : (uint64_t)number - (uint64_t)lowest + 1;
}

/* Where the bits of a slot are, and what they mean. */
struct field {
    uint32_t word;
    uint16_t shift;
    uint16_t sentinel; /* 0 for none, 1 `none`, 2 unset */
    uint64_t mask;
    int64_t lowest;
};
INLINE int64_t get(const uint64_t *words, const struct field *f) {
    uint64_t code = words[f->word] >> f->shift & f->mask;
    if (f->sentinel == 0) return (int64_t)code + f->lowest;
    return optional(code, f->lowest, f->sentinel == 1 ? NONE : UNSET, f->mask);
}
INLINE void put(uint64_t *words, const struct field *f, int64_t number) {
    uint64_t code = f->sentinel == 0 ? (uint64_t)number - (uint64_t)f->lowest : code_of(number, f->lowest);
    words[f->word] = (words[f->word] & ~(f->mask << f->shift)) | (code & f->mask) << f->shift;
}

INLINE int64_t bit_at(int64_t position) { return (int64_t)((uint64_t)1 << (position & 63)); }
INLINE int64_t test_bit(int64_t bits, int64_t position) { return (int64_t)((uint64_t)bits >> (position & 63) & 1); }
INLINE int64_t count_bits(int64_t bits) { return __builtin_popcountll((uint64_t)bits); }
INLINE int64_t lowest_bit(int64_t bits) { return bits == 0 ? 64 : __builtin_ctzll((uint64_t)bits); }

/* Locks are numbers: a mutex 0 or its holder from 1; an rwlock the bits of its readers, or minus its writer from 1; an
 * srcu the bits of its readers. `kind` is 0 mutex, 1 rwlock for writing, 2 rwlock for reading, 3 srcu. */
INLINE int may_take(int64_t lock, int64_t thread, int kind) {
    return kind < 2 ? lock == 0 : lock >= 0 && (lock >> thread & 1) == 0;
}
INLINE int64_t taken(int64_t lock, int64_t thread, int kind) {
    return kind == 0 ? thread + 1 : kind == 1 ? -(thread + 1) : lock | bit_at(thread);
}
INLINE int may_release(int64_t lock, int64_t thread, int kind) {
    return kind == 0 ? lock == thread + 1 : kind == 1 ? lock == -(thread + 1) : lock > 0 && (lock >> thread & 1);
}
INLINE int64_t released(int64_t lock, int64_t thread, int kind) { return kind < 2 ? 0 : lock & ~bit_at(thread); }
INLINE uint64_t holders(int64_t lock, int kind) {
    if (kind == 0) return lock == 0 ? 0 : (uint64_t)1 << ((lock - 1) & 63);
    if (kind == 3) return (uint64_t)lock;
    return lock < 0 ? (uint64_t)1 << ((-lock - 1) & 63) : (uint64_t)lock;
}

/* Notes that a path of the present thread, whose notes begin at `first`, waits for those threads. */
INLINE void blocked_by(struct context *c, int64_t first, uint64_t threads) {
    if (c->holder_count > first && c->holders[c->holder_count - 1] == threads) return;
    if (c->holder_count == c->holder_capacity)
        c->status |= WAITS_FULL;
    else
        c->holders[c->holder_count++] = threads;
}

/* Notes that a thread waits on all its paths. */
COLD void waits_for(struct context *c, int64_t member, int64_t first) {
    struct wait *w = &c->waits[c->wait_count++];
    w->member = member;
    w->first = first;
    w->end = c->holder_count;
}

/* Whether some waiting threads wait, on every path, for another one of them. */
COLD int has_cycle(const struct context *c) {
    uint64_t members = 0;
    for (int64_t i = 0; i < c->wait_count; i++) members |= (uint64_t)1 << c->waits[i].member;
    for (int changed = 1; changed && members != 0;) {
        changed = 0;
        for (int64_t i = 0; i < c->wait_count; i++) {
            const struct wait *w = &c->waits[i];
            if ((members >> w->member & 1) == 0) continue;
            for (int64_t k = w->first; k < w->end; k++)
                if ((c->holders[k] & members) == 0) {
                    members &= ~((uint64_t)1 << w->member);
                    changed = 1;
                    break;
                }
        }
    }
    return members != 0;
}

/* What an object says of itself: the fields of the context, and the words of a state. */
#define LAYOUT(words) ((int64_t)(sizeof(struct context) / 8) << 32 | (words))
#define EXPORTED __attribute__((visibility("default")))

#endif
