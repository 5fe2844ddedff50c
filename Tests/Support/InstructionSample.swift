import Language

/// Models that between them use every family of instructions of the virtual machine, small enough to be searched.
public enum InstructionSample: String, CaseIterable, Sendable {
    /// Numbers, conditions, arithmetic that is checked, loops that are not unrolled.
    case numbers = """
        model numbers
        param LIMIT: 0..100 = 8
        var a: 0..20
        var b: -5..5 = -5
        var c: 0..1000?
        var row: [0..99] 0..3
        func total() -> 0..100 { count x: 0..99 { row[x] != 0 } }
        rule add(x: 0..4) when a < LIMIT && row[x * 20 + a] == 0 && x % 3 == (b + 5) / 2 % 3 {
            row[x * 20 + a] = if x < 2 then 1 else 2
            a += 1
            c = a * a + total()
        }
        rule turn { b = (b + 6) % 11 - 5 }
        rule wrong when a == 3 { a -= (if b == 2 then 4 else 1) }
        rule loop when a > 0 {
            var i: 0..30 = 0
            while i < a { i += 1; if i == 12 { break } }
            assert i != 7 "seven"
        }
        invariant small { c == none || c! <= 70 }
        rule huge when a == 5 && b == -4 { c = if a + 9223372036854775803 > 0 then 0 else 1 }
        rule tiny when a == 5 && b == -3 { c = if -9223372036854775804 - a < 0 then 0 else 1 }
        rule large when a == 5 && b == -2 { c = if a * 2305843009213693952 > 0 then 0 else 1 }
        invariant lowest { (min x: 0..20 where x >= a { x }) == a }
        reachable far { a == 6 && b == 0 }
        """
    /// Sets, sequences, structures, arrays of these, and what is chosen among them.
    case collections = """
        model collections
        struct Job { page: 0..3, owner: 0..2? }
        enum Color { RED, GREEN, BLUE }
        var queue: seq[3] of Job
        var done: set of 0..3
        var wide: set of 0..99
        var marks: [0..2] set of Color
        var slots: [0..2] Job?
        rule put(p: 0..3) when count(queue) < 3 && !(p in done) { queue.append(Job { page: p, owner: p % 3 }) }
        rule take when count(queue) > 0 {
            let job = queue[0]
            queue.remove_first()
            done.insert(job.page)
            wide = wide + {job.page, job.page * 9 + 70}
            if let o = job.owner { marks[o].insert(if job.page < 2 then RED else BLUE); slots[o] = job }
        }
        rule move {
            choose i: 0..2 where slots[i] != none
            choose j: 0..2 where slots[j] == none
            slots[j] = slots[i]!
            slots[i] = none
            either { marks[i] = {} } or { marks[j] = marks[i] & {RED, GREEN} }
        }
        rule drop { choose w in wide where w > 70; wide.remove(w); done = {x: 0..3 where x in done && x != w - 70} }
        rule bad when count(done) == 4 { queue.append(slots[0]!) }
        invariant few { count(wide) <= 6 }
        invariant known { forall i: 0..2 where slots[i] != none { slots[i]!.owner == none || slots[i]!.owner! <= 2 } }
        """
    /// Threads, frames, locks of every kind, errnos, labels, deadlock.
    case threads = """
        model threads
        thread host[2]
        thread vcpu[v: 0..1]
        var m: [0..1] mutex
        var rw: rwlock
        var s: srcu
        var c: [0..1] seqcount
        var n: 0..3
        op pair(i: 0..1) by host {
            lock(m[i])
            defer { unlock(m[i]) }
          step second:
            lock(m[1 - i]) else { fail EBUSY }
            n = (n + 1) % 4
            unlock(m[1 - i])
        }
        op both(i: 0..1) by vcpu[v] when v == i {
            lock(m[i])
            lock(m[1 - i])
            unlock(m[1 - i])
            unlock(m[i])
        }
        op read by vcpu[v] {
            read_lock(s)
            let seen = snapshot(c[v])
            lock_shared(rw)
          step inside:
            let before = n
            unlock_shared(rw)
          step check:
            require !changed(seen) else EAGAIN
            assert before == n || changed(seen) "n moved"
            read_unlock(s)
        }
        op write(i: 0..1) by host {
            lock(rw)
            bump(c[i])
            n = 0
            unlock(rw)
            synchronize(s)
        }
        op steal(i: 0..1) by vcpu[v] when n == 3 && held(m[i]) { unlock(m[i]) }
        op leave by vcpu[v] when n == 3 && held(rw) { unlock(rw) }
        op quit by vcpu[v] when n == 3 { read_unlock(s) }
        invariant someone { !held(rw) || count t: host { holds(t, rw) } <= 1 }
        transition kept { taken write(0) implies old(n) >= 0 }
        transition busy { taken pair(_) returns EBUSY implies n == old(n) }
        reachable both_inside { forall v: 0..1 { vcpu[v] at read.inside } }
        """
    /// More choices than are made one by one, symmetric values, errors in guards and properties.
    case choices = """
        model choices
        symmetric Id(3)
        param PAGES: 1..400 = 300
        var owner: [0..299] Id?
        var last: 0..299
        var current: Id
        init { choose i: Id; current = i }
        rule claim(p: 0..299, i: Id) when p % 100 == last % 7 && owner[p] == none { owner[p] = i; last = p }
        rule pass { choose i: Id where i != current; current = i; last = (last + 3) % 8 }
        rule far when last == 7 { assert owner[last] != none "nobody" }
        invariant owned { last < 2 implies owner[last]! == current }
        allow deadlock
        """

    /// The program; `nil` where the model is wrong.
    public var program: Program? { SourceText(rawValue).program }
}

extension Program {
    /// The properties that a search judges.
    public var judgedProperties: Set<PropertyID> {
        Set(
            properties.indices.filter { index in
                switch properties[index].content {
                case .invariant, .transition, .reachable, .refinement: true
                case .recoverable, .liveness: false
                }
            }.map { PropertyID($0) })
    }
}
