import Language

/// Which locals are part of the state at a boundary (reference, section 5, frames): those that some path from there
/// reads before assigning them whole, every condition going either way but those that parameters decide.
///
/// Found by walking from the place in every direction, over places without values, until nothing changes any more.
final class Liveness {
    /// One way to go on from a place.
    private struct Way {
        /// The slots read on the way, then those assigned whole.
        var reads: Set<Int> = []
        var assigns: Set<Int> = []
        /// What is read if a slot that it becomes is part of the state behind.
        var copied: (result: Int, local: Int)?
        /// Where it leads; `nil` if the operation or the path ends.
        var next: Control?
    }

    private let model: ReferenceModel
    private let text: Text
    private var known: [Control: Set<Int>] = [:]

    /// For the text of an operation.
    init(_ text: Text, _ model: ReferenceModel) {
        self.text = text
        self.model = model
    }

    /// What stands for the values still to come of the loop whose frame has that position: behind the last look at them
    /// they are no part of the state.
    static func valuesToCome(_ frame: Int) -> Int { -1 - frame }

    /// What stands for how the operation is to end, while it is left: where nothing ends it, that is no part of the state.
    static let outcome = -2_000_000
    /// The same for what a procedure called inside so many others is to hand over.
    static func result(insideCalls count: Int) -> Int { -1_000_000 - count }

    /// The slots that are part of the state where a thread rests at `control`.
    func slots(at control: Control) -> Set<Int> {
        live(at: control.shape).union(text.kept)
    }

    private func live(at start: Control) -> Set<Int> {
        if let known = known[start] { return known }
        var ways: [Control: [Way]] = [:]
        var pending = [start]
        while let control = pending.popLast() {
            if ways[control] != nil { continue }
            ways[control] = self.ways(from: control)
            pending += ways[control, default: []].compactMap(\.next).filter { ways[$0] == nil }
        }
        var live: [Control: Set<Int>] = [:]
        var changes = true
        while changes {
            changes = false
            for (control, ways) in ways {
                let slots = ways.reduce(into: Set<Int>()) { slots, way in
                    let later = way.next.map { live[$0, default: []] } ?? []
                    slots.formUnion(way.reads.union(later.subtracting(way.assigns)))
                    if let copied = way.copied, later.contains(copied.local) { slots.insert(copied.result) }
                }
                if slots != live[control, default: []] {
                    live[control] = slots
                    changes = true
                }
            }
        }
        for control in ways.keys { known[control] = live[control, default: []] }
        return known[start, default: []]
    }

    private func ways(from control: Control) -> [Way] {
        var control = control
        switch control.settle(in: text) {
        case .finished: return [Way(reads: [Self.outcome])]
        case .line(let line): return ways(over: line, from: control)
        case .store(let line, _):
            guard case .call(_, _, let result) = line.form else { preconditionFailure("no call") }
            var way = way(control) { $0.endFrame() }
            let handedOver = Self.result(insideCalls: control.callCount)
            switch result {
            case .nothing: break
            case .local(let local):
                way.copied = (handedOver, line.base + local.index)
                way.assigns = [line.base + local.index]
            case .place(let target):
                var reading = Reading(model, base: line.base)
                reading.assign(target)
                way.reads = reading.locals.union([handedOver])
                way.assigns = target.wholeLocal.map { [line.base + $0.index] } ?? []
            }
            return [way]
        case .again(let line, _):
            guard case .whileLoop(let condition, let decided, let body) = line.form else { preconditionFailure() }
            var reading = Reading(model, base: line.base)
            reading.evaluate(condition)
            let ways =
                (decided == false ? [] : [way(control) { $0.beginTurn(body, number: 0) }])
                + (decided == true ? [] : [way(control) { $0.endFrame() }])
            return ways.map { Way(reads: reading.locals, next: $0.next) }
        case .turn(let line):
            guard case .forLoop(let binder, _, let body) = line.form else { preconditionFailure("no loop") }
            var turn = way(control) { $0.beginTurn(body, remaining: []) }
            turn.assigns = [line.base + binder.local.index]
            var end = way(control) { $0.endFrame() }
            turn.reads = [Self.valuesToCome(control.frames.count - 1)]
            end.reads = turn.reads
            return [turn, end]
        }
    }

    /// The ways on from a statement; each begins with what the statement itself reads.
    private func ways(over line: Line, from control: Control) -> [Way] {
        let reads = line.form.reading(in: model, base: line.base).locals
        return waysAfter(line, control).map { way in
            var way = way
            way.reads.formUnion(reads)
            return way
        }
    }

    private func waysAfter(_ line: Line, _ control: Control) -> [Way] {
        func slot(_ local: LocalID) -> Int { line.base + local.index }
        func onward(assigning slots: Set<Int> = []) -> Way {
            var way = way(control) { $0.advance() }
            way.assigns = slots
            return way
        }
        func into(_ block: Int, by frame: Control.Frame? = nil) -> Way { way(control) { $0.enter(block, by: frame) } }
        func leaving(_ exit: Control.Exit) -> Way {
            var way = way(control) { $0.leave(exit, in: text) }
            if case .finish = exit { way.assigns = [Self.outcome] }
            if case .toCaller = exit { way.assigns = [Self.result(insideCalls: control.callCount - 1)] }
            return way
        }
        switch line.form {
        case .assign(let target, _): return [onward(assigning: target.wholeLocal.map { [slot($0)] } ?? [])]
        case .declare(let local, _): return [onward(assigning: [slot(local)])]
        case .update, .deferred, .unlock, .readLock, .readUnlock, .synchronize, .bump, .step, .insert, .remove, .append,
            .removeFirst, .lock(_, _, nil):
            return [onward()]
        case .lock(_, _, let otherwise?): return [onward(), into(otherwise)]
        case .await(_, let decided), .assertion(_, let decided): return decided == false ? [Way()] : [onward()]
        case .call(let arguments, let body, _):
            var way = into(body, by: .call)
            way.assigns = Set(arguments.map(\.slot))
            return [way]
        case .conditional(_, let decided, let then, let otherwise):
            return (decided == false ? [] : [into(then)]) + (decided == true ? [] : [into(otherwise)])
        case .conditionalBinding(let local, _, let then, let otherwise):
            var binding = into(then)
            binding.assigns = [slot(local)]
            return [binding, into(otherwise)]
        case .forLoop:
            var begun = way(control) { $0.beginLoop([]) }
            begun.assigns = [Self.valuesToCome(control.frames.count)]
            return [begun]
        case .whileLoop(_, let decided, let body):
            return (decided == false ? [] : [into(body, by: .whileLoop(turns: 0))])
                + (decided == true ? [] : [onward()])
        case .breakLoop: return [leaving(.breakLoop)]
        case .continueLoop: return [leaving(.nextTurn)]
        case .choose(let binders, _, let decided, let otherwise):
            let chosen = onward(assigning: Set(binders.map { slot($0.local) }))
            return (decided == false ? [] : [chosen]) + (otherwise.map { [into($0)] } ?? [])
        case .either(let branches): return branches.map { into($0) }
        case .require(_, let decided, _):
            return (decided == false ? [] : [onward()]) + (decided == true ? [] : [leaving(.finish(.success))])
        case .fail: return [leaving(.finish(.success))]
        case .returnValue(_, _, let endsProcedure):
            return [leaving(endsProcedure ? .toCaller(nil) : .finish(.success))]
        case .atomic(let body): return [into(body, by: .atomic)]
        }
    }

    private func way(_ control: Control, _ move: (inout Control) -> Void) -> Way {
        var next = control
        move(&next)
        return Way(next: next.shape)
    }
}
