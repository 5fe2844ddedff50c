import Testing

/// A small model on which the virtual machine and the reference checker once differed.
struct FormerDisagreement: Sendable, CustomTestStringConvertible {
    /// What was wrong.
    let cause: String
    let source: String
    /// Distinct states and transitions.
    let states: Int
    let transitions: Int

    var testDescription: String { cause }
}

extension FormerDisagreement {
    /// All of them, shrunk from random models.
    static let all = first + boundaries

    /// Those about anything else than boundaries, and the first ones.
    private static let first = [
        FormerDisagreement(
            cause: "an index behind '!' of an argument that is none",
            source: """
                model m
                symmetric Obj(2)
                thread host
                var v: [Obj] seqcount
                op act(p: Obj?) by host {
                    let l = snapshot(v[p!])
                }
                """, states: 1, transitions: 3),
        FormerDisagreement(
            cause: "a transition property overwrote what the next alternative of a choice needs",
            source: """
                model m
                thread host
                var v: seq[2] of 0..1 = [1]
                op take() by host {
                    v.remove_first()
                }
                op twice() by host {
                    for e: 0..1 {
                        either {
                        } or {
                        }
                        await count(v) < 2
                    }
                    step end:
                }
                transition q { 0 >= (if (host at twice.end || count(old(v)) == 1) then ((1 + 1) % 3) else 0) }
                """, states: 8, transitions: 14),
        FormerDisagreement(
            cause: "an error in a result that nobody uses",
            source: """
                model m
                thread host
                var v: seq[2] of 0..2
                proc first() -> 0..2 {
                    return v[0]
                }
                op act() by host {
                    first()
                }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "a thread that waits for itself within one step",
            source: """
                model m
                thread host
                var v: 0..1
                var s: srcu
                op act() by host {
                    step wait:
                    atomic {
                        read_lock(s)
                        synchronize(s)
                    }
                }
                rule r { v = (v + 1) % 2 }
                """, states: 4, transitions: 6),
        FormerDisagreement(
            cause: "no path goes on behind a condition that is decided to be false",
            source: """
                model m
                thread host
                op act(p: 0..1) by host {
                    step wait:
                    await false
                    var l: 0..1 = p
                }
                """, states: 2, transitions: 2),
        FormerDisagreement(
            cause: "a guard of a quantifier that is true only for a value behind the deciding one",
            source: """
                model m
                enum Color { RED, GREEN }
                thread host
                var v: bool
                op act() by host { }
                transition q { (exists c: Color { (c != RED implies old(v)) }) }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "a lock behind a decided 'if' that ends with a label",
            source: """
                model m
                thread host[2]
                var m: mutex
                op act() by host {
                    if true {
                        step inside:
                    }
                    lock(m)
                    unlock(m)
                }
                """, states: 9, transitions: 18),
        FormerDisagreement(
            cause: "synchronize at the start of a procedure noted the readers of another srcu",
            source: """
                model m
                thread host
                thread reader
                var s: [0..1] srcu
                proc sync(i: 0..1) { synchronize(s[i]) }
                op wait() by host {
                    step at:
                    sync(1)
                }
                op one() by reader {
                    read_lock(s[1])
                    step inside:
                    read_unlock(s[1])
                }
                op zero() by reader {
                    read_lock(s[0])
                    step inside:
                    read_unlock(s[0])
                }
                """, states: 6, transitions: 13),
        FormerDisagreement(
            cause: "what a constant leaves of a condition went wrong in the place of the whole",
            source: """
                model m
                thread host
                var v: seq[2] of bool
                op act() by host {
                    if true && v.first {
                    }
                }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "the reference judged an initial state behind a transition of another one",
            source: """
                model m
                thread host
                var v: 0..2
                op act() by host { v = (v + 1) % 3 }
                init { choose c: 0..2; v = c }
                refines follows "spec.ilv" { w = v }
                //// spec.ilv
                model s
                var w: 0..2
                """, states: 3, transitions: 3),
        FormerDisagreement(
            cause: "native code did not declare a snapshot that only a counter's move looks at",
            source: """
                model m
                thread host
                var c: seqcount
                op act() by host {
                    let s = snapshot(c)
                    step look:
                    assert !changed(s)
                    step move:
                    bump(c)
                }
                """, states: 3, transitions: 3),
        FormerDisagreement(
            cause: "the reference kept the values still to come of a loop that never asks for them",
            source: """
                model m
                symmetric Obj(2)
                thread host[o: Obj]
                op act() by host {
                    for e: host {
                        await false
                    }
                }
                """, states: 4, transitions: 8),
        FormerDisagreement(
            cause: "a guard that may fail beside what the parameters decide was told without that",
            source: """
                model m
                param N: 0..2 = 1
                var v: 0..1?
                init {
                    choose c: 0..1?
                    v = c
                }
                invariant q { exists x: 0..1 where (v! <= x || N != 1) && N != 0 { x == v } }
                """, states: 3, transitions: 0),
        FormerDisagreement(
            cause: "what is executed on a path that ends in an error",
            source: """
                model m
                thread host
                var v: 0..1?
                op act() by host {
                    v = (the x: 0..1 where true)
                }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "what stands behind an 'implies' whose left side parameters decide",
            source: """
                model m
                param N: 0..2 = 0
                thread vcpu[i: 0..1]
                var v: 0..2
                op act(p: 0..1?) by vcpu[i] {
                    step go:
                    if ((N != 0 implies p! != i) || v != 1) {
                    }
                }
                """, states: 4, transitions: 16),
        FormerDisagreement(
            cause: "a result that nobody takes, while a 'defer' rests",
            source: """
                model m
                thread host[i: 0..1]
                var v: 0..1
                proc read() -> 0..1 {
                    defer {
                        step unlock:
                    }
                    return v
                }
                op act() by host[i] {
                    read()
                }
                rule change { v = 1 - v }
                """, states: 8, transitions: 24),
        FormerDisagreement(
            cause: "what is computed with the '!' of an argument that is none",
            source: """
                model m
                thread host
                var v: bool
                op act(p: bool?) by host {
                    v = (if (v implies p == v) then v else (!p!))
                }
                """, states: 1, transitions: 3),
        FormerDisagreement(
            cause: "the index of a place that a procedure is given and does nothing with",
            source: """
                model m
                param N: 0..2 = 1
                thread host
                var v: [0..1] seqcount
                var w: 0..2
                proc nothing(p: seqcount) {
                    w = 2
                }
                op act() by host when w < 2 {
                    nothing(v[w + N])
                    w = N
                }
                op far() by host when w == 0 {
                    nothing(v[N + 1])
                }
                """, states: 2, transitions: 3),
        FormerDisagreement(
            cause: "whether what is assigned fits, asked before there is a place for it",
            source: """
                model m
                thread host
                var v: seq[2] of 0..2
                var w: [0..1] 0..1
                var t: [0..1] set of 0..1
                var q: [0..1] seq[2] of 0..1
                op element(p: 0..2) by host {
                    v[0] = p + 1
                }
                op index(p: 0..2, i: 0..2) by host when i == 2 {
                    w[i] = p
                }
                op insert(p: 0..2, i: 0..2) by host when i == 2 {
                    t[i].insert(p)
                }
                op append(p: 0..2, i: 0..2) by host when i == 2 {
                    q[i].append(p)
                }
                """, states: 1, transitions: 12),
        FormerDisagreement(
            cause: "an errno counted as returned though evaluating it went wrong",
            source: """
                model m
                thread host
                var v: errno?
                op act() by host {
                    fail v!
                }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "a result on its way where nothing ends the operation",
            source: """
                model m
                thread host
                var v: 0..2
                op act() by host {
                    defer {
                        await false
                    }
                    return v
                }
                rule turn() {
                    v = (v + 1) % 3
                }
                """, states: 6, transitions: 9),
        FormerDisagreement(
            cause: "the order of a loop that begins with the boundary behind an unlock",
            source: """
                model m
                symmetric Obj(2)
                thread host
                var v: set of Obj
                var l: mutex
                op act() by host {
                    lock(l) else {
                        return
                    }
                    unlock(l)
                    for e: Obj {
                        v.insert(e)
                    }
                }
                """, states: 6, transitions: 8),
        FormerDisagreement(
            cause: "a result that is handed to a local which nobody reads",
            source: """
                model m
                thread host[i: 0..1]
                var v: bool
                var s: srcu
                proc flip(p: srcu) -> bool {
                    defer {
                        v = !v
                        synchronize(p)
                    }
                    return v
                }
                op act() by host[i] {
                    let l = flip(s)
                }
                """, states: 8, transitions: 16),
        FormerDisagreement(
            cause: "the part of an operation behind a 'defer' with a label",
            source: """
                model m
                thread host
                var v: bool
                op act() by host {
                    defer {
                        step undo:
                    }
                    await true
                }
                rule turn() when (exists t: host { t at act.undo }) {
                    v = !v
                }
                """, states: 6, transitions: 8),
    ]
}
