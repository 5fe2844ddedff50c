extension FormerDisagreement {
    /// Where boundaries stand and what is read there, shrunk from random models or found beside them.
    static let boundaries = [
        FormerDisagreement(
            cause: "the place of a number that a decided condition chooses",
            source: """
                model m
                thread host
                var v: -1..1
                op act() by host {
                    v = (if (false implies (v in 0..1)) then (1 - -1) else v)
                }
                """, states: 1, transitions: 1),
        FormerDisagreement(
            cause: "a branch that begins with an argument, before what blocks for ever",
            source: """
                model m
                thread vcpu
                var l: [0..1] mutex
                proc wait(p: mutex) {
                    await false
                }
                op act(p: 0..1) by vcpu {
                    for e: 0..1 {
                        either {
                        } or {
                            wait(l[p])
                        }
                    }
                }
                """, states: 5, transitions: 6),
        FormerDisagreement(
            cause: "the way back to a loop that a label stands before",
            source: """
                model m
                thread host
                var l: mutex
                var v: bool
                op act() by host {
                    step begin:
                    while v {
                        lock(l)
                        unlock(l)
                    }
                    v = !v
                }
                """, states: 6, transitions: 6),
        FormerDisagreement(
            cause: "an early return from a procedure that ends with a label",
            source: """
                model m
                thread host
                var v: bool
                var l: mutex
                proc p() {
                    if v {
                        return
                    }
                    step last:
                }
                op act() by host {
                    v = !v
                    p()
                    lock(l)
                    unlock(l)
                }
                """, states: 5, transitions: 5),
        FormerDisagreement(
            cause: "what is deferred behind a label at the end of a procedure",
            source: """
                model m
                thread host
                var v: bool
                var l: mutex
                proc p() {
                    defer {
                        v = !v
                    }
                    step last:
                }
                op act() by host {
                    p()
                    lock(l)
                    unlock(l)
                }
                """, states: 6, transitions: 6),
    ]
}
