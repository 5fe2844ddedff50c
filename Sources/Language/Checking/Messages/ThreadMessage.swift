/// What can be wrong with threads and with what is asked of them.
enum ThreadMessage: DiagnosticMessage {
    case noSelf(String)
    case selfOfSeveralThreads
    case needsIndex(String)
    case identicalMember(String)
    case singleMember(String)
    case identicalIndex(String)
    case notAThread(type: String)
    case severalThreadsWithIndex
    case wrongThread(operation: String, thread: String)
    case indexNames(expected: Int, found: Int, thread: String)

    var id: String {
        switch self {
        case .noSelf: "no-self"
        case .selfOfSeveralThreads: "self-of-several-threads"
        case .needsIndex: "thread-needs-index"
        case .identicalMember: "identical-thread-member"
        case .singleMember: "single-thread-index"
        case .identicalIndex: "identical-thread-index"
        case .notAThread: "not-a-thread"
        case .severalThreadsWithIndex: "several-threads-with-index"
        case .wrongThread: "wrong-thread"
        case .indexNames: "thread-index-count"
        }
    }

    var severity: DiagnosticSeverity {
        if case .wrongThread = self { .warning } else { .error }
    }

    var text: String {
        switch self {
        case .noSelf(let place): "there is no 'self' in \(place)"
        case .selfOfSeveralThreads:
            "'self' can be several kinds of thread here, so only 'holds', 'is idle', 'in' and 'at' can be asked of it"
        case .needsIndex(let name): "'\(name)' has one member for each index; write '\(name)[…]'"
        case .identicalMember(let name):
            "the members of '\(name)' are interchangeable and have no names; bind one, as in 'forall t: \(name) { … }'"
        case .identicalIndex(let name): "the members of '\(name)' are interchangeable and have no index to bind"
        case .singleMember(let name): "'\(name)' is a single thread and has no index"
        case .notAThread(let type): "expected a thread, and this is '\(type)'"
        case .severalThreadsWithIndex: "where several threads are named, none can bind its index"
        case .wrongThread(let operation, let thread): "'\(operation)' is no operation of '\(thread)'"
        case .indexNames(let expected, let found, let thread):
            "'\(thread)' has \(expected) \(expected == 1 ? "index" : "indices"), and here are \(found)"
        }
    }
}
