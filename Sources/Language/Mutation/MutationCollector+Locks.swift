extension MutationCollector {
    /// Adds the mutations of locks, once every routine has been looked at.
    ///
    /// A lock and its releases go together. Where a routine leaves with a lock that another one releases, what they do
    /// with locks of that variable goes together.
    mutating func collectLocks() {
        var open: [String: [(MutationCollector.DeclarationOutline, LockEvents.Region)]] = [:]
        var order: [String] = []
        for routine in routines {
            for region in routine.regions {
                if region.isClosed {
                    addLock(region.events, in: routine.declaration)
                } else {
                    let base = LockPlaces.base(of: region.events[0].place)
                    if open[base] == nil { order.append(base) }
                    open[base, default: []].append((routine.declaration, region))
                }
            }
        }
        for base in order {
            let parts = open[base] ?? []
            guard let first = parts.first(where: { $0.1.events.contains(where: \.takes) }) else { continue }
            addLock(first.1.events + parts.flatMap(\.1.events), in: first.0)
        }
    }

    /// Adds the mutations of one lock region.
    private mutating func addLock(_ events: [LockEvent], in declaration: DeclarationOutline) {
        guard let first = events.first(where: \.takes) else { return }
        self.declaration = declaration
        var edits = SyntaxEdits()
        for event in events {
            let stand = declarations.standIn(for: event.place, declared: event.isReadSection ? .srcu : .rwlock)
            let word =
                event.isReadSection ? event.name.text : event.takes ? "lock_shared" : "unlock_shared"
            let call = StatementSyntax.Kind.call(Name(word, event.name.span), [stand.place], else: nil)
            edits.statements[event.statement.span] = [StatementSyntax(call, event.statement.span)]
            edits.declare(stand.declaration)
        }
        let text = "\(first.name.text)(\(first.text))"
        add(.lock, first.statement.span, before: text, after: nil, edits)
        guard events.contains(where: \.isExclusive), declarations.kind(of: first.place) == .rwlock else { return }
        addSharing(of: events, first, text)
    }

    /// Adds the mutation that takes an rwlock for reading only.
    private mutating func addSharing(of events: [LockEvent], _ first: LockEvent, _ text: String) {
        var edits = SyntaxEdits()
        for event in events where event.isExclusive {
            guard case .call(_, let places, let otherwise) = event.statement.kind else { continue }
            let word = Name(event.name.text + "_shared", event.name.span)
            edits.statements[event.statement.span] = [
                StatementSyntax(.call(word, places, else: otherwise), event.statement.span)
            ]
        }
        add(.shared, first.statement.span, before: text, after: "lock_shared(\(first.text))", edits)
    }
}

extension SyntaxEdits {
    /// Adds a declaration unless there is one of that name.
    fileprivate mutating func declare(_ declaration: DeclarationSyntax) {
        guard case .variable(let name, _, _, _) = declaration.kind else { return }
        let isKnown = additions.contains {
            if case .variable(let other, _, _, _) = $0.kind { other.text == name.text } else { false }
        }
        if !isKnown { additions.append(declaration) }
    }
}
