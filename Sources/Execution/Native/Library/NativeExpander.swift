import Engine

/// Expands states by native code, and by the virtual machine where there is none for a step.
struct NativeExpander {
    /// What runs.
    private let code: NativeCode
    /// What it works on.
    private let context: NativeContext

    /// Code whose coverage is that of `machine`.
    init(_ code: NativeCode, _ machine: VirtualMachine, _ interruption: Interruption) {
        self.code = code
        context = unsafe NativeContext(
            code, covered: machine.covered.unsafeBytes, interruption: interruption)
    }

    /// Expands states as `TransitionSystem.expand` does; the rest of a batch is left over where a state needs what
    /// `slowly` does.
    func expand(
        _ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int, slowly: (PackedStates) -> Int
    ) -> Int {
        while true {
            let result = buffer.withUnsafeColumns(sources: states.count) { columns in
                context.expand(states, into: &columns, until: enough, code.library)
            }
            guard let (done, status) = result else { return slowly(states) }
            if done > 0 || status.contains(.stopped) { return done }
            if status.contains(.elsewhere) { return slowly(states) }
            if !status.isDisjoint(with: [.stackFull, .waitsFull]), !context.grow() { return slowly(states) }
            if !status.isDisjoint(with: [.targetsFull, .findingsFull]), !buffer.grow() { return slowly(states) }
        }
    }

    /// Evaluates the predicates from that one on in states, until one of them needs the virtual machine; returns how many are
    /// done.
    func evaluate(_ first: Int, in states: PackedStates, into buffer: SuccessorBuffer, values: AtomValues) -> Int {
        buffer.withUnsafeColumns(sources: 0) { columns in
            context.evaluate(first, in: states, into: &columns, values: values, code.library)
        } ?? 0
    }
}
