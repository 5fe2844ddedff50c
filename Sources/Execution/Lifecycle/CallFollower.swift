import Engine

/// Follows every call of a survey from where it is made to where it returns.
///
/// - Complexity: 4 bytes for each state and thread, beside the survey.
struct CallFollower {
    /// What a call came to.
    struct Return: Hashable {
        /// The number of the kind of its last step.
        let kind: Int32
        /// What was known of it then.
        let context: CallContexts.Context
    }

    /// The states and their transitions.
    private let survey: StateSurvey
    /// How many threads there are.
    private let members: Int
    /// What is known of calls.
    private var contexts = CallContexts()
    /// What is known of the call that each thread is inside, for each state: the number of a set of contexts.
    private var running: [Int32]

    /// Prepares to follow the calls of `survey`, which is done.
    init(_ survey: StateSurvey) {
        self.survey = survey
        members = survey.system.threadNames.count
        running = [Int32](repeating: 0, count: survey.states.count * members)
    }

    /// Follows the calls until nothing new is learnt of any; `nil` where the user interrupts.
    mutating func follow(_ cancellation: CancellationFlag?) -> Set<Return>? {
        let (starts, targets, lists) = (survey.starts, survey.targets, survey.lists)
        var waiting = [Bool](repeating: true, count: survey.expandedCount)
        var queue = Array(waiting.indices)
        var head = 0
        var calls: [Int64: Int32] = [:]
        var seen: Set<[Int32]> = []
        var returns: Set<Return> = []
        while head < queue.count {
            if head % 4096 == 0, cancellation?.isCancelled == true { return nil }
            let state = queue[head]
            head += 1
            waiting[state] = false
            for edge in starts[state]..<starts[state + 1] {
                let target = Int(targets[edge])
                let number = survey.kindNumbers[edge]
                let kind = survey.kinds[Int(number)]
                var isNew = false
                for member in 0..<members {
                    let isOwn = member == kind.member
                    var set = running[state * members + member]
                    if isOwn, kind.isCall {
                        let key = Int64(number) << 32 | Int64(lists[state])
                        set = calls[key] ?? contexts.set(begin(kind, Int(lists[state])))
                        calls[key] = set
                    }
                    guard set != 0 else { continue }
                    set = contexts.moved(
                        set, isOwn: isOwn, Int(lists[state]), Int(lists[target]), survey.values.lists)
                    if isOwn, kind.result != nil {
                        if seen.insert([number, set]).inserted {
                            returns.formUnion(contexts[set].map { Return(kind: number, context: $0) })
                        }
                        continue
                    }
                    let place = target * members + member
                    let union = contexts.union(running[place], set)
                    if union != running[place] {
                        running[place] = union
                        isNew = true
                    }
                }
                if isNew, target < waiting.count, !waiting[target] {
                    waiting[target] = true
                    queue.append(target)
                }
            }
            if head > 1 << 20 {
                queue.removeFirst(head)
                head = 0
            }
        }
        return returns
    }

    /// What is known of a call when it is made in a state with that list of values.
    private func begin(_ kind: TransitionKind, _ list: Int) -> [CallContexts.Context] {
        kind.bindings.map {
            CallContexts.Context(
                binding: $0, atCall: survey.values.lists[list][$0], own: -1, isDisturbed: false)
        }
    }

    /// For each value, by its number, the kinds of transitions that are about something of that value and leave it as it
    /// is; those that end a call with an errno are none of them. The calls must have been followed.
    func stays() -> [Int: Set<Int32>] {
        var stays: [Int: Set<Int32>] = [:]
        var seen: Set<[Int32]> = []
        for state in 0..<survey.expandedCount {
            for edge in survey.starts[state]..<survey.starts[state + 1] {
                let number = survey.kindNumbers[edge]
                let kind = survey.kinds[Int(number)]
                if case .errno = kind.result { continue }
                let isStep = kind.operation != nil && !kind.isCall
                let set = isStep ? running[state * members + kind.member] : -1
                let (before, after) = (survey.lists[state], survey.lists[Int(survey.targets[edge])])
                guard seen.insert([number, set, before, after]).inserted else { continue }
                let bindings = isStep ? Array(Set(contexts[set].map(\.binding))) : kind.bindings
                let (old, new) = (survey.values.lists[Int(before)], survey.values.lists[Int(after)])
                for binding in bindings where old[binding] == new[binding] {
                    stays[old[binding], default: []].insert(number)
                }
            }
        }
        return stays
    }
}
