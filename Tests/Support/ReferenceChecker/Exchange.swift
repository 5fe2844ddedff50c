import Language

/// An exchange of interchangeable identities: of each symmetric type, and of each identical thread, a permutation.
struct Exchange {
    /// What is checked.
    let model: ReferenceModel
    /// The new number of each identity, by symmetric type.
    var symmetric: [Int: [Int]] = [:]
    /// The new number of each member, by identical thread.
    var threads: [Int: [Int]] = [:]

    /// Every exchange of the identities of `model`, but for those of the types in `told`.
    static func all(of model: ReferenceModel, without told: Set<String>) -> [Exchange] {
        var result = [Exchange(model: model)]
        for (index, type) in model.program.symmetricTypes.enumerated() where !told.contains(type.name) {
            result = result.flatMap { start in
                permutations(of: type.count).map { permutation in
                    var exchange = start
                    exchange.symmetric[index] = permutation
                    return exchange
                }
            }
        }
        for (index, thread) in model.program.threads.enumerated() where !told.contains(thread.name) {
            guard case .identical = thread.shape else { continue }
            result = result.flatMap { start in
                permutations(of: thread.count).map { permutation in
                    var exchange = start
                    exchange.threads[index] = permutation
                    return exchange
                }
            }
        }
        return result
    }

    /// All permutations of the numbers below `count`.
    private static func permutations(of count: Int) -> [[Int]] {
        (0..<count).reduce([[]]) { starts, last in
            starts.flatMap { start in
                (0...start.count).map { Array(start[..<$0]) + [last] + Array(start[$0...]) }
            }
        }
    }

    /// A state after the exchange.
    func image(of state: GlobalState) -> GlobalState {
        var result = state
        for (index, variable) in model.program.variables.enumerated() {
            result.variables[index] = image(of: state.variables[index], variable.type)
        }
        for (thread, activity) in state.threads.enumerated() {
            result.threads[image(ofThread: thread)] = activity.map(image)
        }
        return result
    }

    /// A value after the exchange.
    private func image(of datum: Datum, _ type: Type) -> Datum {
        switch (type, datum) {
        case (_, .none), (_, .unset), (_, .stale), (_, .counter): datum
        case (_, .place(let place)): .place(image(of: place))
        case (_, .current(let place)): .current(image(of: place))
        case (_, .lock(let holders)):
            .lock(
                Holders(
                    writer: holders.writer.map(image(ofThread:)), readers: Set(holders.readers.map(image(ofThread:)))))
        case (.symmetric(let id), .scalar(let number)):
            symmetric[id.index].map { Datum($0[Int(number)]) } ?? datum
        case (.thread(let id), .scalar(let number)):
            Datum(image(ofThread: model.firstMember[id.index] + Int(number)) - model.firstMember[id.index])
        case (.optional(let wrapped), _): image(of: datum, wrapped)
        case (.structure(let id), .aggregate(let parts)):
            .aggregate(zip(parts, model.program.structures[id.index].fields).map { image(of: $0, $1.type) })
        case (.array(let index, let element), .aggregate(let parts)):
            .aggregate(elements(parts, index).map { image(of: $0, element) })
        case (.sequence(_, let element), .aggregate(let parts)): .aggregate(parts.map { image(of: $0, element) })
        case (.set(let member), .set(let members)):
            .set(Datum.sortedWithoutDuplicates(members.map { image(of: $0, member) }))
        default: datum
        }
    }

    /// The elements of an array in the order of the images of their indices.
    private func elements(_ parts: [Datum], _ index: Type) -> [Datum] {
        var result = parts
        for (position, part) in parts.enumerated() { result[image(ofIndex: position, index)] = part }
        return result
    }

    /// The position of the image of the index at a position.
    private func image(ofIndex position: Int, _ index: Type) -> Int {
        let values = model.values(of: index)
        guard let image = model.position(of: image(of: values[position], index), in: index) else {
            preconditionFailure("the image of an index is one")
        }
        return image
    }

    /// A place after the exchange.
    private func image(of place: Place) -> Place {
        guard case .variable(let variable) = place.root else { return place }
        var result = Place(root: place.root)
        var type = model.program.variables[variable].type
        for position in place.path {
            switch type {
            case .array(let index, let element):
                result = result.part(image(ofIndex: position, index))
                type = element
            case .structure(let id):
                result = result.part(position)
                type = model.program.structures[id.index].fields[position].type
            default: result = result.part(position)
            }
        }
        return result
    }

    /// The position of a thread after the exchange.
    private func image(ofThread thread: Int) -> Int {
        let member = model.members[thread]
        let first = model.firstMember[member.thread]
        if let permutation = threads[member.thread] { return first + permutation[member.position] }
        guard case .indexed(let indices) = model.program.threads[member.thread].shape else { return thread }
        let wanted = zip(member.indices, indices).map { image(of: $0, $1.type) }
        guard let image = model.members.firstIndex(where: { $0.thread == member.thread && $0.indices == wanted }) else {
            preconditionFailure("the image of a member is one")
        }
        return image
    }

    /// A frame after the exchange.
    private func image(of activity: Activity) -> Activity {
        let text = model.operations[activity.operation]
        var result = activity
        result.locals = Dictionary(
            uniqueKeysWithValues: activity.locals.map { ($0, image(of: $1, text.slots[$0].type)) })
        result.graces = activity.graces.mapValues { grace in
            Grace(srcu: grace.srcu.map(image), readers: Set(grace.readers.map(image(ofThread:))))
        }
        result.control = activity.control.mappingFrames { frame, index in
            image(of: frame, at: index, activity, text)
        }
        return result
    }

    /// What a thread is inside of, after the exchange.
    private func image(
        of frame: Control.Frame, at index: Int, _ activity: Activity, _ text: Text
    ) -> Control.Frame {
        switch frame {
        case .loop(let remaining):
            let line = activity.control.line(holding: index, in: text)
            guard case .forLoop(let binder, _, _) = line.form else { return frame }
            let type: Type? =
                switch binder.domain {
                case .type(let type): type
                case .set(let set): set.type.setElement
                case .range: nil
                }
            guard let type else { return frame }
            return .loop(remaining: Datum.sortedWithoutDuplicates(remaining.map { image(of: $0, type) }))
        case .store(let value?): return .store(result(value, ofCallAt: index, activity, text))
        case .leaving(let block, let left, .toCaller(let value?)):
            guard let call = activity.control.frames[..<index].lastIndex(of: .call) else { return frame }
            return .leaving(block, defersLeft: left, .toCaller(result(value, ofCallAt: call, activity, text)))
        case .leaving(let block, let left, .finish(.value(let value))):
            guard let type = model.program.operations[activity.operation].result else { return frame }
            return .leaving(block, defersLeft: left, .finish(.value(image(of: value, type))))
        default: return frame
        }
    }

    /// What a call whose frame is at `index` hands over, after the exchange.
    private func result(_ value: Datum, ofCallAt index: Int, _ activity: Activity, _ text: Text) -> Datum {
        let line = activity.control.line(holding: index, in: text)
        guard case .call(_, _, let result) = line.form else { return value }
        switch result {
        case .nothing: return value
        case .local(let local): return image(of: value, text.slots[line.base + local.index].type)
        case .place(let target): return image(of: value, target.type)
        }
    }
}
