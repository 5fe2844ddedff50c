import Language

extension ReferenceChecker {
    /// A state, what is still to be seen before anything else happens, and what was seen.
    private struct Place: Hashable {
        let state: GlobalState
        let rest: [String]
        let word: [String]
    }

    /// All words of at most `length` events that can be seen: calls, results, and the view where it changes. Every path is
    /// followed for every word; `nil` where there are more than `maxPlaces` states with a word.
    public func words(upTo length: Int, maxPlaces: Int) -> Set<[String]>? {
        let steps = Steps(model)
        var places: Set<Place> = []
        var waiting: [Place] = []
        func add(_ place: Place) { if places.insert(place).inserted { waiting.append(place) } }
        for state in steps.initialStates().states {
            add(Place(state: state, rest: model.program.views.isEmpty ? [] : [view(state)], word: []))
        }
        while let place = waiting.popLast() {
            if places.count > maxPlaces { return nil }
            if let event = place.rest.first {
                guard place.word.count < length else { continue }
                add(Place(state: place.state, rest: Array(place.rest.dropFirst()), word: place.word + [event]))
                continue
            }
            for transition in steps.moves(in: place.state).transitions {
                guard let target = transition.target else { continue }
                add(Place(state: target, rest: events(of: transition, place.state, target), word: place.word))
            }
        }
        return Set(places.map(\.word))
    }

    /// What is seen of a transition.
    private func events(of transition: Transition, _ before: GlobalState, _ after: GlobalState) -> [String] {
        var list: [String] = []
        var name = ""
        if case .operation(let id) = transition.taken.action, let thread = transition.thread {
            name = "thread \(thread): \(model.program.operations[id.index].routine.name)"
            let arguments = transition.taken.arguments.sorted { $0.key < $1.key }.map { "\($0.value)" }
            if before.threads[thread] == nil { list.append("\(name) is called with \(arguments)") }
        }
        if !model.program.views.isEmpty, view(before) != view(after) { list.append(view(after)) }
        if !name.isEmpty, let outcome = transition.taken.outcome { list.append("\(name) returns \(outcome)") }
        return list
    }

    /// The view in a state.
    private func view(_ state: GlobalState) -> String {
        "view "
            + model.program.views.map { view -> String in
                var scope = Scope(model, state)
                guard let value = try? scope.value(view.predicate.expression) else { return "(error)" }
                return "\(view.name) = \(value)"
            }.joined(separator: ", ")
    }
}
